import type { Clause } from './split.ts'

/** Neighbouring clauses as one text, and whether it asks. */
export const joined = (run: readonly Clause[]): [text: string, asked: boolean] => [
  run.map(({ text }) => text).join(','),
  run.at(-1)?.asked ?? false,
]
