import { expect, test } from 'vitest'
import { nextStep } from './next-step.ts'

const module = (id: string, completed: boolean, updatedAt: number | null) => ({ id, completed, updatedAt })
const none = { state: 'none' } as const
const running = { state: 'running', attemptId: 'x', deadline: 9 } as const
const passed = { state: 'passed', attemptId: 'x', points: 7_200 } as const
const fresh = [module('a', false, null), module('b', false, null)]
const half = [module('a', true, 3), module('b', false, 1), module('c', false, 2)]
const full = [module('a', true, 1), module('b', true, 2)]

test.each([
  {
    name: 'a running attempt comes before everything',
    theory: running,
    modules: fresh,
    may: false,
    step: { kind: 'attempt' },
  },
  {
    name: 'a beginner starts with the first module',
    theory: none,
    modules: fresh,
    may: false,
    step: { moduleId: 'a', begun: false },
  },
  {
    name: 'the unfinished module last open is gone on with',
    theory: none,
    modules: half,
    may: true,
    step: { moduleId: 'c', begun: true },
  },
  {
    name: 'whoever is through and may sits the exam',
    theory: none,
    modules: full,
    may: true,
    step: { kind: 'exam' },
  },
  { name: 'whoever may not yet waits', theory: none, modules: full, may: false, step: { kind: 'wait' } },
  {
    name: 'after a pass there is nothing to sit',
    theory: passed,
    modules: full,
    may: true,
    step: { kind: 'passed' },
  },
])('$name', ({ theory, modules, may, step }) => {
  expect(nextStep(theory, modules, may)).toMatchObject(step)
})
