import {
  type Binding,
  findComponentResult,
  keyChangesIn,
  standingAt,
} from '../../db/reads/certification.server.ts'
import { findAttempt, findHolder, latestScore, slotsOf } from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { supersedeWith } from '../../db/writes/certification.server.ts'
import { insertCertificate, nextInSeries } from '../../db/writes/exams.server.ts'
import { numberIn, seriesOf } from '../../domain/certification/award.ts'
import { resultIn, type Standing } from '../../domain/certification/standing.ts'
import type { Level } from '../../domain/shared/level.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { civilDateIn, endOfTerm } from '../../lib/site-time.server.ts'
import type { World } from '../world.ts'

/**
 * Awards a level to a person for whom every condition stands, and puts the certificate in the place of his earlier ones
 * of the level. The record binds attempt, form, score, keys, blueprint, rules and the results of the other parts, so
 * that the decision can be made again. Parts that have served a certificate do not serve another.
 * Refuses `not-complete` with the names of what is missing.
 */
export async function awardLevel(
  { db, now, newId, newSeed }: World,
  { personId, level }: { personId: string; level: Level },
) {
  const [id, code, at, eventId] = [newId(), newSeed(), now(), newId()]
  return db.tx(async () => {
    const { ruleVersion, rules, facts, standing } = await standingAt(db, personId, level, at)
    if (!standing.complete)
      return refuse({ code: 'not-complete', unmet: standing.unmet.map(({ name }) => name) } as const)
    const attempt = await boundAttempt(resultIn(standing, 'theory'))
    const practical = await boundResult(resultIn(standing, 'practical'))
    const review = rules.review.value ? await boundResult(resultIn(standing, 'review')) : null
    const binding: Binding = {
      attempt,
      practical,
      review,
      earlierCertificateId: earlierIn(standing),
      inPostSince: facts.inPostSince,
      classHours: facts.classHours,
    }
    const series = seriesOf(level, civilDateIn(at).year)
    const number = numberIn(series, await nextInSeries(db, series))
    const holder = await findHolder(db, personId)
    await insertCertificate(db, {
      id,
      code,
      number,
      personId,
      holderName: holder?.name ?? '',
      level,
      scope: 'full',
      attemptId: attempt.id,
      scoreVersion: attempt.scoreVersion,
      points: attempt.points,
      outOf: attempt.outOf,
      blueprintVersion: attempt.blueprintVersion,
      ruleVersion,
      formHash: attempt.formHash,
      issuedAt: at,
      validUntil: endOfTerm(at, rules.validMonths.value),
      binding,
    })
    const replaced = await supersedeWith(db, { id, personId, level })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: null,
      kind: 'certificate-issued',
      subject: number,
      facts: {
        personId,
        level,
        attemptId: attempt.id,
        practicalId: practical.id,
        reviewId: review?.id,
        replaced,
      },
    })
    return ok({ id, code, number })

    async function boundAttempt(attemptId: string) {
      const found = await findAttempt(db, attemptId)
      const score = await latestScore(db, attemptId)
      if (!found || !score) throw new Error(`attempt ${attemptId} has no score`)
      const slots = await slotsOf(db, attemptId)
      return {
        id: attemptId,
        scoreVersion: score.n,
        points: score.points,
        outOf: score.outOf,
        cutScore: found.cutScore,
        formHash: found.formHash,
        blueprintVersion: found.blueprintVersion,
        keys: Object.fromEntries(
          slots.map(({ itemId, itemVersion, keyVersion }) => [itemId, [itemVersion, keyVersion] as const]),
        ),
        keyChanges: await keyChangesIn(db, attemptId, score.n),
        at: found.startedAt,
      }
    }

    async function boundResult(resultId: string) {
      const result = await findComponentResult(db, resultId)
      if (!result) throw new Error(`no result ${resultId}`)
      return { id: resultId, points: result.points, at: result.assessedAt }
    }
  })
}

function earlierIn({ conditions }: Standing): string | null {
  const found = conditions.find(({ name }) => name === 'earlier-certificate')
  return found?.name === 'earlier-certificate' ? found.certificateId : null
}
