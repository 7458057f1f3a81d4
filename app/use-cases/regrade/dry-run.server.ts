import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import {
  type ConcernedAttempt,
  concernedAttempts,
  countUnmarked,
  leavesOfForms,
} from '../../db/reads/regrades.server.ts'
import {
  isKeyCorrection,
  isSameBody,
  keyNamesOptions,
  needsKey,
  type RegradePolicy,
} from '../../domain/item/key-change.ts'
import type { ItemBody } from '../../domain/item/schema.ts'
import { type Correction, proportionsAfterDrop, type Regraded, replay } from '../../domain/marking/regrade.ts'
import type { RegradeReport, ReportRow } from '../../domain/marking/regrade-report.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'

export type WantedChange = Readonly<{
  itemId: string
  itemVersion: number
  policy: RegradePolicy
  /** The body with the new key; null for the policies that need none. */
  body: ItemBody | null
}>

/**
 * Replays every marked attempt a correction concerns (assessment.md §7.2). Writes nothing. The hash covers the bodies
 * and every answer, mark, score and certificate the replay rests on.
 * Refuses `no-such-item`, `key-missing`, `same-key`, `not-a-key-change` (more than the key differs), `bad-key` (names no
 * option), `nothing-left`
 * (a form of this item alone) and `needs-people` (written answers would have to be read again).
 */
export async function dryRun({ db }: Pick<World, 'db'>, { itemId, itemVersion, policy, body }: WantedChange) {
  const versions = await itemVersionsOf(db, [{ itemId, itemVersion }])
  const version = versions.get(versionName(itemId, itemVersion))
  if (!version) return refuse({ code: 'no-such-item' } as const)
  const correction = correctionOf(policy, version.body, body)
  if (!correction) return refuse({ code: 'key-missing' } as const)
  if ('body' in correction) {
    if (isSameBody(version.body, correction.body, version.facts)) return refuse({ code: 'same-key' } as const)
    if (!isKeyCorrection(version.body, correction.body, version.facts))
      return refuse({ code: 'not-a-key-change' } as const)
    if (!keyNamesOptions(correction.body)) return refuse({ code: 'bad-key' } as const)
  }
  const concern = { itemId, itemVersion, fromKeyVersion: version.keyVersion }
  const attempts = await concernedAttempts(db, concern)
  const drops = policy === 'dropAndRescale'
  if (drops && attempts.some(({ fullMark, worth, rest }) => rest.dropped + worth >= fullMark))
    return refuse({ code: 'nothing-left' } as const)
  const { rows, totals, statistics } = replay(attempts, correction)
  if (rows.some(({ mark }) => mark.state === 'needsMarking')) return refuse({ code: 'needs-people' } as const)
  const report: RegradeReport = {
    policy,
    standing: hashOf({ body: version.body, keyVersion: version.keyVersion }),
    rows: attempts.flatMap((attempt, at) => {
      const regraded = rows[at]
      return regraded ? [rowOf(attempt, regraded)] : []
    }),
    totals,
    statistics,
    unmarked: await countUnmarked(db, concern),
    proportions: drops ? await proportions() : null,
  }
  const inputs = report.rows.map(({ input }) => input)
  const hash = hashOf({ itemId, itemVersion, policy, body, standing: report.standing, inputs })
  return ok({ fromKeyVersion: version.keyVersion, report, hash })

  async function proportions(): Promise<RegradeReport['proportions']> {
    const [first] = attempts
    if (!first) return null
    const leavesOf = await leavesOfForms(db, concern)
    const forms = attempts
      .filter(({ mark }) => mark.outOf > 0)
      .map(({ attemptId, n, leaf, worth }) => ({
        leaf,
        worth,
        leaves: leavesOf.get(`${attemptId}@${n}`) ?? [],
      }))
    return { fullMark: first.fullMark, worth: first.worth, leaves: proportionsAfterDrop(forms) }
  }
}

/** The correction as marking takes it; undefined when the policy needs a key and there is none. */
export function correctionOf(
  policy: RegradePolicy,
  from: ItemBody,
  body: ItemBody | null,
): Correction | undefined {
  if (!needsKey(policy)) return { policy }
  return body === null ? undefined : { policy, from, body }
}

const rowOf = (attempt: ConcernedAttempt, { mark, before, after, flip }: Regraded): ReportRow => ({
  attemptId: attempt.attemptId,
  personId: attempt.personId,
  level: attempt.level,
  slot: attempt.slot,
  awards: attempt.formal && attempt.status === 'released',
  startedAt: attempt.startedAt,
  n: attempt.n,
  item: { before: attempt.mark.points, after: mark.points, worth: attempt.worth },
  before,
  after,
  flip,
  certificates: attempt.certificates,
  input: hashOf(attempt),
})
