import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { allBankItems, itemVersionsOf, readyBank, versionName } from '#app/db/reads/bank.server.ts'
import { certificatesOf, findAttempt, marksOf, type Slot, slotsOf } from '#app/db/reads/exams.server.ts'
import { findKeyChange } from '#app/db/reads/regrades.server.ts'
import { attempts, auditEvents, scoreVersions } from '#app/db/schema/index.ts'
import type { RegradePolicy } from '#app/domain/item/key-change.ts'
import type { Of } from '#app/domain/item/schema.ts'
import { DAY } from '#app/domain/shared/instant.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { submitAttempt } from '#app/use-cases/exam/end-attempt.server.ts'
import { saveAnswers } from '#app/use-cases/exam/save-answers.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { applyKeyChanges, applyLeftOver } from '#app/use-cases/regrade/apply-key-changes.server.ts'
import { approveKeyChange } from '#app/use-cases/regrade/approve-key-change.server.ts'
import {
  proposeKeyChange,
  renewDryRun,
  withdrawKeyChange,
} from '#app/use-cases/regrade/propose-key-change.server.ts'
import { rightAnswer } from '#tests/factories/answers.ts'
import { anEligibleTrainee, aPerson, realContent } from '#tests/setup/published.ts'
import { aPublishedWorld, type TestWorld } from '#tests/setup/world.ts'

let world: TestWorld
let proposedBy: string
let approverId: string

beforeEach(async () => {
  world = await aPublishedWorld()
  proposedBy = await aPerson(world, 'px-1', ['trainer'])
  approverId = await aPerson(world, 'px-2', ['trainer'])
})

/** Starts an attempt; everything in it can be answered right or left blank. */
async function anAttempt(login: string) {
  const candidateId = await anEligibleTrainee(world, login)
  const started = await startAttempt(world, { candidateId, examId: 'l4-theory' })
  if (!started.ok) throw new Error(JSON.stringify(started.refusal))
  const { attemptId } = started.value
  return { candidateId, attemptId, slots: await slotsOf(world.db, attemptId) }
}
type Sat = Awaited<ReturnType<typeof anAttempt>>

/** An attempt whose form holds this item. */
async function attemptWith(itemId: string): Promise<Sat> {
  for (let i = 0; i < 30; i++) {
    const sat = await anAttempt(`zx-9${i}`)
    if (sat.slots.some((slot) => slot.itemId === itemId)) return sat
  }
  throw new Error(`no form holds ${itemId}`)
}

/** Answers every question right but those named, hands in, and puts the cut where the test needs it. */
async function handIn(
  { candidateId, attemptId, slots }: Sat,
  {
    wrong,
    choosing = {},
    cutScore,
  }: { wrong: readonly Slot[]; choosing?: Record<number, string>; cutScore?: number },
) {
  const versions = await itemVersionsOf(world.db, slots)
  const blank = new Set(wrong.map(({ slot }) => slot))
  const events = slots.flatMap(({ slot, itemId, itemVersion }, at) => {
    const body = versions.get(versionName(itemId, itemVersion))?.body
    if (!body) throw new Error(itemId)
    const chosen = choosing[slot]
    if (blank.has(slot) && chosen === undefined) return []
    const value = chosen === undefined ? rightAnswer(body) : ({ kind: 'single', chosen } as const)
    return [{ slot, value, seq: at + 1 }]
  })
  await saveAnswers(
    world,
    events.map((event) => ({
      ...event,
      attemptId,
      candidateId,
      epoch: 1,
      clientEventId: randomUUID(),
      flagged: false,
      receivedAt: world.now(),
    })),
  )
  if (cutScore !== undefined)
    await world.db.update(attempts).set({ cutScore }).where(eq(attempts.id, attemptId))
  const handed = await submitAttempt(world, {
    attemptId,
    candidateId,
    epoch: 1,
    submitKey: 'key',
    receivedAt: world.now(),
  })
  if (!handed.ok) throw new Error(handed.refusal.code)
}

