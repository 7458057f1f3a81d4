import { type ClassicalItem, classicalItems } from './classical.ts'
import { type ExamStatistics, examStatistics } from './exam-statistics.ts'
import { type Answers, type Calibration, calibrate } from './item-response.ts'
import type { MarkMatrix } from './matrix.ts'

export type Model = 'ctt' | '1pl' | '2pl'

/** Answers an item needs before its curve is drawn from them (assessment.md §8). */
export const SAMPLE = { onePl: 200, twoPl: 500 } as const
/** Spread of ln a around 0 in production: keeps the slope of a poor item from running away. */
export const SLOPE_SD = 0.5

export type Analysis = Readonly<{
  people: number
  items: readonly (ClassicalItem & Readonly<{ a: number | null; b: number | null }>)[]
  exam: ExamStatistics & Readonly<{ logLik: number | null }>
  /** Items the model could not take: marks between none and all, or the same for everybody. */
  uncalibrated: readonly string[]
  converged: boolean | null
}>

/**
 * Classical figures, and the curves of a model where one is asked for.
 * @param slopeSd prior on the slopes of the 2PL; absent: none
 */
export function analyse(
  matrix: MarkMatrix,
  { model, slopeSd }: { model: Model; slopeSd?: number },
): Analysis {
  const classical = classicalItems(matrix)
  const fit = model === 'ctt' ? null : fitted(matrix, model, slopeSd)
  return {
    people: matrix.rows.length,
    items: classical.map((item, column) => ({
      ...item,
      a: fit?.curves.get(column)?.a ?? null,
      b: fit?.curves.get(column)?.b ?? null,
    })),
    exam: { ...examStatistics(matrix), logLik: fit?.calibration?.logLik ?? null },
    uncalibrated: fit ? matrix.items.filter((_, column) => !fit.curves.has(column)).map(({ id }) => id) : [],
    converged: fit?.calibration?.converged ?? null,
  }
}

function fitted(matrix: MarkMatrix, model: '1pl' | '2pl', slopeSd: number | undefined) {
  const { columns, people } = answersIn(matrix)
  const calibration: Calibration | null =
    columns.length > 0 && people.length > 0
      ? calibrate(people, { model, ...(slopeSd !== undefined && { slopeSd }) })
      : null
  return {
    calibration,
    curves: new Map(columns.map((column, i) => [column, calibration?.curves[i]] as const)),
  }
}

/** The columns a curve can be drawn of, and the answers in them of all who had one. */
export function answersIn(matrix: MarkMatrix): Readonly<{ columns: number[]; people: Answers[] }> {
  const columns = matrix.items.flatMap(({ outOf }, column) =>
    isDichotomous(matrix, column, outOf) ? [column] : [],
  )
  const people = matrix.rows
    .map(
      (row): Answers =>
        columns.map((column) => {
          const mark = row[column]
          return mark === null || mark === undefined ? null : mark > 0 ? 1 : 0
        }),
    )
    .filter((answers) => answers.some((answer) => answer !== null))
  return { columns, people }
}

/** All or nothing, and somebody had each. */
function isDichotomous({ rows }: MarkMatrix, column: number, outOf: number): boolean {
  const marks = new Set(rows.map((row) => row[column]).filter((mark) => mark !== null && mark !== undefined))
  return outOf > 0 && marks.size === 2 && marks.has(0) && marks.has(outOf)
}
