import { getCertification } from '../../db/reads/content.server.ts'
import {
  type Attempt,
  findAttempt,
  findCertificate,
  findHolder,
  latestScore,
} from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertCertificate, nextInSeries } from '../../db/writes/exams.server.ts'
import { numberIn, passes, seriesOf } from '../../domain/certification/award.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { civilDateIn, endOfTerm } from '../../lib/site-time.server.ts'
import type { World } from '../world.ts'
import { awardLevel } from './award-level.server.ts'

/**
 * Awards the theory part of a level for a released attempt that passed. The record binds attempt, form, score version,
 * blueprint version and rule version, so that the decision can be computed again. Once an attempt: again returns it.
 * Where this was the last part of the level that was missing, the whole level is awarded after it.
 * Refuses `no-such-attempt`, `not-formal` (practice and mock count for nothing), `not-released`, `not-passed`.
 */
export async function awardTheory(world: World, attemptId: string) {
  const { db, now, newId, newSeed } = world
  const [id, code, at, eventId] = [newId(), newSeed(), now(), newId()]
  const awarded = await db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt) return refuse({ code: 'no-such-attempt' } as const)
    if (attempt.kind !== 'formal') return refuse({ code: 'not-formal' } as const)
    const standing = await findCertificate(db, { attemptId })
    if (standing) return ok({ ...whose(attempt), code: standing.code, number: standing.number })
    if (attempt.status !== 'released') return refuse({ code: 'not-released' } as const)
    const score = await latestScore(db, attemptId)
    if (!score || !passes(score.points, attempt.cutScore)) return refuse({ code: 'not-passed' } as const)
    const holder = await findHolder(db, attempt.personId)
    const { n: ruleVersion, rules } = await getCertification(db)
    const series = seriesOf(attempt.level, civilDateIn(at).year)
    const number = numberIn(series, await nextInSeries(db, series))
    await insertCertificate(db, {
      id,
      code,
      number,
      personId: attempt.personId,
      holderName: holder?.name ?? '',
      level: attempt.level,
      scope: 'theory',
      attemptId,
      scoreVersion: score.n,
      points: score.points,
      outOf: score.outOf,
      blueprintVersion: attempt.blueprintVersion,
      ruleVersion,
      formHash: attempt.formHash,
      issuedAt: at,
      validUntil: endOfTerm(at, rules.levels[attempt.level].componentMonths.value),
      revokedAt: null,
      revokeReason: null,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: null,
      kind: 'certificate-issued',
      subject: number,
      facts: { attemptId, scoreVersion: score.n },
    })
    return ok({ ...whose(attempt), code, number })
  })
  if (!awarded.ok) return awarded
  const { personId, level, code: statement, number } = awarded.value
  await awardLevel(world, { personId, level })
  return ok({ code: statement, number })
}

const whose = ({ personId, level }: Attempt) => ({ personId, level })
