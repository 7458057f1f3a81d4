import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { allCaseWorks, findCaseWork, votesOn } from '#app/db/reads/complaint-desk.server.ts'
import { findPairing, findTwinCandidates, seekingOf } from '#app/db/reads/complaint-twins.server.ts'
import {
  agreedCases,
  casesKeptForExams,
  drillLog,
  findPublishedCase,
  readyCases,
} from '#app/db/reads/drill.server.ts'
import { drillStanding } from '#app/db/reads/drill-round.server.ts'
import { findViewer } from '#app/db/reads/people.server.ts'
import { documentVersionNames } from '#app/db/reads/publishing.server.ts'
import { talkNow } from '#app/db/reads/talk-now.server.ts'
import { findTalkReport } from '#app/db/reads/talk-report.server.ts'
import { findTalkRoom } from '#app/db/reads/talk-room.server.ts'
import { findTalk } from '#app/db/reads/talks.server.ts'
import { auditEvents } from '#app/db/schema/index.ts'
import { type CaseWork, workFromForm } from '#app/domain/complaint/desk.ts'
import { classOf } from '#app/domain/complaint/motives.ts'
import { askedLines } from '#app/domain/role-play/asked-needs.ts'
import { rowsOfSheet } from '#app/lib/sheet/read-sheet.server.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { answerLine } from '#app/use-cases/drill/answer-line.server.ts'
import { importComplaints } from '#app/use-cases/drill/import-complaints.server.ts'
import { labelCase } from '#app/use-cases/drill/label-case.server.ts'
import { publishCase, retireCase } from '#app/use-cases/drill/publish-case.server.ts'
import { tieTwins, untieTwins } from '#app/use-cases/drill/tie-twins.server.ts'
import { beginCase, checkedWork, moveCase, saveCase } from '#app/use-cases/drill/write-case.server.ts'
import { say } from '#app/use-cases/role-play/say.server.ts'
import { startTalk } from '#app/use-cases/role-play/start-talk.server.ts'
import { aPerson, realContent } from '#tests/setup/published.ts'
import { aPublishedWorld, type TestWorld } from '#tests/setup/world.ts'

test('a case that a reserved item asks is agreed on, and not practised', async () => {
  const { db } = await aPublishedWorld()
  const kept = await casesKeptForExams(db)
  expect(kept.size).toBeGreaterThanOrEqual(12)
  const agreed = (await agreedCases(db)).map(({ complaint }) => complaint.id)
  const practised = (await readyCases(db)).map(({ complaint }) => complaint.id)
  expect([...kept].every((id) => agreed.includes(id) && !practised.includes(id))).toBe(true)
  expect(practised).toHaveLength(agreed.length - kept.size)
})