async function singleIn({ slots }: Sat) {
  const slot = slots.find(({ kind }) => kind === 'single')
  const body =
    slot && (await itemVersionsOf(world.db, [slot])).get(versionName(slot.itemId, slot.itemVersion))?.body
  if (!slot || body?.kind !== 'single') throw new Error('no single choice question')
  const other = body.options.find(({ id }) => id !== body.key)?.id ?? ''
  return { slot, body, other, corrected: { ...body, key: other } }
}

const propose = ({ itemId, itemVersion }: Slot, policy: RegradePolicy, body: Of<'single'> | null = null) =>
  proposeKeyChange(world, { itemId, itemVersion, policy, body, reason: '印刷答案有误', proposedBy })

async function proposed(...args: Parameters<typeof propose>) {
  const done = await propose(...args)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return { changeId: done.value.id, hash: done.value.hash, approverId }
}

const scoresOf = (attemptId: string) =>
  world.db.select().from(scoreVersions).where(eq(scoreVersions.attemptId, attemptId)).orderBy(scoreVersions.n)

describe('a corrected key', () => {
  test('turns a pass into a fail: a second score, a flagged certificate, the first score kept', async () => {
    const sat = await anAttempt('zx-1')
    const { slot, corrected } = await singleIn(sat)
    await handIn(sat, { wrong: [], cutScore: 10_000 })
    const change = await proposed(slot, 'rekey', corrected)
    expect((await findKeyChange(world.db, change.changeId))?.dryRun).toMatchObject({
      totals: { attempts: 1, lowered: 1, toFail: 1 },
      rows: [
        {
          before: { points: 10_000 },
          after: { points: 9_900, passed: false },
          certificates: [{ flagged: false }],
        },
      ],
    })
    expect(await scoresOf(sat.attemptId)).toHaveLength(1)
    world.later(DAY)
    expect(await approveKeyChange(world, change)).toMatchObject({ ok: true })
    expect(await scoresOf(sat.attemptId)).toMatchObject([
      { n: 1, points: 10_000, passed: true, reason: 'first-marking', keyChangeId: null },
      { n: 2, points: 9_900, passed: false, reason: 'regrade', actorId: proposedBy, approverId },
    ])
    expect((await marksOf(world.db, sat.attemptId, 2)).length).toBe(sat.slots.length)
    const [certificate] = await certificatesOf(world.db, sat.candidateId)
    expect(certificate).toMatchObject({ revokedAt: null, flaggedAt: world.now() })
    expect(certificate?.flagReason).toContain(slot.itemId)
    expect(await findKeyChange(world.db, change.changeId)).toMatchObject({ status: 'applied' })
    const kinds = (await world.db.select().from(auditEvents)).map(({ kind }) => kind)
    for (const kind of [
      'key-change-proposed',
      'key-change-approved',
      'attempt-regraded',
      'certificate-flagged',
      'key-change-applied',
    ])
      expect(kinds.filter((one) => one === kind)).toHaveLength(1)
  })

  test('turns a fail into a pass and awards what marking would have awarded', async () => {
    const sat = await anAttempt('zx-1')
    const { slot, other, corrected } = await singleIn(sat)
    await handIn(sat, { wrong: [slot], choosing: { [slot.slot]: other }, cutScore: 10_000 })
    expect(await certificatesOf(world.db, sat.candidateId)).toEqual([])
    await approveKeyChange(world, await proposed(slot, 'rekey', corrected))
    expect(await scoresOf(sat.attemptId)).toMatchObject([{ passed: false }, { points: 10_000, passed: true }])
    expect(await certificatesOf(world.db, sat.candidateId)).toMatchObject([
      { scoreVersion: 2, points: 10_000 },
    ])
  })

  test('is in the snapshot of attempts begun afterwards, which it does not touch again', async () => {
    const sat = await anAttempt('zx-1')
    const { slot, corrected } = await singleIn(sat)
    await handIn(sat, { wrong: [] })
    await approveKeyChange(world, await proposed(slot, 'rekey', corrected))
    const standing = (await allBankItems(world.db)).find(({ id }) => id === slot.itemId)
    expect(standing).toMatchObject({ keyVersion: slot.keyVersion + 1, body: { key: corrected.key } })
    const given = async (keyVersion?: number) =>
      (await itemVersionsOf(world.db, [{ ...slot, keyVersion }])).get(
        versionName(slot.itemId, slot.itemVersion),
      )?.body
    expect(await given()).toMatchObject({ key: corrected.key })
    expect(await given(slot.keyVersion)).not.toMatchObject({ key: corrected.key })
    const later = await attemptWith(slot.itemId)
    const same = later.slots.find(({ itemId }) => itemId === slot.itemId)
    expect(same?.keyVersion).toBe(slot.keyVersion + 1)
    await handIn(later, { wrong: [] })
    expect(await scoresOf(later.attemptId)).toMatchObject([{ n: 1, points: 10_000 }])
  })

  test('reaches an attempt that was open only after it is closed and marked by its own key', async () => {
    const [closed, open] = [await anAttempt('zx-1'), await anAttempt('zx-2')]
    const shared = closed.slots.find(
      (one) => one.kind === 'single' && open.slots.some(({ itemId }) => itemId === one.itemId),
    )
    if (!shared) throw new Error('the two forms share no single choice question')
    const { corrected } = await singleIn({ ...closed, slots: [shared] })
    await handIn(closed, { wrong: [] })
    const change = await proposed(shared, 'rekey', corrected)
    expect((await findKeyChange(world.db, change.changeId))?.dryRun).toMatchObject({ unmarked: 1 })
    await approveKeyChange(world, change)
    expect(await scoresOf(open.attemptId)).toEqual([])
    expect(await findAttempt(world.db, open.attemptId)).toMatchObject({ status: 'inProgress' })
    await handIn(open, { wrong: [], cutScore: 10_000 })
    expect(await scoresOf(open.attemptId)).toMatchObject([
      { n: 1, points: 10_000, reason: 'first-marking' },
      { n: 2, points: 9_900, reason: 'regrade', keyChangeId: change.changeId },
    ])
    // the score that counts is the corrected one: no certificate was ever given for the first
    expect(await certificatesOf(world.db, open.candidateId)).toEqual([])
  })

  test('is taken once an attempt, however often it is applied', async () => {
    const sat = await anAttempt('zx-1')
    const { slot, corrected } = await singleIn(sat)
    await handIn(sat, { wrong: [] })
    const change = await proposed(slot, 'rekey', corrected)
    await approveKeyChange(world, change)
    expect(await applyKeyChanges(world, { keyChangeId: change.changeId, limit: 10 })).toBe(0)
    expect(await applyLeftOver(world)).toBe(0)
    expect(await approveKeyChange(world, change)).toMatchObject({
      refusal: { code: 'change-closed', status: 'applied' },
    })
    expect(await scoresOf(sat.attemptId)).toHaveLength(2)
  })

  test('two corrections follow each other: dropped, then counted by a new key', async () => {
    const sat = await anAttempt('zx-1')
    const { slot, other, corrected } = await singleIn(sat)
    await handIn(sat, { wrong: [slot], choosing: { [slot.slot]: other } })
    await approveKeyChange(world, await proposed(slot, 'dropAndRescale'))
    expect((await readyBank(world.db, 'l4')).some(({ id }) => id === slot.itemId)).toBe(false)
    await approveKeyChange(world, await proposed(slot, 'rekey', corrected))
    expect((await readyBank(world.db, 'l4')).some(({ id }) => id === slot.itemId)).toBe(true)
    expect(await scoresOf(sat.attemptId)).toMatchObject([
      { n: 1, points: 9_900 },
      { n: 2, points: 10_000 },
      { n: 3, points: 10_000 },
    ])
  })
})

