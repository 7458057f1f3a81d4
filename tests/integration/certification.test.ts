import { describe, expect, test } from 'vitest'
import { bindingOf, ladderLines, ladderOf, standingAt, unmetFor } from '#app/db/reads/certification.server.ts'
import { certificateRegister, decisionsAbout } from '#app/db/reads/decisions.server.ts'
import { certificatesOf, findCertificate } from '#app/db/reads/exams.server.ts'
import { auditEvents } from '#app/db/schema/index.ts'
import { flagCertificate } from '#app/db/writes/certification.server.ts'
import { stateOf } from '#app/domain/certification/award.ts'
import type { JudgedPart } from '#app/domain/certification/component.ts'
import type { RedLine } from '#app/domain/certification/red-line.ts'
import { standing } from '#app/domain/certification/standing.ts'
import { DAY } from '#app/domain/shared/instant.ts'
import {
  approveDecision,
  declineDecision,
  proposeDecision,
} from '#app/use-cases/certificate/decide.server.ts'
import { recordCareer, withdrawCareer } from '#app/use-cases/certificate/record-career.server.ts'
import { recordResult, voidResult } from '#app/use-cases/certificate/record-result.server.ts'
import { showScore } from '#app/use-cases/certificate/show-score.server.ts'
import { watchTerms } from '#app/use-cases/certificate/watch-terms.server.ts'
import { aCalendar } from '#tests/factories/certification.ts'
import { aCertifyingWorld, anAttempt, aPersonIn, aScore, studied } from '#tests/setup/certified.ts'

type Scene = Awaited<ReturnType<typeof aCertifyingWorld>>
const practical = (points = 8_100, redLines: RedLine[] = []): JudgedPart => ({
  component: 'practical',
  scenes: [{ name: '协议到期', minutes: 15, points, outOf: 10_000, redLines }],
})
const judged = ({ world, holder, assessor }: Scene, part = practical(), by = assessor) =>
  recordResult(world, {
    personId: holder,
    actorId: by,
    level: 'l4',
    part,
    assessedAt: world.now(),
    note: '',
  })
const kinds = async ({ world }: Scene) => (await world.db.select().from(auditEvents)).map(({ kind }) => kind)

/** Somebody who has everything of l4. */
async function certified() {
  const scene = await aCertifyingWorld()
  await studied(scene.world, scene.holder)
  const attemptId = await anAttempt(scene.world, scene.holder)
  scene.world.later(DAY)
  await judged(scene)
  const certificate = (await certificatesOf(scene.world.db, scene.holder)).find(
    ({ scope }) => scope === 'full',
  )
  if (!certificate) throw new Error('not awarded')
  return { ...scene, attemptId, certificate }
}

