import { bindingOf, findComponentResult, standingAt, triesAt } from '../../db/reads/certification.server.ts'
import { findDossier } from '../../db/reads/dossier.server.ts'
import { certificatesOf } from '../../db/reads/exams.server.ts'
import { findViewer } from '../../db/reads/people.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import {
  flagCertificate,
  insertComponentResult,
  voidComponentResult,
} from '../../db/writes/certification.server.ts'
import { type JudgedPart, outcomeOf } from '../../domain/certification/component.ts'
import { unmetRetake } from '../../domain/certification/eligibility.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import type { Level } from '../../domain/shared/level.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { awardLevel } from './award-level.server.ts'

export type ResultToRecord = Readonly<{
  personId: string
  actorId: string
  level: Level
  part: JudgedPart
  assessedAt: Instant
  note: string
}>

/**
 * Records the practical part or the review of a level as an assessor judged it, and awards the level when it was the
 * last part missing. A trainer or assessor over the person's unit or an administrator may, nobody for himself.
 * Refuses `not-allowed`, `in-future`, what `outcomeOf` refuses, and `too-soon` or `yearly-limit` when it stands too
 * close to another try, earlier or later.
 */
export async function recordResult(
  world: World,
  { personId, actorId, level, part, assessedAt, note }: ResultToRecord,
) {
  const { db, now, newId } = world
  const [id, at, eventId] = [newId(), now(), newId()]
  const recorded = await db.tx(async () => {
    const actor = await findViewer(db, actorId)
    const dossier = actor && (await findDossier(db, actor, personId))
    if (!dossier?.rights.results) return refuse({ code: 'not-allowed' } as const)
    if (assessedAt > at) return refuse({ code: 'in-future' } as const)
    const { rules } = await standingAt(db, personId, level, at)
    const outcome = outcomeOf(rules, part)
    if (!outcome.ok) return outcome
    const tries = [...(await triesAt(db, personId, level, part.component)), assessedAt].sort((a, b) => a - b)
    for (const [nth, moment] of tries.entries()) {
      const [clash] = moment < assessedAt ? [] : unmetRetake(rules, tries.slice(0, nth), moment)
      if (clash) return refuse(clash)
    }
    const { points, outOf, passed, minutes, scenes } = outcome.value
    await insertComponentResult(db, {
      id,
      personId,
      level,
      component: part.component,
      points,
      outOf,
      passed,
      scenes: scenes.map((scene) => ({ ...scene, redLines: [...scene.redLines] })),
      minutes,
      note,
      assessedAt,
      assessorId: actorId,
      recordedAt: at,
      voidedAt: null,
      voidReason: null,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'component-recorded',
      subject: personId,
      facts: { resultId: id, level, component: part.component, points, passed },
    })
    return ok({ id, points, passed })
  })
  if (!recorded.ok) return recorded
  const awarded = recorded.value.passed ? await awardLevel(world, { personId, level }) : undefined
  return ok({ ...recorded.value, awarded: awarded?.ok ? awarded.value.number : null })
}

/**
 * Takes a recorded result out of count, with a reason; it stays readable. A certificate that rests on it is flagged for
 * decision, not changed. Refuses `no-such-record` and `not-allowed`.
 */
export async function voidResult(
  { db, now, newId }: World,
  { resultId, actorId, reason }: { resultId: string; actorId: string; reason: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const result = await findComponentResult(db, resultId)
    if (!result) return refuse({ code: 'no-such-record' } as const)
    const actor = await findViewer(db, actorId)
    const dossier = actor && (await findDossier(db, actor, result.personId))
    if (!dossier?.rights.results) return refuse({ code: 'not-allowed' } as const)
    if (!(await voidComponentResult(db, resultId, { voidedAt: at, voidReason: reason })))
      return refuse({ code: 'no-such-record' } as const)
    const flagged: string[] = []
    for (const certificate of await certificatesOf(db, result.personId)) {
      const { practical, review } = bindingOf(certificate) ?? {}
      if (practical?.id !== resultId && review?.id !== resultId) continue
      const flag = { flaggedAt: at, flagReason: `依据的成绩已作废：${reason}` }
      if (await flagCertificate(db, certificate.id, flag)) flagged.push(certificate.number)
    }
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'component-voided',
      subject: result.personId,
      facts: { resultId, level: result.level, component: result.component, reason, flagged },
    })
    return ok({ personId: result.personId, flagged })
  })
}