describe('approval', () => {
  test('is by a second person, who did not sit the exam', async () => {
    const sat = await anAttempt('zx-1')
    const { slot, corrected } = await singleIn(sat)
    await handIn(sat, { wrong: [] })
    const change = await proposed(slot, 'rekey', corrected)
    expect(await approveKeyChange(world, { ...change, approverId: proposedBy })).toMatchObject({
      refusal: { code: 'own-proposal' },
    })
    expect(await approveKeyChange(world, { ...change, approverId: sat.candidateId })).toMatchObject({
      refusal: { code: 'own-attempt' },
    })
    expect(await scoresOf(sat.attemptId)).toHaveLength(1)
  })

  test('is refused when the dry run is stale, with what has changed, until it is run again', async () => {
    const [first, second] = [await anAttempt('zx-1'), await anAttempt('zx-2')]
    const shared = first.slots.find(
      (one) => one.kind === 'single' && second.slots.some(({ itemId }) => itemId === one.itemId),
    )
    if (!shared) throw new Error('the two forms share no single choice question')
    const { corrected } = await singleIn({ ...first, slots: [shared] })
    await handIn(first, { wrong: [] })
    const change = await proposed(shared, 'acceptBoth', corrected)
    await handIn(second, { wrong: [] })
    expect(await approveKeyChange(world, change)).toEqual({
      ok: false,
      refusal: {
        code: 'stale',
        changed: { key: false, added: [second.attemptId], gone: [], rescored: [], certificates: [] },
      },
    })
    const renewed = await renewDryRun(world, { changeId: change.changeId, actorId: proposedBy })
    if (!renewed.ok) throw new Error(renewed.refusal.code)
    expect(await approveKeyChange(world, change)).toMatchObject({ refusal: { code: 'other-report' } })
    expect(await approveKeyChange(world, { ...change, hash: renewed.value.hash })).toMatchObject({ ok: true })
    expect(await scoresOf(second.attemptId)).toMatchObject([{ n: 1 }, { n: 2, points: 10_000 }])
  })

  test('is not possible after a withdrawal', async () => {
    const sat = await anAttempt('zx-1')
    const { slot, corrected } = await singleIn(sat)
    await handIn(sat, { wrong: [] })
    const change = await proposed(slot, 'rekey', corrected)
    expect(await propose(slot, 'fullCreditToAll')).toMatchObject({
      refusal: { code: 'change-open', changeId: change.changeId },
    })
    expect(await withdrawKeyChange(world, { changeId: change.changeId, actorId: proposedBy })).toMatchObject({
      ok: true,
    })
    expect(await approveKeyChange(world, change)).toMatchObject({ refusal: { code: 'change-closed' } })
    expect(await propose(slot, 'fullCreditToAll')).toMatchObject({ ok: true })
  })
})

