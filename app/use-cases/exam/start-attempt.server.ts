import type { Db } from '../../db/engine/db.server.ts'
import { unmetFor } from '../../db/reads/certification.server.ts'
import { getBlueprintVersion } from '../../db/reads/content.server.ts'
import {
  type Attempt,
  attemptsOf,
  blueprintVersionOf,
  type ExamSession,
  findExamSession,
  findPoolHead,
  isStanding,
  slotsOf,
} from '../../db/reads/exams.server.ts'
import { allUnits, findAccount } from '../../db/reads/people.server.ts'
import { countStarted, extraTimeOf, inviteesOf, preparedForms } from '../../db/reads/sittings.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertAttempt } from '../../db/writes/exams.server.ts'
import { assembleForms } from '../../domain/assembly/assemble.ts'
import { optionOrders } from '../../domain/assembly/options.ts'
import { ASSEMBLY_VERSION, type OverlapBudget } from '../../domain/assembly/types.ts'
import { deadlineFor } from '../../domain/attempt/state.ts'
import type { Blueprint } from '../../domain/blueprint/schema.ts'
import { extraMillis } from '../../domain/exam-session/extra-time.ts'
import { formsInOrder, overlapOf } from '../../domain/exam-session/forms.ts'
import { isInvited, mayStart } from '../../domain/exam-session/may-start.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import { judgeCode } from '../exam-session/access-code.server.ts'
import type { World } from '../world.ts'
import { bodiesOf, givenItems, slotsOfForm } from './form-of.server.ts'
import { preparedById } from './prepared-bank.server.ts'

type Start = {
  candidateId: string
  examId: string
  /** As typed, where the sitting asks for one. */
  accessCode?: string
  /** Where the request came from: a note for the invigilator, never a reason to refuse. */
  address?: string
}

/**
 * Gives one candidate his form and opens the attempt; the snapshot of form, option order, points, keys, deadline and cut
 * is written with it. An attempt of this sitting already open is returned as it is.
 * Refuses `no-such-exam`, whatever `mayStart` names, `another-attempt-open`, `not-eligible` (formal only, with what is
 * unmet) and `no-form`.
 */
export async function startAttempt(
  { db, now, newSeed, newId }: World,
  { candidateId, examId, accessCode, address }: Start,
) {
  const [id, seed, startedAt, eventId] = [newId(), newSeed(), now(), newId()]
  return db.tx(async () => {
    const exam = await findExamSession(db, examId)
    const pool = exam && (await findPoolHead(db, exam.level))
    if (!exam || !pool) return refuse({ code: 'no-such-exam', examId } as const)
    const earlier = (await attemptsOf(db, candidateId)).filter(({ status }) => status !== 'voided')
    const open = earlier.find(({ status }) => status === 'inProgress')
    if (open?.examSessionId === exam.id) return ok({ attemptId: open.id, resumed: true })
    const door = await atTheDoor(db, exam, { candidateId, earlier, accessCode, now: startedAt })
    if (!door.ok) return door
    if (open) return refuse({ code: 'another-attempt-open', attemptId: open.id, title: open.title } as const)

    const blueprint = await getBlueprintVersion(db, exam.level, pool.blueprintVersion)
    const { rules } = blueprint
    if (exam.kind === 'formal') {
      const unmet = await unmetFor(db, candidateId, exam.level, startedAt)
      if (unmet.length > 0) return refuse({ code: 'not-eligible', unmet } as const)
    }
    const sameLevel = earlier.filter(({ level }) => level === exam.level)
    const overlaps = exam.kind === 'practice' ? [] : await lastForm(db, sameLevel, rules.maxOverlap.value)
    const drawn =
      (await preparedForm(db, exam, door.value.started, overlaps)) ??
      (await ownForm(db, { exam, pool, blueprint, seed, overlaps }))
    if (!drawn.ok) return drawn
    const { given, orders, ...form } = drawn.value
    const { fullMark, cutScore, graceMs, release, minutes } = (
      await getBlueprintVersion(db, exam.level, form.blueprintVersion)
    ).rules
    const { slots, formHash } = slotsOfForm(given, orders)
    const extraMs = extraMillis(await extraTimeOf(db, exam.id, candidateId), minutes.value)
    const attempt = {
      id,
      examSessionId: exam.id,
      personId: candidateId,
      level: exam.level,
      status: 'inProgress',
      epoch: 1,
      assemblyVersion: ASSEMBLY_VERSION,
      ...form,
      formHash,
      fullMark: fullMark.value,
      cutScore: cutScore.value,
      graceMs: graceMs.value,
      release: exam.release ?? release.value,
      startedAt,
      deadline: deadlineFor({ minutes: minutes.value, closesAt: exam.closesAt, extraMs }, startedAt),
      extraMs,
      address: address ?? null,
    }
    await insertAttempt(
      db,
      attempt,
      slots.map((slot) => ({ attemptId: id, ...slot })),
    )
    await recordEvent(db, {
      id: eventId,
      at: startedAt,
      actorId: candidateId,
      kind: 'attempt-started',
      subject: id,
      facts: { examId, formHash, formNumber: form.formNumber, extraMs },
    })
    return ok({ attemptId: id, resumed: false })
  })
}

