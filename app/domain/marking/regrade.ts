import { passes } from '../certification/award.ts'
import { canCarry, carryPoints, rubricsIn } from '../item/key-change.ts'
import type { ItemBody, Response } from '../item/schema.ts'
import { type ItemStatistics, itemStatistics } from '../item-analysis/item-statistics.ts'
import type { Points } from '../shared/points.ts'
import { floor, rational } from '../shared/rational.ts'
import type { Mark, MarkingPolicy, PeoplesMarks } from './mark.ts'
import { markItem } from './mark-item.ts'

/** A correction as marking sees it: the body that stood and the one with the new key. */
export type Correction =
  | { readonly policy: 'rekey' | 'acceptBoth'; readonly from: ItemBody; readonly body: ItemBody }
  | { readonly policy: 'fullCreditToAll' | 'dropAndRescale' }

/** What a marked attempt brings to a regrade of one of its items. Points are raw: before any scaling. */
export type MarkedAttempt = {
  readonly attemptId: string
  readonly fullMark: Points
  readonly cutScore: Points
  /** The score that stands. */
  readonly points: Points
  readonly passed: boolean
  /** What the item is worth in this form. */
  readonly worth: Points
  readonly answer: Response | null
  /** The mark that stands on the item, by whatever key it was marked last. */
  readonly mark: Mark
  /** The last mark that rests on the answer, by `from`: what people gave for written answers is in its trace. */
  readonly judged: Mark
  /** The other items: what they earned, and the worth of those that an earlier correction dropped. */
  readonly rest: { readonly points: Points; readonly dropped: Points }
}

/**
 * The mark of a stored answer under a correction. What people gave is carried to the new rubric; it is `needsMarking`
 * where that cannot be done.
 * @throws TypeError when the answer is of another kind than the corrected item
 */
export function correctedMark(
  { answer, mark, judged, worth }: Pick<MarkedAttempt, 'answer' | 'mark' | 'judged' | 'worth'>,
  correction: Correction,
  policy: MarkingPolicy = {},
): Mark {
  switch (correction.policy) {
    case 'rekey':
      return byNewKey(correction)
    case 'acceptBoth': {
      const other = byNewKey(correction)
      return mark.outOf > 0 && mark.points >= other.points ? mark : other
    }
    case 'fullCreditToAll':
      return {
        state: 'right',
        points: worth,
        outOf: worth,
        trace: [{ rule: 'full-credit-to-all', earned: worth }],
      }
    case 'dropAndRescale':
      return { state: mark.state, points: 0, outOf: 0, trace: [{ rule: 'item-dropped', earned: 0 }] }
  }

  function byNewKey({ from, body }: { from: ItemBody; body: ItemBody }): Mark {
    return markItem(body, answer, policy, carriedMarks(from, body, judged))
  }
}

/** What people gave for the written answers of an item, in the points of another rubric. */
function carriedMarks(from: ItemBody, to: ItemBody, { trace, points }: Mark): PeoplesMarks {
  const rubrics = rubricsIn(to)
  return Object.fromEntries(
    [...rubricsIn(from)].flatMap(([part, old]) => {
      const own = trace.filter((step) => (part === '' ? true : step.part === Number(part)))
      const steps = own.filter(({ rule }) => rule === 'rubric').map(({ part: _, ...step }) => step)
      const next = rubrics.get(part)
      if (!next || steps.length === 0 || !canCarry(old, next)) return []
      if (JSON.stringify(old) === JSON.stringify(next)) {
        const total = part === '' ? points : own.find(({ rule }) => rule === 'part-total')?.earned
        return [[part, { points: total ?? 0, steps }]]
      }
      const carried = steps.map((step) => {
        const [was, is] = [old, next].map((rubric) => rubric.find(({ id }) => id === step.criterion))
        return was && is ? { ...step, earned: carryPoints(step.earned, was, is) } : step
      })
      return [[part, { points: carried.reduce((sum, { earned }) => sum + earned, 0), steps: carried }]]
    }),
  )
}

/**
 * The score of a form of which items worth `dropped` do not count: exactly `points` · `fullMark` / (`fullMark` −
 * `dropped`), floored once to a hundredth. A cut is a whole number of hundredths, so the floor cannot lift a score over
 * it or push one below it.
 * @throws RangeError when nothing is left that counts
 */
