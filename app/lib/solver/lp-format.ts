import type { CellProgram, Row } from '#app/domain/assembly/cell-program.ts'

type Program = Pick<CellProgram, 'variables' | 'rows'>

/** Terms a line: the format allows 510 characters. */
const TERMS_A_LINE = 12

const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(9))
const sum = (terms: readonly (readonly [number, number])[]) =>
  terms
    .map(([variable, coefficient], place) => {
      const sign = coefficient < 0 ? '-' : '+'
      const lineBreak = place > 0 && place % TERMS_A_LINE === 0 ? '\n  ' : ''
      return `${lineBreak}${sign} ${number(Math.abs(coefficient))} x${variable}`
    })
    .join(' ')

const rowLines = ({ terms, lower, upper }: Row, place: number): string[] => {
  if (lower === upper) return [` r${place}: ${sum(terms)} = ${number(lower)}`]
  return [
    ...(Number.isFinite(lower) ? [` r${place}a: ${sum(terms)} >= ${number(lower)}`] : []),
    ...(Number.isFinite(upper) ? [` r${place}b: ${sum(terms)} <= ${number(upper)}`] : []),
  ]
}

/** Whether a row without terms asks for something other than 0: then nothing can solve the program. */
export const hasImpossibleRow = ({ rows }: Program): boolean =>
  rows.some(({ terms, lower, upper }) => terms.length === 0 && (lower > 0 || upper < 0))

/**
 * A program in CPLEX LP text. Variables are named `x0`, `x1` … by their place and rows `r0` …, since leaf ids hold
 * characters the format reads as operators. Rows without terms are left out; see `hasImpossibleRow`.
 */
export function toLpFormat({ variables, rows }: Program): string {
  const costs = variables.flatMap(({ cost }, place) => (cost === 0 ? [] : [[place, cost] as const]))
  const whole = variables.flatMap(({ integer }, place) => (integer ? [` x${place}`] : []))
  return [
    'Minimize',
    ` obj: ${costs.length > 0 ? sum(costs) : '0 x0'}`,
    'Subject To',
    ...rows.flatMap((row, place) => (row.terms.length > 0 ? rowLines(row, place) : [])),
    'Bounds',
    ...variables.map(({ lower, upper }, place) =>
      Number.isFinite(upper)
        ? ` ${number(lower)} <= x${place} <= ${number(upper)}`
        : ` x${place} >= ${number(lower)}`,
    ),
    ...(whole.length > 0 ? ['General', ...whole] : []),
    'End',
    '',
  ].join('\n')
}
