/** Rows a statement takes: a course or an import of thousands is one transaction, and may not last. */
const ROWS = 100

export const inTurns = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS))