export function scaledScore(
  points: Points,
  { fullMark, dropped }: { fullMark: Points; dropped: Points },
): Points {
  if (dropped >= fullMark) throw new RangeError('a form of which nothing counts has no score')
  return Number(floor(rational(BigInt(points) * BigInt(fullMark), BigInt(fullMark - dropped))))
}

export type Flip = 'toPass' | 'toFail'
export type Regraded = {
  readonly attemptId: string
  readonly mark: Mark
  readonly before: { readonly points: Points; readonly passed: boolean }
  readonly after: { readonly points: Points; readonly passed: boolean }
  readonly flip: Flip | null
}

/** One attempt under a correction: its new mark on the item, its new score, and whether it flips. */
export function regradeAttempt(
  attempt: MarkedAttempt,
  correction: Correction,
  policy: MarkingPolicy = {},
): Regraded {
  const { attemptId, fullMark, cutScore, points, passed, worth, rest } = attempt
  const mark = correctedMark(attempt, correction, policy)
  const dropped = rest.dropped + (mark.outOf === 0 ? worth : 0)
  const total = scaledScore(rest.points + mark.points, { fullMark, dropped })
  const passesNow = passes(total, cutScore)
  return {
    attemptId,
    mark,
    before: { points, passed },
    after: { points: total, passed: passesNow },
    flip: passesNow === passed ? null : passesNow ? 'toPass' : 'toFail',
  }
}

export type RegradeReplay = {
  readonly rows: readonly Regraded[]
  readonly totals: {
    readonly attempts: number
    readonly raised: number
    readonly lowered: number
    readonly same: number
    readonly toPass: number
    readonly toFail: number
  }
  /** The item before and after; after a drop there is no item left to describe. */
  readonly statistics: { readonly before: ItemStatistics; readonly after: ItemStatistics | null }
}

/**
 * Replays stored answers under a correction (assessment.md §7.2). Pure and in the order given; decides nothing and
 * writes nothing. Statistics leave out attempts in which an earlier correction dropped the item.
 */
export function replay(
  attempts: readonly MarkedAttempt[],
  correction: Correction,
  policy: MarkingPolicy = {},
): RegradeReplay {
  const rows = attempts.map((attempt) => regradeAttempt(attempt, correction, policy))
  const count = (which: (row: Regraded) => boolean) => rows.filter(which).length
  const counted = attempts.filter(({ mark }) => mark.outOf > 0)
  const worth = attempts[0]?.worth ?? 1
  const after = attempts.map(({ rest }, at) => ({ item: rows[at]?.mark.points ?? 0, rest: rest.points }))
  return {
    rows,
    totals: {
      attempts: rows.length,
      raised: count((row) => row.after.points > row.before.points),
      lowered: count((row) => row.after.points < row.before.points),
      same: count((row) => row.after.points === row.before.points),
      toPass: count(({ flip }) => flip === 'toPass'),
      toFail: count(({ flip }) => flip === 'toFail'),
    },
    statistics: {
      before: itemStatistics(
        counted.map(({ mark, rest }) => ({ item: mark.points, rest: rest.points })),
        worth,
      ),
      after: correction.policy === 'dropAndRescale' ? null : itemStatistics(after, worth),
    },
  }
}

/** Points that count in a form, by leaf. */
export type LeafPoints = { readonly leaf: string; readonly points: Points }

/**
 * The proportions of forms before and after an item of `leaf` is dropped, which a rescaling has to state.
 * @param forms the points that count in each form by leaf, and the worth of the item in it
 * @returns sums over all forms, by leaf in the order met; the share of a leaf is its sum in that of all
 */
export function proportionsAfterDrop(
  forms: readonly { readonly leaf: string; readonly worth: Points; readonly leaves: readonly LeafPoints[] }[],
): { readonly leaf: string; readonly before: Points; readonly after: Points }[] {
  const sums = new Map<string, { before: Points; after: Points }>()
  for (const { leaf: dropped, worth, leaves } of forms)
    for (const { leaf, points } of leaves) {
      const sum = sums.get(leaf) ?? { before: 0, after: 0 }
      const left = leaf === dropped ? points - worth : points
      sums.set(leaf, { before: sum.before + points, after: sum.after + left })
    }
  return [...sums].map(([leaf, sum]) => ({ leaf, ...sum }))
}
