import { getBlueprintVersion } from '../../db/reads/content.server.ts'
import { findAttempt, findCertificate, findHolder, latestScore } from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertCertificate, nextInSeries } from '../../db/writes/exams.server.ts'
import { lastDayOf, numberIn, passes, RULE_VERSION, seriesOf } from '../../domain/certification/award.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { civilDateIn, endOfDay } from '../../lib/site-time.server.ts'
import type { World } from '../world.ts'

/**
 * Awards the theory part of a level for a released attempt that passed. The record binds attempt, form, score version,
 * blueprint version and rule version, so that the decision can be computed again. Once an attempt: again returns it.
 * Refuses `no-such-attempt`, `not-released`, `not-passed`.
 */
export async function awardTheory({ db, now, newId, newSeed }: World, attemptId: string) {
  const [id, code, at, eventId] = [newId(), newSeed(), now(), newId()]
  return db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt) return refuse({ code: 'no-such-attempt' } as const)
    const standing = await findCertificate(db, { attemptId })
    if (standing) return ok({ code: standing.code, number: standing.number })
    if (attempt.status !== 'released') return refuse({ code: 'not-released' } as const)
    const score = await latestScore(db, attemptId)
    if (!score || !passes(score.points, attempt.cutScore)) return refuse({ code: 'not-passed' } as const)
    const holder = await findHolder(db, attempt.personId)
    const { rules } = await getBlueprintVersion(db, attempt.level, attempt.blueprintVersion)
    const issued = civilDateIn(at)
    const series = seriesOf(attempt.level, issued.year)
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
      ruleVersion: RULE_VERSION,
      formHash: attempt.formHash,
      issuedAt: at,
      validUntil: endOfDay(lastDayOf(issued, rules.theoryValidMonths.value)),
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
    return ok({ code, number })
  })
}
