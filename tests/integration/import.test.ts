import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { allBankItems } from '#app/db/reads/bank.server.ts'
import { findImport } from '#app/db/reads/bank-imports.server.ts'
import { findWork } from '#app/db/reads/works.server.ts'
import { auditEvents, itemWorks } from '#app/db/schema/index.ts'
import { examineApart } from '#app/lib/exchange/examine-apart.server.ts'
import { exportItems, foreseeExport } from '#app/use-cases/item/export-items.server.ts'
import {
  confirmImport,
  examineImport,
  previewImport,
  undoImport,
} from '#app/use-cases/item/import-items.server.ts'
import { saveWork } from '#app/use-cases/item/save-work.server.ts'
import { aPerson } from '#tests/setup/published.ts'
import { aPublishedWorld } from '#tests/setup/world.ts'

const FILE = `题型,题干,选项A,选项B,答案,知识点
单选题,这是导入的第一道题吗？,是,不是,A,职业定义
单选题,这是导入的第二道题吗？,是,不是,B,没有的知识点
单选题,这一行答案写错了吗？,是,不是,Z,职业定义
判断题,平台之外来的题也要送审。,,,对,职业定义
`
const fileOf = (text: string) => ({ name: '新题.csv', bytes: new TextEncoder().encode(text) })

test('import with faults, mended, again, and taken back whole', async () => {
  const world = await aPublishedWorld()
  const trainer = await aPerson(world, 'px-1', ['trainer'])
  const writer = { id: trainer }
  const preview = async (text: string) => {
    const previewed = await previewImport(world, trainer, fileOf(text))
    if (!previewed.ok) throw new Error(previewed.refusal.message)
    return previewed.value
  }
  const works = async () => (await world.db.select().from(itemWorks)).length
  const first = await preview(FILE)
  expect(first.report).toMatchObject({ read: 4, rejected: [{ line: 4 }], unmapped: ['没有的知识点'] })
  const confirm = (id: string, more: object = {}) =>
    confirmImport(world, trainer, { id, goodOnes: false, mapping: {}, year: '2026', ...more })
  expect(await confirm(first.id)).toMatchObject({ refusal: { code: 'has-rejected' } })
  expect(await confirm(first.id, { goodOnes: true })).toMatchObject({
    refusal: { code: 'unmapped', names: ['没有的知识点'] },
  })
  expect(await works()).toBe(0)

  const mended = await preview(FILE.replace(',Z,', ',B,'))
  const done = await confirm(mended.id, { mapping: { 没有的知识点: 'pro.core.role-definition' } })
  if (!done.ok) throw new Error(done.refusal.code)
  expect(done.value.itemIds).toHaveLength(4)
  expect(await findWork(world.db, done.value.itemIds[1] ?? '')).toMatchObject({
    status: 'draft',
    authorId: trainer,
    body: { key: 'b', knowledgePoint: 'pro.core.role-definition' },
  })
  expect(await confirm(mended.id)).toMatchObject({ refusal: { code: 'decided-already' } })

  // the same file again changes nothing, and is known
  const again = await preview(FILE.replace(',Z,', ',B,'))
  expect([first.earlier, mended.earlier]).toEqual([[], []])
  expect(again.earlier).toMatchObject([{ id: mended.id, status: 'imported' }])
  expect(again.report).toMatchObject({
    accepted: [],
    rejected: [],
    duplicates: [{ of: done.value.itemIds[0] }, {}, {}, {}],
  })
  expect(await confirm(again.id)).toMatchObject({ refusal: { code: 'nothing-to-import' } })
  expect(await works()).toBe(4)

  const [itemId = ''] = done.value.itemIds
  const work = await findWork(world.db, itemId)
  if (!work) throw new Error('no work')
  await saveWork(world, writer, {
    itemId,
    moduleId: work.moduleId,
    body: { ...work.body, rationale: '改过' },
    basedOn: null,
    revision: 1,
  })
  expect(await undoImport(world, writer, mended.id)).toMatchObject({
    refusal: { code: 'in-use', itemIds: [itemId] },
  })
  const other = await preview('题干,答案,知识点\n另一道判断题要不要送审。,对,职业定义\n')
  const taken = await confirm(other.id)
  if (!taken.ok) throw new Error(taken.refusal.code)
  expect(await undoImport(world, writer, other.id)).toMatchObject({ value: { items: 1 } })
  expect(await findImport(world.db, other.id)).toMatchObject({ status: 'undone' })
  expect(await findWork(world.db, taken.value.itemIds[0] ?? '')).toBeUndefined()
  const kinds = await world.db
    .select({ kind: auditEvents.kind })
    .from(auditEvents)
    .where(eq(auditEvents.subject, other.id))
  expect(kinds.map(({ kind }) => kind).sort()).toEqual([
    'import-confirmed',
    'import-previewed',
    'import-undone',
  ])
})