describe('the whole level', () => {
  test('is awarded when its last part is recorded, binds what it rests on and replaces the theory statement', async () => {
    const scene = await aCertifyingWorld()
    const { world, holder } = scene
    await studied(world, holder)
    const attemptId = await anAttempt(world, holder)
    expect(await judged(scene)).toMatchObject({
      ok: true,
      value: { passed: true, awarded: 'WW-L4-2026-000002' },
    })
    const [statement, whole] = await certificatesOf(world.db, holder)
    expect(whole).toMatchObject({ scope: 'full', level: 'l4', attemptId, points: 7_200, ruleVersion: 1 })
    expect(statement).toMatchObject({ scope: 'theory', supersededBy: whole?.id })
    expect(whole && bindingOf(whole)).toMatchObject({
      attempt: {
        id: attemptId,
        scoreVersion: 1,
        points: 7_200,
        cutScore: 6_000,
        formHash: `form-${attemptId}`,
      },
      practical: { points: 8_100 },
      review: null,
      classHours: 30,
    })
    expect(await kinds(scene)).toEqual(expect.arrayContaining(['component-recorded', 'certificate-issued']))
  })

  test('is awarded whichever part comes last, and never from 59.95', async () => {
    const scene = await aCertifyingWorld()
    const { world, holder } = scene
    await studied(world, holder)
    expect(await judged(scene)).toMatchObject({ value: { passed: true, awarded: null } })
    await anAttempt(world, holder, { points: 5_995 })
    expect(await certificatesOf(world.db, holder)).toEqual([])
    await anAttempt(world, holder, { points: 6_000 })
    expect((await certificatesOf(world.db, holder)).map(({ scope }) => scope)).toEqual(['theory', 'full'])
  })

  test('waits for hours, and is awarded by the round of the clock once they are there', async () => {
    const scene = await aCertifyingWorld()
    const { world, holder } = scene
    await anAttempt(world, holder)
    expect(await judged(scene)).toMatchObject({ value: { awarded: null } })
    expect((await standingAt(world.db, holder, 'l4', world.now())).standing.unmet).toMatchObject([
      { name: 'class-hours', have: 0, need: 30 },
    ])
    await studied(world, holder)
    expect(await watchTerms(world)).toMatchObject({ awarded: 1 })
    expect(await watchTerms(world)).toMatchObject({ awarded: 0 })
  })

  test('the decision can be made again from what the certificate binds', async () => {
    const { world, certificate } = await certified()
    const bound = bindingOf(certificate)
    if (!bound) throw new Error('no binding')
    const { rules } = await standingAt(world.db, certificate.personId, 'l4', certificate.issuedAt)
    const part = ({ id, points, at }: { id: string; points: number; at: number }) => [
      { id, at, points, outOf: 10_000, passed: points >= 6_000, inQuestion: false, redLines: [] },
    ]
    const again = standing(
      rules,
      {
        classHours: bound.classHours,
        certificates: [],
        inPostSince: bound.inPostSince,
        theory: part(bound.attempt),
        practical: part(bound.practical),
        review: [],
      },
      aCalendar(certificate.issuedAt),
    )
    expect(again.complete).toBe(true)
  })

  test('a red line keeps it back, and another try waits a week', async () => {
    const scene = await aCertifyingWorld()
    const { world, holder } = scene
    await studied(world, holder)
    await anAttempt(world, holder)
    expect(await judged(scene, practical(9_000, ['hideTerms']))).toMatchObject({
      value: { passed: false, awarded: null },
    })
    expect(await judged(scene)).toMatchObject({ refusal: { code: 'too-soon' } })
    world.later(7 * DAY)
    expect(await judged(scene)).toMatchObject({ value: { passed: true } })
    expect(await certificatesOf(world.db, holder)).toHaveLength(2)
  })

  test('an old part serves no second certificate; fresh ones renew it', async () => {
    const { world, holder, certificate, ...scene } = await certified()
    world.later(400 * DAY)
    const all = { ...scene, world, holder, certificate }
    await anAttempt(world, holder)
    expect((await certificatesOf(world.db, holder)).filter(({ scope }) => scope === 'full')).toHaveLength(1)
    await judged(all)
    const full = (await certificatesOf(world.db, holder)).filter(({ scope }) => scope === 'full')
    expect(full).toHaveLength(2)
    expect(full[0]?.supersededBy).toBe(full[1]?.id)
  })
})

describe('who may', () => {
  test('results: an assessor over the unit or an administrator, nobody for himself, no manager', async () => {
    const scene = await aCertifyingWorld()
    const { world, holder, manager, first } = scene
    const far = await aPersonIn(world, 'px-far', 'assessor', { id: 'far', name: '城北分局', parentId: null })
    for (const actor of [holder, manager, far])
      expect(await judged(scene, practical(), actor)).toMatchObject({ refusal: { code: 'not-allowed' } })
    expect(await judged(scene, practical(), first)).toMatchObject({ ok: true })
    const self = { personId: first, actorId: first, level: 'l4' as const, part: practical(), note: '' }
    expect(await recordResult(world, { ...self, assessedAt: world.now() })).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
  })

  test('career: a manager of the unit or an administrator; the future is no record', async () => {
    const { world, holder, assessor, manager } = await aCertifyingWorld()
    const record = (actorId: string, since: number) =>
      recordCareer(world, { personId: holder, actorId, note: '', fact: { kind: 'inPost', since } })
    expect(await record(assessor, 0)).toMatchObject({ refusal: { code: 'not-allowed' } })
    expect(await record(manager, world.now() + 1)).toMatchObject({ refusal: { code: 'in-future' } })
    expect(await record(manager, 0)).toMatchObject({ ok: true })
  })
})

