import { expect, test } from 'vitest'
import { findPool } from '#app/db/reads/exams.server.ts'
import { itemRecords } from '#app/db/reads/item-use.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { anEligibleTrainee } from '#tests/setup/published.ts'
import { aPublishedWorld } from '#tests/setup/world.ts'

test('an item counts once for every form it was in, and its facility waits for answers', async () => {
  const world = await aPublishedWorld()
  const pool = await findPool(world.db, 'l4')
  expect(pool?.health).toMatchObject({ capacity: expect.any(Number), conflict: [], shortages: [] })
  expect(pool?.weights).toHaveLength(pool?.tables.length ?? 0)
  expect((await itemRecords(world.db, 'l4')).size).toBe(0)

  const candidateId = await anEligibleTrainee(world)
  const started = await startAttempt(world, { candidateId, examId: 'l4-theory' })
  if (!started.ok) throw new Error(started.refusal.code)
  const records = [...(await itemRecords(world.db, 'l4')).values()]
  expect(records.length).toBeGreaterThan(60)
  expect(records.every(({ uses, facility }) => uses === 1 && facility === undefined)).toBe(true)
})