/** Whether the sitting lets this person in now. @returns how many started before him */
async function atTheDoor(
  db: Db,
  exam: ExamSession,
  {
    candidateId,
    earlier,
    accessCode,
    now,
  }: { candidateId: string; earlier: readonly Attempt[]; accessCode?: string; now: Instant },
) {
  const account = await findAccount(db, candidateId)
  const person = { id: candidateId, unitId: account?.unitId ?? '' }
  const invited = exam.invitedOnly && isInvited(await inviteesOf(db, exam.id), person, await allUnits(db))
  const started = await countStarted(db, exam.id, candidateId)
  const knocking = {
    invited,
    started,
    satAlready: earlier.some(({ examSessionId }) => examSessionId === exam.id),
    repeatable: exam.kind === 'practice' || isStanding(exam),
    code: judgeCode(exam, accessCode),
  }
  const allowed = mayStart(exam, knocking, now)
  return allowed.ok ? ok({ started }) : allowed
}

/** The form of the last attempt, of which the new one may repeat a share. */
async function lastForm(db: Db, attempts: readonly Attempt[], share: number): Promise<OverlapBudget[]> {
  const last = attempts.at(-1)
  if (!last) return []
  const ids = (await slotsOf(db, last.id)).map(({ itemId }) => itemId)
  return [{ previous: new Set(ids), max: Math.floor(ids.length * share) }]
}

/** The allotted prepared form, or the next that does not repeat too much of what he had; undefined: he draws his own. */
async function preparedForm(db: Db, exam: ExamSession, nth: number, overlaps: readonly OverlapBudget[]) {
  if (exam.parallelForms === null) return undefined
  const forms = await preparedForms(db, exam.id)
  const numbers = forms.map(({ number }) => number)
  const fits = formsInOrder(nth, numbers, hashOf(exam.id).slice(0, 32))
    .flatMap((number) => forms.find((form) => form.number === number) ?? [])
    .find(({ items }) => overlaps.every(({ previous, max }) => overlapOf(items, previous) <= max))
  if (!fits) return undefined
  const { number, rootSeed, poolId, tableIndex, items, optionOrders: orders, verification } = fits
  const given = await givenItems(db, items)
  const blueprintVersion = await blueprintVersionOf(db, poolId)
  return ok({
    given,
    orders,
    rootSeed,
    poolId,
    blueprintVersion,
    tableIndex,
    verification,
    formNumber: number,
  })
}

type OwnForm = {
  exam: ExamSession
  pool: NonNullable<Awaited<ReturnType<typeof findPoolHead>>>
  blueprint: Blueprint
  seed: string
  overlaps: OverlapBudget[]
}

/** A form drawn for him alone. Refuses `no-form`. */
async function ownForm(db: Db, { exam, pool, blueprint, seed, overlaps }: OwnForm) {
  const drawn = assembleForms({
    ...(await preparedById(db, pool.id, blueprint, exam.kind)),
    seed,
    overlaps,
  })
  if (!drawn.ok) return refuse({ code: 'no-form', reason: drawn.refusal.code } as const)
  const [form] = drawn.value
  if (!form) return refuse({ code: 'no-form', reason: 'no-table' } as const)
  const given = await givenItems(db, form.items)
  return ok({
    given,
    orders: optionOrders(seed, bodiesOf(given)),
    rootSeed: seed,
    poolId: pool.id,
    blueprintVersion: pool.blueprintVersion,
    tableIndex: form.tableIndex,
    verification: form.verification,
    formNumber: null,
  })
}
