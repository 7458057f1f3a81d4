import { describe, expect, test } from 'vitest'
import { allCaseWorks, findCaseWork, votesOn } from '#app/db/reads/complaint-desk.server.ts'
import { agreedCases, casesKeptForExams, drillLog, readyCases } from '#app/db/reads/drill.server.ts'
import { drillStanding } from '#app/db/reads/drill-round.server.ts'
import { findViewer } from '#app/db/reads/people.server.ts'
import { talkNow } from '#app/db/reads/talk-now.server.ts'
import { findTalkReport } from '#app/db/reads/talk-report.server.ts'
import { findTalkRoom } from '#app/db/reads/talk-room.server.ts'
import { findTalk } from '#app/db/reads/talks.server.ts'
import { type CaseWork, workFromForm } from '#app/domain/complaint/desk.ts'
import { classOf } from '#app/domain/complaint/motives.ts'
import { askedLines } from '#app/domain/role-play/asked-needs.ts'
import { rowsOfSheet } from '#app/lib/sheet/read-sheet.server.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { answerLine } from '#app/use-cases/drill/answer-line.server.ts'
import { importComplaints } from '#app/use-cases/drill/import-complaints.server.ts'
import { labelCase } from '#app/use-cases/drill/label-case.server.ts'
import { publishCase, retireCase } from '#app/use-cases/drill/publish-case.server.ts'
import { beginCase, moveCase, saveCase } from '#app/use-cases/drill/write-case.server.ts'
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

describe('the desk', () => {
  const aDesk = async () => {
    const world = await aPublishedWorld()
    const [author, one, two] = [
      await aPerson(world, 'px-1', ['trainer']),
      await aPerson(world, 'px-2', ['trainer']),
      await aPerson(world, 'px-3', ['trainer']),
    ]
    return { world, author, one, two }
  }
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
})
