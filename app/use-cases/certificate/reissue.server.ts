import type { Db } from '../../db/engine/db.server.ts'
import {
  type Binding,
  bindingOf,
  findComponentResult,
  keyChangesIn,
} from '../../db/reads/certification.server.ts'
import { findAttempt, type findCertificate, findHolder, latestScore } from '../../db/reads/exams.server.ts'
import { clearFlag, supersedeOne } from '../../db/writes/certification.server.ts'
import { insertCertificate, nextInSeries } from '../../db/writes/exams.server.ts'
import { numberIn, passes, seriesOf } from '../../domain/certification/award.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { civilDateIn } from '../../lib/site-time.server.ts'

type Certificate = NonNullable<Awaited<ReturnType<typeof findCertificate>>>
export type Replacement = Readonly<{
  scoreVersion: number
  points: number
  outOf: number
  binding: Binding | null
}>

/**
 * What a certificate would rest on if it were issued from the results as they stand now.
 * Refuses `not-passed` when they no longer carry it.
 */
export async function replacementOf(db: Db, certificate: Certificate) {
  const attempt = await findAttempt(db, certificate.attemptId)
  const score = await latestScore(db, certificate.attemptId)
  if (!attempt || !score || !passes(score.points, attempt.cutScore))
    return refuse({ code: 'not-passed' } as const)
  const { n: scoreVersion, points, outOf } = score
  const binding = bindingOf(certificate)
  for (const part of [binding?.practical, binding?.review]) {
    const result = part ? await findComponentResult(db, part.id) : undefined
    if (result && (result.voidedAt !== null || !result.passed)) return refuse({ code: 'not-passed' } as const)
  }
  const keyChanges = await keyChangesIn(db, attempt.id, scoreVersion)
  return ok({
    scoreVersion,
    points,
    outOf,
    binding: binding && {
      ...binding,
      attempt: { ...binding.attempt, scoreVersion, points, outOf, keyChanges },
    },
  } satisfies Replacement)
}

type Reissue = { certificate: Certificate; replacement: Replacement; id: string; code: string; at: number }

/** Issues a certificate anew under a number of its own, to the same last day, and puts it in the old one's place. */
export async function reissue(db: Db, { certificate, replacement, id, code, at }: Reissue) {
  const { personId, level, scope, attemptId } = certificate
  const series = seriesOf(level, civilDateIn(at).year)
  const number = numberIn(series, await nextInSeries(db, series))
  const holder = await findHolder(db, personId)
  await insertCertificate(db, {
    id,
    code,
    number,
    personId,
    holderName: holder?.name ?? certificate.holderName,
    level,
    scope,
    issue: certificate.issue + 1,
    attemptId,
    blueprintVersion: certificate.blueprintVersion,
    ruleVersion: certificate.ruleVersion,
    formHash: certificate.formHash,
    issuedAt: at,
    validUntil: certificate.validUntil,
    scorePublic: certificate.scorePublic,
    ...replacement,
  })
  await clearFlag(db, certificate.id)
  await supersedeOne(db, certificate.id, id)
  return { id, code, number }
}
