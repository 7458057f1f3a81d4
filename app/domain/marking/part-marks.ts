import type { Points } from '../shared/points.ts'
import type { Mark, MarkState, MarkTrace } from './mark.ts'

/**
 * The marks of the parts again, out of the trace of the whole: a mark is stored with its trace, not with its parts.
 * @param parts what each part is worth
 */
export function partMarks(trace: MarkTrace, parts: readonly { readonly points: Points }[]): Mark[] {
  return parts.map(({ points: outOf }, part) => {
    const own = trace.filter((step) => step.part === part)
    const points = own.find(({ rule }) => rule === 'part-total')?.earned ?? 0
    const steps = own.filter(({ rule }) => rule !== 'part-total').map(({ part: _, ...step }) => step)
    return { state: partState(steps, points, outOf), points, outOf, trace: steps }
  })
}

function partState(steps: MarkTrace, points: Points, outOf: Points): MarkState {
  if (steps.some(({ rule }) => rule === 'awaits-marker')) return 'needsMarking'
  if (steps.every(({ rule }) => rule === 'unanswered')) return 'unanswered'
  if (points === 0) return 'wrong'
  return points < outOf ? 'partial' : 'right'
}

/**
 * A mark without what only people can read: where nobody does, as in practice, written answers neither earn nor cost.
 * A plan is worth nothing then, and stays `needsMarking`.
 * @param parts what each part of a case study is worth; none for other kinds
 */
export function readByMachine(mark: Mark, parts: readonly { readonly points: Points }[]): Mark {
  if (mark.state !== 'needsMarking') return mark
  const read = partMarks(mark.trace, parts).filter(({ state }) => state !== 'needsMarking')
  const [points, outOf] = [sum(read, 'points'), sum(read, 'outOf')]
  if (outOf === 0) return { ...mark, points: 0, outOf: 0 }
  const state = points === outOf ? 'right' : points > 0 ? 'partial' : 'wrong'
  return {
    ...mark,
    state: read.every((one) => one.state === 'unanswered') ? 'unanswered' : state,
    points,
    outOf,
  }
}

const sum = (marks: readonly Mark[], of: 'points' | 'outOf'): Points =>
  marks.reduce((total, mark) => total + mark[of], 0)
