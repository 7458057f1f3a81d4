/** What is wrong with what was typed; `undefined` in its place means it can be reckoned with. */
export type Problem = 'empty' | 'not-a-number' | 'too-exact' | 'too-small' | 'too-big'

/** A field of a calculator. A date is typed as 2026-11-23 and reckoned as days since 1970-01-01. */
export type Field = {
  readonly id: string
  readonly kind: 'count' | 'money' | 'percent' | 'date'
  /** What stands there when the page opens. */
  readonly start: string
  readonly least: number
  readonly most: number
}

export const DECIMALS: Record<Field['kind'], number> = { count: 0, money: 2, percent: 4, date: 0 }

/** A calculator refuses what single fields cannot know: `say` names the words, `field` where they stand. */
export type Refusal = { readonly field: string; readonly say: string }
/** A step of the reckoning: `say` names the sentence, `facts` what is put into it. */
export type Step = { readonly say: string; readonly facts: Readonly<Record<string, string>> }
export type Reckoning =
  | { readonly ok: true; readonly answer: Step; readonly steps: readonly Step[] }
  | ({ readonly ok: false } & Refusal)

export type Calculator = {
  readonly fields: readonly Field[]
  /** @param values by field id, inside the bounds of its field: money in yuan, percent as 1.5 for 1.5 % */
  reckon(values: Readonly<Record<string, number>>): Reckoning
}

/** An answer and its steps that all speak of the same facts. */
export const reckoned = (answer: string, steps: readonly string[], facts: Step['facts']): Reckoning => ({
  ok: true,
  answer: { say: answer, facts },
  steps: steps.map((say) => ({ say, facts })),
})

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads a typed figure: full-width digits and thousands commas are taken. */
export function figureIn(typed: string, { kind, least, most }: Field): number | Problem {
  const text = typed.normalize('NFKC').replaceAll(/[\s,]/g, '')
  if (text === '') return 'empty'
  if (kind === 'date') return inBounds(dayOf(text), least, most)
  if (!/^-?\d+(\.\d+)?$/.test(text)) return 'not-a-number'
  if ((text.split('.')[1]?.length ?? 0) > DECIMALS[kind]) return 'too-exact'
  return inBounds(Number(text), least, most)
}

function inBounds(value: number | undefined, least: number, most: number): number | Problem {
  if (value === undefined) return 'not-a-number'
  if (value < least) return 'too-small'
  return value > most ? 'too-big' : value
}

const DAY = 86_400_000

function dayOf(text: string): number | undefined {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (day === undefined) return undefined
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  // the 31st of a short month would slide into the next one
  return new Date(at).toISOString().startsWith(text) ? at / DAY : undefined
}

/** Year, month and day of a day since 1970-01-01, as they are said. */
export function dateFacts(day: number): { year: string; month: string; day: string } {
  const date = new Date(day * DAY)
  return {
    year: String(date.getUTCFullYear()),
    month: String(date.getUTCMonth() + 1),
    day: String(date.getUTCDate()),
  }
}

/** Rounded half away from zero at this many decimals; the tail that binary fractions leave is cut first. */
export function rounded(value: number, decimals: number): number {
  const power = 10 ** decimals
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * power).toPrecision(12)))) / power
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** 12,300 · 52.56 · 0.5: grouped by thousands, at most so many decimals, no trailing zeros. */
export function figureOf(value: number, mostDecimals = 2): string {
  const [whole = '', part] = String(rounded(value, mostDecimals)).split('.')
  return part === undefined ? grouped(whole) : `${grouped(whole)}.${part}`
}

/** Yuan: whole, or with two decimals (2.10). */
export function yuan(value: number): string {
  const exact = rounded(value, 2)
  if (Number.isInteger(exact)) return figureOf(exact)
  const [whole = '', part = ''] = exact.toFixed(2).split('.')
  return `${grouped(whole)}.${part}`
}