test('in a process of its own a file is read as here, near duplicates of the bank, null characters and stages told', async () => {
  const world = await aPublishedWorld()
  const [item] = await allBankItems(world.db)
  if (item?.body.kind !== 'single') throw new Error('the first item of the bank is no single choice')
  const { stem, options } = item.body
  const asked = { kind: 'single', stem: `${stem}请选择。`, options, key: 'a' }
  const nulls = '{ kind: trueFalse, stem: "对\\0错", key: true }'
  const text = `items:\n  - ${JSON.stringify(asked)}\n  - ${nulls}\n`
  const brought = { name: '新题.yaml', bytes: new TextEncoder().encode(text) }
  const stages: string[] = []
  const apart = await examineImport(world, brought, {
    examine: examineApart,
    tell: ({ stage }) => stages.push(stage),
  })
  expect(apart).toEqual(await examineImport(world, brought))
  expect(stages).toEqual(['reading', 'comparing'])
  expect(apart).toMatchObject({
    value: {
      report: {
        accepted: [{ line: 2 }],
        near: [{ line: 2, of: item.id }],
        rejected: [{ line: 3, reason: expect.stringContaining('空字符') }],
      },
    },
  })
}, 30_000)

test('what the bank gives out it knows again', async () => {
  const world = await aPublishedWorld()
  const { bytes, items } = await exportItems(world, null, 'yaml')
  const examined = await examineImport(world, { name: 'bank.yaml', bytes })
  if (!examined.ok) throw new Error(examined.refusal.message)
  expect(examined.value.report.accepted).toEqual([])
  expect(examined.value.report.duplicates).toHaveLength(items)
})

test('what a format leaves behind is told before the download, and is what the file then leaves behind', async () => {
  const world = await aPublishedWorld()
  const wanted = { level: 'l4', status: 'ready' } as const
  const { items, formats } = await foreseeExport(world, wanted)
  for (const { format, carried, losses } of formats) {
    const written = await exportItems(world, null, format, wanted)
    expect(carried, format).toBe(written.items)
    const left = new Map<string, string[]>()
    for (const { id, losses } of written.leftOut)
      for (const loss of losses) left.set(loss, [...(left.get(loss) ?? []), id])
    expect(new Map(losses.map(({ loss, items }) => [loss, items])), format).toEqual(
      new Map([...left].map(([loss, ids]) => [loss, ids.length])),
    )
    for (const { loss, first } of losses) expect(left.get(loss)?.slice(0, 6)).toEqual(first)
  }
  const of = (name: string) => formats.find(({ format }) => format === name)
  expect(of('yaml')).toMatchObject({ carried: items, same: items, losses: [] })
  // a difficulty goes into a table and into no other format
  expect(of('excel')?.losses.map(({ loss }) => loss)).not.toContain('difficulty')
  expect(of('gift')?.losses).toContainEqual(
    expect.objectContaining({ loss: 'difficulty', items: of('gift')?.carried }),
  )
  expect(of('gift')?.losses).toContainEqual(expect.objectContaining({ loss: 'kind' }))
}, 60_000)
