import { beforeEach, expect, test } from 'vitest'
import { SECOND } from '#app/domain/shared/instant.ts'
import { readOwnAttempt } from '#app/use-cases/exam/read-attempt.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { takeOver } from '#app/use-cases/exam/take-over.server.ts'
import { anEligibleTrainee } from '#tests/setup/published.ts'
import { aPublishedWorld, MINUTE, type TestWorld } from '#tests/setup/world.ts'

let world: TestWorld
let candidateId: string
let attemptId: string

beforeEach(async () => {
  world = await aPublishedWorld()
  candidateId = await anEligibleTrainee(world)
  const started = await startAttempt(world, { candidateId, examId: 'l4-theory' })
  if (!started.ok) throw new Error(started.refusal.code)
  attemptId = started.value.attemptId
})

test('of two first openings one gets the paper and the other is told', async () => {
  const open = () => takeOver(world, { attemptId, candidateId, userAgent: 'page', seen: 1 })
  const both = await Promise.all([open(), open()])
  expect(both).toContainEqual({ ok: true, value: { epoch: 2 } })
  expect(both).toContainEqual({ ok: false, refusal: { code: 'session-taken' } })
})

test('somebody else cannot take a paper over', async () => {
  expect(await takeOver(world, { attemptId, candidateId: 'stranger', userAgent: 'page' })).toMatchObject({
    refusal: { code: 'no-such-attempt' },
  })
})

test('reading closes a paper only after its last moment', async () => {
  world.later(100 * MINUTE + 10 * SECOND)
  expect((await readOwnAttempt(world, attemptId, candidateId))?.status).toBe('inProgress')
  world.later(1)
  expect(await readOwnAttempt(world, attemptId, candidateId)).toMatchObject({
    status: 'released',
    receipt: { by: 'deadline' },
  })
  expect(await takeOver(world, { attemptId, candidateId, userAgent: 'page' })).toMatchObject({
    refusal: { code: 'attempt-closed' },
  })
})