describe('a proposal is refused', () => {
  test('without a key, with the same key, with another wording, for no such item', async () => {
    const sat = await anAttempt('zx-1')
    const { slot, body, corrected } = await singleIn(sat)
    expect(await propose(slot, 'rekey')).toMatchObject({ refusal: { code: 'key-missing' } })
    expect(await propose(slot, 'rekey', body)).toMatchObject({ refusal: { code: 'same-key' } })
    expect(await propose(slot, 'rekey', { ...corrected, stem: '另一题' })).toMatchObject({
      refusal: { code: 'not-a-key-change' },
    })
    expect(await propose({ ...slot, itemId: 'l4-99-999' }, 'rekey', corrected)).toMatchObject({
      refusal: { code: 'no-such-item' },
    })
  })
})

describe('publishing', () => {
  test('holds a key that was corrected in the file alone, and says what to do; regrade makes both agree', async () => {
    const sat = await anAttempt('zx-1')
    const { slot, corrected } = await singleIn(sat)
    await handIn(sat, { wrong: [] })
    const content = await realContent()
    const withKey = {
      ...content,
      items: content.items.map((loaded) =>
        loaded.item.id === slot.itemId ? { ...loaded, item: { ...loaded.item, body: corrected } } : loaded,
      ),
    }
    const warned = await publishContent(world, withKey, null)
    expect(warned).toMatchObject({ ok: true, value: { newVersions: 0 } })
    expect(warned.ok && warned.value.findings.map(({ rule }) => rule)).toContain('key-of-given-item')
    await approveKeyChange(world, await proposed(slot, 'rekey', corrected))
    const behind = await publishContent(world, content, null)
    expect(behind.ok && behind.value.findings.map(({ rule }) => rule)).toContain('corrected-key-in-file')
    const agreed = await publishContent(world, withKey, null)
    expect(agreed).toMatchObject({ ok: true, value: { newVersions: 0 } })
    expect(agreed.ok && agreed.value.findings.map(({ rule }) => rule)).not.toContain('key-of-given-item')
    const standing = (await allBankItems(world.db)).find(({ id }) => id === slot.itemId)
    expect(standing).toMatchObject({ version: slot.itemVersion, body: { key: corrected.key } })
  })
})