describe('a line of a talk', () => {
  const aTalk = async () => {
    const world = await aPublishedWorld()
    const personId = await aPerson(world, 'zx-1')
    const started = await startTalk(world, {
      personId,
      slug: 'disconnect',
      mode: 'free',
      difficulty: 'normal',
    })
    if (!started.ok) throw new Error(started.refusal.code)
    return { world, personId, talkId: started.value.talkId }
  }

  test('is asked about, answered once into the log of the drill, and the talk is not moved by it', async () => {
    const { world, personId, talkId } = await aTalk()
    const { db } = world
    const lines = [
      '您好，我是客户经理小林。',
      '您当时是怎么遇到这个问题的？',
      '上次办的时候工作人员怎么答复您的？',
    ]
    for (const [seq, words] of lines.entries())
      await say(world, { personId, talkId, seq, order: { kind: 'say', say: words, hints: 0 } })
    const stored = await findTalk(db, talkId)
    if (!stored) throw new Error(talkId)
    const before = await talkNow(db, stored)
    const [asked] = askedLines(before.talk)
    if (!asked) throw new Error('no line with a need')
    const given = { class: classOf(asked.need), motive: asked.need }
    const answer = { personId, talkId, turn: asked.turn, tookMs: 1_200 }
    expect(await answerLine(world, { ...answer, given })).toMatchObject({ ok: true, value: { score: 100 } })
    // a repeat changes nothing
    const other = { class: 'mixed' as const, motive: 'R4' as const }
    expect(await answerLine(world, { ...answer, given: other })).toMatchObject({ value: { score: 100 } })
    expect(await drillLog(db, [personId])).toMatchObject([
      { source: 'rolePlay', setId: null, keyMotive: asked.need, saidMotive: asked.need, score: 100 },
    ])
    expect((await talkNow(db, stored)).talk).toEqual(before.talk)
    expect((await findTalkRoom(db, { talkId, personId }))?.asked?.turn).not.toBe(asked.turn)
  })

  test('that is passed over is noted as such, and counts neither as right nor as wrong', async () => {
    const { world, personId, talkId } = await aTalk()
    const { db } = world
    const turnAsked = async () => (await findTalkRoom(db, { talkId, personId }))?.asked?.turn
    const lines = [
      '您好，我是客户经理小林。',
      '您当时是怎么遇到这个问题的？',
      '上次办的时候工作人员怎么答复您的？',
    ]
    let asked: number | undefined
    for (const [seq, words] of lines.entries()) {
      asked ??= await turnAsked()
      await say(world, { personId, talkId, seq, order: { kind: 'say', say: words, hints: 0 } })
    }
    asked ??= await turnAsked()
    await say(world, { personId, talkId, seq: lines.length, order: { kind: 'end' } })
    const viewer = await findViewer(db, personId)
    if (!viewer) throw new Error(personId)
    const { needs } = (await findTalkReport(db, viewer, talkId)) ?? { needs: [] }
    expect(needs).toMatchObject([{ turn: asked, said: null }])
    expect(await drillLog(db, [personId])).toEqual([])
    const standing = await drillStanding(db, personId, [], world.now())
    expect(standing).toMatchObject({ answered: 0, classRight: null, skipped: 1 })
  })

  test('is not for others, and a line without a need is not asked about', async () => {
    const { world, talkId, personId } = await aTalk()
    const given = { class: 'emotional', motive: 'E1' } as const
    const stranger = await aPerson(world, 'zx-2')
    expect(await answerLine(world, { personId: stranger, talkId, turn: 0, given, tookMs: 1 })).toMatchObject({
      refusal: { code: 'no-such-talk' },
    })
    expect(await answerLine(world, { personId, talkId, turn: 40, given, tookMs: 1 })).toMatchObject({
      refusal: { code: 'no-such-turn' },
    })
  })
})

const TEXT = '路由器灯一到晚上就灭，报了两次修，你们总得给它治断根吧。'
const label = { class: 'rational', primaryMotive: 'R1', secondaryMotive: null, deciding: '治断根' } as const
type Written = Omit<CaseWork, 'replaces' | 'round' | 'publishedAs'>
const written = (change: Partial<Written> = {}): Written => {
  const read = workFromForm({
    text: TEXT,
    channel: 'hotline',
    tier: '2',
    class: 'rational',
    primaryMotive: 'R1',
    secondaryMotive: '',
    deciding: '治断根',
    rule: '10',
    reason: '要根治，没有要时间。',
    trapMotive: 'R2',
    trap: '报修两次听着像催，落点在断根。',
    note: '',
  })
  if (!read.success) throw read.error
  return { ...read.data, ...change }
}

const aDesk = async () => {
  const world = await aPublishedWorld()
  const [author, one, two] = [
    await aPerson(world, 'px-1', ['trainer']),
    await aPerson(world, 'px-2', ['trainer']),
    await aPerson(world, 'px-3', ['trainer']),
  ]
  return { world, author, one, two }
}
type Desk = Awaited<ReturnType<typeof aDesk>>
const aWork = async (
  world: TestWorld,
  authorId: string,
  replaces: string | null = null,
  work = written(),
) => {
  const begun = await beginCase(world, { authorId, replaces })
  if (!begun.ok) throw new Error(begun.refusal.code)
  const { caseId } = begun.value
  expect(await saveCase(world, { caseId, actorId: authorId, work })).toMatchObject({ ok: true })
  expect(await moveCase(world, { caseId, actorId: authorId, to: 'rating' })).toMatchObject({ ok: true })
  return caseId
}

