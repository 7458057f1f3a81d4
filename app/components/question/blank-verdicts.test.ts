import { expect, test } from 'vitest'
import type { MarkTrace } from '../../domain/marking/mark.ts'
import { blankVerdicts } from './blank-verdicts.ts'

test('each blank gets the verdict of its own step, whatever the order of the steps', () => {
  const trace: MarkTrace = [
    { rule: 'text-equal', blank: 2, earned: 100 },
    { rule: 'text-different', blank: 0, earned: 0 },
    { rule: 'list-per-element', blank: 1, earned: 50 },
  ]
  expect(blankVerdicts(trace, 4, 400)).toEqual(['wrong', 'partial', 'right', 'unanswered'])
})

test('an answer written whole into one blank counts by its pieces', () => {
  const trace: MarkTrace = [
    { rule: 'whole-answer-split', blank: 0, earned: 0 },
    { rule: 'text-equal', blank: 0, earned: 100 },
    { rule: 'text-equal', blank: 1, earned: 100 },
  ]
  expect(blankVerdicts(trace, 2, 200)).toEqual(['right', 'right'])
})