test('a ladder of four says what each level still asks for; records open the next one', async () => {
  const { world, holder, manager } = await certified()
  const missing = async () =>
    (await ladderOf(world.db, holder, world.now())).map(({ standing }) =>
      standing.unmet.map(({ name }) => name),
    )
  expect(await missing()).toMatchObject([
    ['theory', 'practical'], // what renews it: the first parts are spent
    ['class-hours', 'time-in-post', 'theory', 'practical'],
    ['class-hours', 'earlier-certificate', 'time-in-post', 'theory', 'practical', 'review'],
    ['class-hours', 'earlier-certificate', 'time-in-post', 'theory', 'practical', 'review'],
  ])
  const since = world.now() - 366 * DAY
  const recorded = await recordCareer(world, {
    personId: holder,
    actorId: manager,
    note: '劳动合同',
    fact: { kind: 'inPost', since },
  })
  await studied(world, holder, 'l3')
  expect(await unmetFor(world.db, holder, 'l3', world.now())).toEqual([])
  if (!recorded.ok) throw new Error(recorded.refusal.code)
  expect(await withdrawCareer(world, { recordId: recorded.value.id, actorId: manager })).toMatchObject({
    ok: true,
  })
  expect(await unmetFor(world.db, holder, 'l3', world.now())).toMatchObject([
    { code: 'time-in-post', since: null },
  ])
})

test('a voided result flags the certificate that rests on it and changes nothing else', async () => {
  const scene = await certified()
  const { world, assessor, certificate } = scene
  const resultId = bindingOf(certificate)?.practical.id ?? ''
  expect(await voidResult(world, { resultId, actorId: assessor, reason: '录音缺失' })).toMatchObject({
    value: { flagged: [certificate.number] },
  })
  const after = await findCertificate(world.db, { id: certificate.id })
  expect(after).toMatchObject({ revokedAt: null, supersededBy: null })
  expect(after?.flagReason).toContain('录音缺失')
})