describe('the desk', () => {
  test('a case needs two blind labels by others; then it is practised, and publishing files does not take it away', async () => {
    const { world, author, one, two } = await aDesk()
    const { db } = world
    const [old] = (await readyCases(db)).filter(({ complaint }) => complaint.primaryMotive === 'R1')
    if (!old) throw new Error('no case')
    const caseId = await aWork(world, author, old.complaint.id)
    expect(await labelCase(world, { caseId, raterId: author, label })).toMatchObject({
      refusal: { code: 'own-work' },
    })
    // who may still label it must not write its key
    expect(await saveCase(world, { caseId, actorId: one, work: written() })).toMatchObject({
      refusal: { code: 'forbidden' },
    })
    expect(await labelCase(world, { caseId, raterId: one, label })).toMatchObject({ ok: true })
    expect(await labelCase(world, { caseId, raterId: one, label })).toMatchObject({
      refusal: { code: 'answered-already' },
    })
    expect(await publishCase(world, { caseId, actorId: author })).toMatchObject({
      refusal: { code: 'labels-missing', have: 1 },
    })
    await labelCase(world, { caseId, raterId: two, label })
    const published = await publishCase(world, { caseId, actorId: author })
    expect(published).toMatchObject({ ok: true, value: { id: 'c-r1-500' } })
    const again = await publishContent(world, await realContent(), null)
    expect(again).toMatchObject({ ok: true, value: { retired: 0, newVersions: 0 } })
    const ids = (await readyCases(db)).map(({ complaint }) => complaint.id)
    expect(ids).toContain('c-r1-500')
    expect(ids).not.toContain(old.complaint.id)
  })

  test('a disagreement is settled by a note, among what the raters said', async () => {
    const { world, author, one, two } = await aDesk()
    const caseId = await aWork(world, author)
    await labelCase(world, { caseId, raterId: one, label })
    await labelCase(world, { caseId, raterId: two, label: { ...label, primaryMotive: 'R2' } })
    expect(await publishCase(world, { caseId, actorId: author })).toMatchObject({
      refusal: { code: 'reason-missing' },
    })
    await saveCase(world, { caseId, actorId: one, work: written({ primaryMotive: 'R3', note: '第 10 条' }) })
    expect(await publishCase(world, { caseId, actorId: author })).toMatchObject({
      refusal: { code: 'key-unnamed' },
    })
    await saveCase(world, { caseId, actorId: one, work: written({ note: '第 10 条：断根是治，不是催。' }) })
    expect(await publishCase(world, { caseId, actorId: author })).toMatchObject({ ok: true })
  })

  test('a sentence taken back begins another round; the labels of the first stay on record', async () => {
    const { world, author, one } = await aDesk()
    const caseId = await aWork(world, author)
    await labelCase(world, { caseId, raterId: one, label })
    await moveCase(world, { caseId, actorId: author, to: 'draft' })
    expect((await findCaseWork(world.db, caseId))?.work.round).toBe(2)
    expect(await votesOn(world.db, [caseId])).toHaveLength(1)
    await moveCase(world, { caseId, actorId: author, to: 'rating' })
    expect(await labelCase(world, { caseId, raterId: one, label })).toMatchObject({ ok: true })
  })

  test('a retired case stays retired when its file is published again', async () => {
    const { world, author } = await aDesk()
    const id = 'c-r4-005'
    expect(await retireCase(world, { id, actorId: author, reason: ' ' })).toMatchObject({
      refusal: { code: 'reason-missing' },
    })
    expect(await retireCase(world, { id, actorId: author, reason: '太多人选错' })).toMatchObject({ ok: true })
    await publishContent(world, await realContent(), null)
    expect((await agreedCases(world.db)).map(({ complaint }) => complaint.id)).not.toContain(id)
  })

  test('a sheet of raw complaints becomes drafts with a suggestion; what is too like is named by its line', async () => {
    const { world, author } = await aDesk()
    const csv = `编号,投诉内容\n1,${TEXT}\n2,开除他，不然我上热搜。\n3,机顶盒遥控器三天两头失灵，换一只能用的给我\n`
    const rows = await rowsOfSheet(new TextEncoder().encode(csv))
    if (!rows.ok) throw new Error(rows.refusal.message)
    const imported = await importComplaints(world, { actorId: author, rows: rows.value })
    expect(imported).toMatchObject({ ok: true, value: { read: 3, accepted: 2, rejected: [{ line: 3 }] } })
    const works = await allCaseWorks(world.db)
    expect(works.map(({ status, work }) => [status, work.class])).toEqual([
      ['draft', null],
      ['draft', null],
    ])
    expect(works.every(({ suggestion }) => suggestion !== null)).toBe(true)
  })

  test('a workbook as it comes from the hotline: what is whole becomes drafts, every fault is named by its row', async () => {
    const { world, author } = await aDesk()
    const [known] = (await agreedCases(world.db)).map(({ complaint }) => complaint)
    if (!known) throw new Error('no case')
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('填表说明').addRow(['请看第二张表，一行一句。'])
    const sheet = workbook.addWorksheet('三月')
    sheet.addRows([
      ['热线投诉原话（三月）'],
      [],
      ['工单号', '受理日期', '投诉原话', '坐席'],
      [301, new Date(Date.UTC(2026, 2, 2)), '机顶盒遥控器三天两头失灵，换一只能用的给我', '张三'],
      [],
      [302, null, '网'.repeat(201), '张三'],
      [303, null, known.text, '李四'],
      [
        304,
        null,
        {
          formula: 'CONCATENATE("楼道里的线盒敞着口，","派人来盖上")',
          result: '楼道里的线盒敞着口，派人来盖上',
        },
        '',
      ],
      [305, null, { formula: 'A5&B5' }, '李四'],
      [306, null, { formula: 'C99/0', result: { error: '#DIV/0!' } }, '李四'],
      [307, null, new Date(Date.UTC(2026, 2, 5)), '李四'],
      [308, null, 13800, '李四'],
      [309, null, '  机顶盒遥控器三天两头失灵，换一只能用的给我 ', '王五'],
      [310, null, '我的电话是13900001234，打过来说清楚', '王五'],
      [
        311,
        null,
        {
          richText: [
            { text: '电梯里' },
            { text: '一格信号都没有，', font: { bold: true } },
            { text: '业主群天天骂我' },
          ],
        },
        '王五',
      ],
    ])
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const rows = await rowsOfSheet(bytes)
    if (!rows.ok) throw new Error(rows.refusal.message)
    const imported = await importComplaints(world, { actorId: author, rows: rows.value })
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusal))
    const { read, accepted, rejected, importId } = imported.value
    expect({ read, accepted }).toEqual({ read: 11, accepted: 3 })
    const reasons = Object.fromEntries(rejected.map(({ line, reason }) => [line, reason]))
    expect(reasons).toEqual({
      6: '一句话不超过 200 字',
      7: expect.stringContaining(known.id),
      9: expect.stringContaining('公式'),
      10: expect.stringContaining('公式'),
      11: expect.stringContaining('没有汉字'),
      12: expect.stringContaining('没有汉字'),
      13: expect.stringContaining('第 4 行'),
      14: expect.stringContaining('13900001234'),
    })
    const works = await allCaseWorks(world.db)
    expect(works.map(({ work }) => work.text).sort()).toEqual(
      [
        '机顶盒遥控器三天两头失灵，换一只能用的给我',
        '楼道里的线盒敞着口，派人来盖上',
        '电梯里一格信号都没有，业主群天天骂我',
      ].sort(),
    )
    expect(works.every((it) => it.importId === importId && it.status === 'draft' && it.suggestion)).toBe(true)
    const facts = (await world.db.select().from(auditEvents)).find(({ subject }) => subject === importId)
    expect(facts).toMatchObject({
      kind: 'complaints-imported',
      facts: { read: 11, accepted: 3, rejected: 8 },
    })

    // what was thrown away may come again; what stands as a draft may not
    const [first] = works
    if (!first) throw new Error('no draft')
    await moveCase(world, { caseId: first.caseId, actorId: author, to: 'discarded' })
    expect(await importComplaints(world, { actorId: author, rows: rows.value })).toMatchObject({
      value: { accepted: 1 },
    })
  })

  test('a workbook that names no column, or has nothing in it, becomes nothing', async () => {
    const { world, author } = await aDesk()
    for (const [cells, fault] of [
      [['张三', '你们的网又断了，几点能来人？'], '看不出哪一列'],
      [['投诉内容'], '没有投诉内容'],
    ] as const) {
      const workbook = new ExcelJS.Workbook()
      workbook.addWorksheet('一').addRow([...cells])
      const rows = await rowsOfSheet(new Uint8Array(await workbook.xlsx.writeBuffer()))
      if (!rows.ok) throw new Error(rows.refusal.message)
      expect(await importComplaints(world, { actorId: author, rows: rows.value })).toMatchObject({
        refusal: { code: 'case-faults', faults: [expect.stringContaining(fault)] },
      })
    }
    expect(await allCaseWorks(world.db)).toEqual([])
  })
})

