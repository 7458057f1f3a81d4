import { expect, test } from 'vitest'
import { findKnowledge } from '#app/db/reads/content.server.ts'
import { pointsOf } from '#app/domain/knowledge/schema.ts'
import { undoNode, writeNode } from '#app/use-cases/content/edit-knowledge.server.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { aContent } from '#tests/factories/content.ts'
import { aPerson } from '#tests/setup/published.ts'
import { aWorld } from '#tests/setup/world.ts'

test('a point added here stays when the files are published again; one in use is not retired; a change is taken back', async () => {
  const world = await aWorld()
  await publishContent(world, aContent(), null)
  const trainer = await aPerson(world, 'px-1', ['trainer'])
  const write = (change: unknown, basedOn = 1) => writeNode(world, trainer, { change, basedOn })
  const points = async () => {
    const tree = await findKnowledge(world.db)
    return tree ? pointsOf(tree).map(({ id, name }) => [id, name]) : []
  }
  const form = { name: '回访', nameEn: 'call back', about: '', level: 'l4', module: 'l4-08-signals' }
  expect(await write({ kind: 'add', leaf: 'work.care', form })).toMatchObject({
    value: { id: 'work.care.call-back' },
  })
  expect(await write({ kind: 'retire', id: 'work.care.signals' })).toMatchObject({
    refusal: {
      code: 'point-in-use',
      modules: ['l4-08-signals'],
      ready: expect.arrayContaining(['l4-08-001']),
    },
  })
  const again = await publishContent(world, aContent(), null)
  expect(again).toMatchObject({ value: { newVersions: 0, findings: [] } })
  expect(await points()).toEqual([
    ['work.care.signals', '信号'],
    ['work.care.call-back', '回访'],
  ])
  expect(await undoNode(world, trainer, { n: 2 })).toMatchObject({ ok: true })
  expect(await points()).toEqual([['work.care.signals', '信号']])
})
