import type { Points } from '../shared/points.ts'
import { changesBetween } from './changes.ts'
import type { Criterion, Rubric } from './rubric.ts'
import type { CasePart, ItemBody, ItemFacts } from './schema.ts'

/**
 * What becomes of answers that were marked by a wrong key (assessment.md §7).
 * `rekey`: the new key in place of the old. `acceptBoth`: whichever of the two earns more.
 * `fullCreditToAll`: full points, for a blank answer too. `dropAndRescale`: the item does not count, and what is left
 * of the form is scaled up to the full mark.
 */
export const REGRADE_POLICIES = ['rekey', 'acceptBoth', 'fullCreditToAll', 'dropAndRescale'] as const
export type RegradePolicy = (typeof REGRADE_POLICIES)[number]

/** Whether a policy marks by a new key; the others leave the key as it is. */
export const needsKey = (policy: RegradePolicy): policy is 'rekey' | 'acceptBoth' =>
  policy === 'rekey' || policy === 'acceptBoth'

/** proposed → approved → applied, or proposed → withdrawn. Approved: in force, and old attempts are being marked again. */
export type KeyChangeStatus = 'proposed' | 'approved' | 'applied' | 'withdrawn'

/** Whether two bodies differ in the key or rubric alone, so that the one can correct the other. */
export function isKeyCorrection(before: ItemBody, after: ItemBody, facts: ItemFacts): boolean {
  const changes = changesBetween({ body: before, facts }, { body: after, facts })
  return shapeOf(before) === shapeOf(after) && changes.length === 1 && changes[0] === 'key'
}

const shapeOf = (body: ItemBody): string =>
  body.kind === 'caseStudy' ? body.parts.map(({ kind, points }) => `${kind} ${points}`).join() : body.kind

/** Whether two bodies ask the same and have the same key. */
export const isSameBody = (before: ItemBody, after: ItemBody, facts: ItemFacts): boolean =>
  changesBetween({ body: before, facts }, { body: after, facts }).length === 0

/** Whether a key names only options that are there. */
export const keyNamesOptions = (body: ItemBody | CasePart): boolean => {
  switch (body.kind) {
    case 'single':
      return body.options.some(({ id }) => id === body.key)
    case 'multiple':
      return body.key.every((key) => body.options.some(({ id }) => id === key))
    case 'caseStudy':
      return body.parts.every(keyNamesOptions)
    default:
      return true
  }
}

/** The rubrics people mark by, by part: '' is the whole item, else the number of a case study's part from 0. */
export function rubricsIn(body: ItemBody): ReadonlyMap<string, Rubric> {
  if (body.kind === 'plan') return new Map([['', body.rubric]])
  if (body.kind !== 'caseStudy') return new Map()
  return new Map(
    body.parts.flatMap((part, at) => (part.kind === 'written' ? [[String(at), part.rubric] as const] : [])),
  )
}

/**
 * Whether marks that people gave by one rubric can be carried to another without reading again: the same criteria with
 * as many levels each, so that every level has its counterpart.
 */
export function canCarry(from: Rubric, to: Rubric): boolean {
  const counts = (rubric: Rubric) => rubric.map(({ id, levels }) => `${id} ${levels.length}`).sort()
  return counts(from).join() === counts(to).join()
}

/**
 * What a criterion's points are worth by another rubric: a level becomes its counterpart, and what lies between two
 * levels (the mean of two readings) keeps its place between their counterparts. Floored to a hundredth.
 */
export function carryPoints(points: Points, from: Criterion, to: Criterion): Points {
  const at = Math.max(
    0,
    from.levels.findLastIndex((level) => level.points <= points),
  )
  const [low, high] = [from.levels[at], from.levels[at + 1]]
  const [newLow, newHigh] = [to.levels[at], to.levels[at + 1]]
  if (!low || !newLow) return 0
  if (!high || !newHigh) return newLow.points
  const part = (points - low.points) * (newHigh.points - newLow.points)
  return newLow.points + Math.floor(part / (high.points - low.points))
}
