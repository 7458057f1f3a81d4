import type { Of, ResponseOf } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import { rational } from '../shared/rational.ts'
import { type Mark, type MarkingPolicy, marked, type PeoplesMarks, unanswered } from './mark.ts'

/** The part name of an answer that is the whole item. */
export const WHOLE = ''

/**
 * The mark of a text that people judge: `needsMarking`, with no points yet, until they have. An empty text needs
 * nobody: it is `unanswered`. The length is theirs to judge, nothing is taken off by machine.
 */
export function markWritten(
  { points: outOf, text }: { points: Points; text: string },
  given: PeoplesMarks[string] | undefined,
): Mark {
  if (text.trim() === '') return unanswered(outOf)
  if (!given)
    return { state: 'needsMarking', points: 0, outOf, trace: [{ rule: 'awaits-marker', earned: 0 }] }
  return { ...marked(rational(given.points, outOf), outOf, given.steps), points: given.points }
}

export const markPlan = (
  { points }: Of<'plan'>,
  { text }: ResponseOf<'plan'>,
  _policy: MarkingPolicy,
  given: PeoplesMarks,
): Mark => markWritten({ points, text }, given[WHOLE])
