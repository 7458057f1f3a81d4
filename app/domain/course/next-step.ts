import type { Instant } from '../shared/instant.ts'

type Studied = Readonly<{ id: string; completed: boolean; updatedAt: Instant | null }>

/** Where a person stands with the theory exam of a level. */
export type TheoryStanding =
  | Readonly<{ state: 'none' }>
  | Readonly<{ state: 'running'; attemptId: string; deadline: Instant }>
  | Readonly<{ state: 'marking'; attemptId: string }>
  | Readonly<{ state: 'passed' | 'failed'; attemptId: string; points: number }>

export type NextStep =
  | Readonly<{ kind: 'attempt'; attemptId: string; deadline: Instant }>
  /** `begun`: the one last open, otherwise the first unfinished one. */
  | Readonly<{ kind: 'module'; moduleId: string; begun: boolean }>
  | Readonly<{ kind: 'exam' }>
  /** All is studied, and the exam may not be sat now. */
  | Readonly<{ kind: 'wait' }>
  | Readonly<{ kind: 'passed' }>

/**
 * The one thing to do next: a running attempt before anything else; then the exam, once it may be sat and every module
 * is complete; then the unfinished module last open, or the first one; after a pass, modules still unfinished come last.
 */
export function nextStep(theory: TheoryStanding, modules: readonly Studied[], mayStart: boolean): NextStep {
  if (theory.state === 'running')
    return { kind: 'attempt', attemptId: theory.attemptId, deadline: theory.deadline }
  const unfinished = modules.filter(({ completed }) => !completed)
  if (unfinished.length === 0) {
    if (theory.state === 'passed') return { kind: 'passed' }
    return mayStart ? { kind: 'exam' } : { kind: 'wait' }
  }
  const begun = unfinished
    .filter(({ updatedAt }) => updatedAt !== null)
    .sort((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0))[0]
  const chosen = begun ?? unfinished[0]
  return chosen ? { kind: 'module', moduleId: chosen.id, begun: begun !== undefined } : { kind: 'wait' }
}
