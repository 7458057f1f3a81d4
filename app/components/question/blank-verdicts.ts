import type { MarkTrace } from '../../domain/marking/mark.ts'

export type BlankVerdict = 'right' | 'wrong' | 'partial' | 'unanswered'

/**
 * What became of each blank, from the rules its marking left behind.
 * @param outOf points of the whole question, shared evenly by its blanks
 */
export function blankVerdicts(trace: MarkTrace, count: number, outOf: number): BlankVerdict[] {
  return Array.from({ length: count }, (_, blank) => {
    const step = trace.find((one) => one.blank === blank && one.rule !== 'whole-answer-split')
    if (!step || step.rule === 'unanswered') return 'unanswered'
    if (step.earned <= 0) return 'wrong'
    return step.earned >= Math.floor(outOf / count) ? 'right' : 'partial'
  })
}
