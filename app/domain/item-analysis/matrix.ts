/**
 * Marks of people (rows) on items (columns). Null: this person's form did not have the item. An item that was shown and
 * left blank is 0.
 */
export type MarkMatrix = Readonly<{
  items: readonly Readonly<{ id: string; outOf: number }>[]
  rows: readonly (readonly (number | null)[])[]
  /** Whole score of each person on the form he sat, where it is more than the sum of the columns. */
  totals?: readonly number[]
}>

/** Whole score of each row: as given, else the sum of its marks. */
export const totalsOf = ({ rows, totals }: MarkMatrix): readonly number[] =>
  totals ?? rows.map((row) => row.reduce<number>((sum, mark) => sum + (mark ?? 0), 0))

/** Whether everybody had every item: only then is there one test whose consistency can be stated. */
export const isComplete = ({ rows, items }: MarkMatrix): boolean =>
  rows.every((row) => row.length === items.length && row.every((mark) => mark !== null))

/** Those who had an item: their marks on it, their whole scores, and what the rest of their form earned. */
export function takersOf(matrix: MarkMatrix, column: number) {
  const all = totalsOf(matrix)
  const [marks, totals, rests]: [number[], number[], number[]] = [[], [], []]
  for (const [n, row] of matrix.rows.entries()) {
    const mark = row[column]
    if (mark === null || mark === undefined) continue
    const total = all[n] ?? 0
    marks.push(mark)
    totals.push(total)
    rests.push(total - mark)
  }
  return { marks, totals, rests }
}
