import type { CasePart, Of, PartResponse, ResponseOf } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import { markFillIn } from './fill-in.ts'
import { type Mark, type MarkingPolicy, type MarkState, type PeoplesMarks, unanswered } from './mark.ts'
import { markMultiple } from './multiple.ts'
import { markSingle } from './single.ts'
import { markTrueFalse } from './true-false.ts'
import { markWritten } from './written.ts'

/**
 * The sum of its parts: objective ones by the rules of their kind, written ones by people. `needsMarking` while one
 * of them waits, with the points of the others. The trace has for each part a `part-total`, then what decided it.
 * An answer that does not fit its part (another kind, a part too many) counts as none, so that no candidate's request
 * can make his paper unmarkable.
 */
export function markCaseStudy(
  { parts, points: outOf }: Of<'caseStudy'>,
  response: ResponseOf<'caseStudy'>,
  policy: MarkingPolicy,
  given: PeoplesMarks,
): Mark {
  const marks = parts.map((part, at) => markPart(part, response.parts[at] ?? null, policy, given[String(at)]))
  const points = marks.reduce((sum, mark) => sum + mark.points, 0)
  return {
    state: stateOfAll(marks, points, outOf),
    points,
    outOf,
    trace: marks.flatMap((mark, part) => [
      { rule: 'part-total', part, earned: mark.points },
      ...mark.trace.map((step) => ({ ...step, part })),
    ]),
  }
}

function markPart(
  part: CasePart,
  response: PartResponse | null,
  policy: MarkingPolicy,
  given: PeoplesMarks[string] | undefined,
): Mark {
  if (response === null || response.kind !== part.kind) return unanswered(part.points)
  if (part.kind === 'single' && response.kind === 'single') return markSingle(part, response)
  if (part.kind === 'multiple' && response.kind === 'multiple') return markMultiple(part, response, policy)
  if (part.kind === 'trueFalse' && response.kind === 'trueFalse') return markTrueFalse(part, response)
  if (part.kind === 'fillIn' && response.kind === 'fillIn') return markFillIn(part, response)
  if (part.kind === 'written' && response.kind === 'written')
    return markWritten({ points: part.points, text: response.text }, given)
  return unanswered(part.points)
}

function stateOfAll(marks: readonly Mark[], points: Points, outOf: Points): MarkState {
  if (marks.some(({ state }) => state === 'needsMarking')) return 'needsMarking'
  if (marks.every(({ state }) => state === 'unanswered')) return 'unanswered'
  if (marks.every(({ state }) => state === 'wrong' || state === 'unanswered')) return 'wrong'
  return points < outOf ? 'partial' : 'right'
}