describe('a decision about a certificate', () => {
  test('to revoke takes two people, neither of them the holder', async () => {
    const { world, certificate, first, second, manager } = await certified()
    const propose = (actorId: string) =>
      proposeDecision(world, { certificateId: certificate.id, actorId, decision: 'revoke', reason: '替考' })
    expect(await propose(manager)).toMatchObject({ refusal: { code: 'not-allowed' } })
    const proposed = await propose(first)
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    expect(await propose(second)).toMatchObject({ refusal: { code: 'decision-waits' } })
    const approve = (actorId: string) => approveDecision(world, { decisionId: proposed.value.id, actorId })
    expect(await approve(first)).toMatchObject({ refusal: { code: 'same-person' } })
    const before = await findCertificate(world.db, { id: certificate.id })
    expect(before && stateOf(before, world.now())).toBe('valid')
    expect(await approve(second)).toMatchObject({ ok: true })
    expect(await findCertificate(world.db, { id: certificate.id })).toMatchObject({
      revokeReason: '替考',
      revokedBy: second,
    })
    expect(await approve(second)).toMatchObject({ refusal: { code: 'no-such-decision' } })
    expect(await decisionsAbout(world.db, certificate.id)).toMatchObject([
      { decision: 'revoke', proposer: '人员 gl-1', approver: '人员 gl-2' },
    ])
    // the parts it rested on do not award it again
    expect(await watchTerms(world)).toMatchObject({ awarded: 0 })
  })

  test('to keep clears the flag; only a flagged one can be kept', async () => {
    const { world, certificate, first, second } = await certified()
    const keep = () =>
      proposeDecision(world, {
        certificateId: certificate.id,
        actorId: first,
        decision: 'keep',
        reason: '仍合格',
      })
    expect(await keep()).toMatchObject({ refusal: { code: 'not-flagged' } })
    await flagCertificate(world.db, certificate.id, { flaggedAt: world.now(), flagReason: '重判' })
    const proposed = await keep()
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    expect(await approveDecision(world, { decisionId: proposed.value.id, actorId: second })).toMatchObject({
      ok: true,
    })
    const after = await findCertificate(world.db, { id: certificate.id })
    expect(after).toMatchObject({ flaggedAt: null, revokedAt: null, supersededBy: null })
  })

  test('to reissue gives a new number with the score as it stands, to the same last day', async () => {
    const { world, holder, certificate, attemptId, first, second } = await certified()
    await aScore(world, attemptId, { n: 2, points: 6_900 })
    const proposed = await proposeDecision(world, {
      certificateId: certificate.id,
      actorId: first,
      decision: 'reissue',
      reason: '重判后分数有变',
    })
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    await approveDecision(world, { decisionId: proposed.value.id, actorId: second })
    const fresh = (await certificatesOf(world.db, holder)).at(-1)
    expect(fresh).toMatchObject({ scope: 'full', issue: 2, points: 6_900, scoreVersion: 2 })
    expect(fresh?.validUntil).toBe(certificate.validUntil)
    expect(fresh?.number).not.toBe(certificate.number)
    expect(await findCertificate(world.db, { id: certificate.id })).toMatchObject({ supersededBy: fresh?.id })
  })

  test('to reissue is refused when the results no longer carry it; a proposal can be declined', async () => {
    const { world, certificate, attemptId, first, second } = await certified()
    await aScore(world, attemptId, { n: 2, points: 5_995 })
    const propose = (decision: 'reissue' | 'revoke') =>
      proposeDecision(world, {
        certificateId: certificate.id,
        actorId: first,
        decision,
        reason: '重判后不合格',
      })
    expect(await propose('reissue')).toMatchObject({ refusal: { code: 'not-passed' } })
    const proposed = await propose('revoke')
    if (!proposed.ok) throw new Error(proposed.refusal.code)
    expect((await certificateRegister(world.db)).find(({ id }) => id === certificate.id)?.waiting).toBe(
      'revoke',
    )
    expect(await declineDecision(world, { decisionId: proposed.value.id, actorId: second })).toMatchObject({
      ok: true,
    })
    expect(await propose('revoke')).toMatchObject({ ok: true })
  })
})

test('only the holder lets his score be shown', async () => {
  const { world, holder, first, certificate } = await certified()
  const show = (personId: string) => showScore(world, { code: certificate.code, personId, scorePublic: true })
  expect(await show(first)).toMatchObject({ refusal: { code: 'no-such-certificate' } })
  expect(await show(holder)).toMatchObject({ ok: true })
  expect(await findCertificate(world.db, { id: certificate.id })).toMatchObject({ scorePublic: true })
})

test('reminders and the end are recorded once each', async () => {
  const scene = await certified()
  const { world, certificate } = scene
  world.later(certificate.validUntil - world.now() - 80 * DAY)
  expect(await watchTerms(world)).toMatchObject({ reminded: 1, expired: 0 })
  expect(await watchTerms(world)).toMatchObject({ reminded: 0, expired: 0 })
  expect((await ladderLines(world.db, scene.holder, world.now()))[0]?.certificate?.daysLeft).toBe(80)
  world.later(55 * DAY)
  expect(await watchTerms(world)).toMatchObject({ reminded: 1, expired: 0 })
  world.later(40 * DAY)
  expect(await watchTerms(world)).toMatchObject({ reminded: 0, expired: 1 })
  expect(await watchTerms(world)).toMatchObject({ reminded: 0, expired: 0 })
  expect((await kinds(scene)).filter((kind) => kind === 'certificate-reminder')).toHaveLength(2)
})