describe('twins', () => {
  /** Two cases without a twin that want different things. */
  const loners = async ({ world: { db } }: Desk) => {
    const free = (await readyCases(db)).map((it) => it.complaint).filter(({ twin }) => twin === undefined)
    const [one, other] = (['E1', 'R3'] as const).map((of) => free.find((it) => it.primaryMotive === of))
    if (!one || !other) throw new Error('no case without a twin')
    return { one, other }
  }
  const twinOf = async ({ world: { db } }: Desk, id: string) =>
    (await findPublishedCase(db, id))?.complaint.twin
  const eventsOf = async ({ world: { db } }: Desk, kind: string) =>
    (
      await db
        .select({ kind: auditEvents.kind, subject: auditEvents.subject, facts: auditEvents.facts })
        .from(auditEvents)
    ).filter((event) => event.kind === kind)

  test('are tied on both sides at once, kept when files are published, and taken apart again', async () => {
    const desk = await aDesk()
    const { world, author } = desk
    const { one, other } = await loners(desk)
    const tie = { id: one.id, twinId: other.id, actorId: author }
    expect(await tieTwins(world, tie)).toMatchObject({ ok: true })
    expect([await twinOf(desk, one.id), await twinOf(desk, other.id)]).toEqual([other.id, one.id])
    expect(await eventsOf(desk, 'complaint-twins-tied')).toEqual([
      { kind: 'complaint-twins-tied', subject: one.id, facts: { twin: other.id } },
    ])
    expect(await publishContent(world, await realContent(), null)).toMatchObject({
      value: { retired: 0, newVersions: 0 },
    })
    expect(await twinOf(desk, one.id)).toBe(other.id)

    expect(await untieTwins(world, { id: other.id, actorId: author })).toMatchObject({ ok: true })
    expect([await twinOf(desk, one.id), await twinOf(desk, other.id)]).toEqual([undefined, undefined])
    expect(await eventsOf(desk, 'complaint-twins-untied')).toMatchObject([
      { subject: other.id, facts: { twin: one.id } },
    ])
    expect(await untieTwins(world, { id: other.id, actorId: author })).toMatchObject({
      refusal: { code: 'no-such-twin' },
    })
  })

  test('are refused where the pair would teach nothing, break another, or give away an exam; nothing is written then', async () => {
    const desk = await aDesk()
    const { world, author } = desk
    const { db } = world
    const { one, other } = await loners(desk)
    const all = (await readyCases(db)).map(({ complaint }) => complaint)
    const [kept = ''] = await casesKeptForExams(db)
    const same = all.find((it) => it.primaryMotive === 'E1' && !it.twin && it.id !== one.id)
    const taken = all.find((it) => it.primaryMotive === 'R1' && it.twin)
    const versions = async () => (await documentVersionNames(db, 'complaintCase')).length
    const before = await versions()
    for (const [twinId, code] of [
      [same?.id, 'same-motive'],
      [taken?.id, 'twin-taken'],
      [kept, 'twin-kept'],
      ['c-r4-102', 'no-such-twin'],
      [one.id, 'no-such-twin'],
    ] as const)
      expect(await tieTwins(world, { id: one.id, twinId: twinId ?? '', actorId: author })).toMatchObject({
        refusal: { code },
      })
    expect(await tieTwins(world, { id: taken?.id ?? '', twinId: one.id, actorId: author })).toMatchObject({
      refusal: { code: 'twin-taken' },
    })
    expect(await tieTwins(world, { id: 'c-e1-999', twinId: other.id, actorId: author })).toMatchObject({
      refusal: { code: 'no-such-case' },
    })
    expect(await versions()).toBe(before)
    expect(await eventsOf(desk, 'complaint-twins-tied')).toEqual([])
  })

  test('are found by words and number, and a sentence nearly the same may stand beside its twin alone', async () => {
    const desk = await aDesk()
    const { world, author, one: rater, two } = desk
    const { other } = await loners(desk)
    const words = other.text.slice(0, 4)
    const seeking = { ...written(), id: null, replaces: null }
    const found = await findTwinCandidates(world.db, seeking, `${words} ${other.id}`)
    expect(found.map(({ id }) => id)).toEqual([other.id])
    const everything = await findTwinCandidates(world.db, seekingOf(other), '')
    expect(everything.every(({ id }) => id !== other.id)).toBe(true)

    // the published sentence with another end: too like it, but for its twin
    const work = written({ text: `${other.text}先治断根。`, deciding: '先治断根' })
    const begun = await beginCase(world, { authorId: author, replaces: null })
    if (!begun.ok) throw new Error(begun.refusal.code)
    const { caseId } = begun.value
    const alone = await checkedWork(world, { caseId, work })
    expect(alone.remarks.map(({ message }) => message).join()).toContain(other.id)
    const twinned = { ...work, twin: other.id }
    const beside = await checkedWork(world, { caseId, work: twinned })
    expect(beside).toMatchObject({ remarks: [], pairing: { fault: null, twin: { id: other.id } } })
    expect(beside.pairing?.stretches[0].filter(({ own }) => own).map(({ text }) => text)).toEqual([
      '先治断根。',
    ])
    const wrong = await checkedWork(world, { caseId, work: { ...twinned, primaryMotive: 'R3' } })
    expect(wrong.pairing?.fault).toBe('same-motive')

    await saveCase(world, { caseId, actorId: author, work: twinned })
    await moveCase(world, { caseId, actorId: author, to: 'rating' })
    const said = { ...label, deciding: '先治断根' }
    await labelCase(world, { caseId, raterId: rater, label: said })
    await labelCase(world, { caseId, raterId: two, label: said })
    await saveCase(world, { caseId, actorId: author, work: work })
    expect(await publishCase(world, { caseId, actorId: author })).toMatchObject({
      refusal: { code: 'case-faults' },
    })
    await saveCase(world, { caseId, actorId: author, work: twinned })
    expect(await publishCase(world, { caseId, actorId: author })).toMatchObject({ value: { id: 'c-r1-500' } })
    expect([await twinOf(desk, 'c-r1-500'), await twinOf(desk, other.id)]).toEqual([other.id, 'c-r1-500'])
    expect(await eventsOf(desk, 'complaint-twins-tied')).toMatchObject([{ subject: 'c-r1-500' }])
    expect(await findPairing(world.db, seekingOf(other), 'c-r1-500')).toMatchObject({ fault: null })
  })

  test('a replacement inherits the twin, and a case that is retired sets its twin free', async () => {
    const desk = await aDesk()
    const { world, author, one: rater, two } = desk
    const all = (await readyCases(world.db)).map(({ complaint }) => complaint)
    const old = all.find(
      (it) =>
        it.primaryMotive === 'R1' &&
        all.some(({ id, primaryMotive }) => id === it.twin && primaryMotive !== 'R2'),
    )
    if (!old?.twin) throw new Error('no pair')
    const begun = await beginCase(world, { authorId: author, replaces: old.id })
    if (!begun.ok) throw new Error(begun.refusal.code)
    const { caseId } = begun.value
    const inherited = (await findCaseWork(world.db, caseId))?.work.twin
    expect(inherited).toBe(old.twin)
    await saveCase(world, { caseId, actorId: author, work: written({ twin: old.twin }) })
    await moveCase(world, { caseId, actorId: author, to: 'rating' })
    await labelCase(world, { caseId, raterId: rater, label })
    await labelCase(world, { caseId, raterId: two, label })
    expect(await publishCase(world, { caseId, actorId: author })).toMatchObject({ value: { id: 'c-r1-500' } })
    expect([await twinOf(desk, old.twin), await twinOf(desk, old.id)]).toEqual(['c-r1-500', undefined])

    await retireCase(world, { id: 'c-r1-500', actorId: author, reason: '太多人选错' })
    expect(await twinOf(desk, old.twin)).toBeUndefined()
    expect(await eventsOf(desk, 'complaint-retired')).toMatchObject([{ facts: { untied: old.twin } }])
  })
})
