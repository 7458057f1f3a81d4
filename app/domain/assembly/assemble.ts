import { ok, type Result, refuse } from '../shared/result.ts'
import { type Rng, seededRng, shuffled } from '../shared/rng.ts'
import { type DrawRefusal, drawForm } from './draw.ts'
import type { PreparedBank } from './prepare.ts'
import type { CellTable, Form, OverlapBudget, Verification } from './types.ts'
import { verifyForm } from './verify.ts'

/** A form with its recount and the place in `tables` of the table it was drawn from. */
export type VerifiedForm = Form & Readonly<{ tableIndex: number; verification: Verification }>

export type AssemblyRefusal =
  | Readonly<{ code: 'no-table' }>
  /** The `nth` form (from 1) could not be drawn from any table; `reason` is what the last one said. */
  | Readonly<{ code: 'form-not-drawn'; nth: number; reason: DrawRefusal }>
  | Readonly<{ code: 'form-not-verified'; nth: number; verification: Verification }>

export type AssemblyInput = Readonly<{
  bank: PreparedBank
  /** For forms that must not meet: tables of the capacity variant, `tablePool(…, { forms })`, among them. */
  tables: readonly CellTable[]
  /** How often each table is drawn, in millionths; absent: all alike. */
  weights?: readonly number[] | null
  /** Places of the tables to draw from; absent: all. `tableIndex` counts them all. */
  among?: readonly number[]
  /** Root seed, 32 hexadecimal digits. */
  seed: string
  forms?: number
  /** Items any two of the forms may share; absent: any number. */
  maxOverlap?: number
  /** Earlier forms (a person's last sitting) that every form must keep clear of. */
  overlaps?: readonly OverlapBudget[]
  exclude?: ReadonlySet<string>
}>

/**
 * Draws forms one after another, each verified, any two sharing at most `maxOverlap` items. The first has the root
 * seed, the k-th a seed of its own derived from it. Each form takes a table by weight and, if it cannot be drawn from,
 * the others at random; tables of which all forms can have their share without meeting come first when overlap is
 * limited. All forms or a refusal, never fewer.
 */
export function assembleForms(input: AssemblyInput): Result<VerifiedForm[], AssemblyRefusal> {
  const { bank, tables, weights, seed, forms = 1, maxOverlap, overlaps = [], exclude } = input
  const places = input.among ?? [...tables.keys()]
  if (places.length === 0) return refuse({ code: 'no-table' })
  const fits = maxOverlap === undefined ? () => true : fitsShare(bank, forms)
  const shared = maxOverlap === undefined ? places : places.filter((place) => fits(tables[place]))

  const drawn: VerifiedForm[] = []
  for (let nth = 1; nth <= forms; nth++) {
    const own = nth === 1 ? seed : derivedSeed(seed, nth)
    const earlier =
      maxOverlap === undefined ? [] : drawn.map(({ items }) => ({ previous: idsOf(items), max: maxOverlap }))
    const budgets = [...overlaps, ...earlier]
    const rng = seededRng(own, 'table')
    const first = chooseTable(shared.length > 0 ? shared : places, weights, rng)
    const tried = drawFromAny(
      [first, () => [...shuffled(shared, rng), ...shuffled(places, rng)].filter((place) => place !== first)],
      (place) => {
        const table = tables[place] ?? { counts: {}, deviation: 0 }
        return drawForm({ bank, table, seed: own, overlaps: budgets, ...(exclude && { exclude }) })
      },
    )
    if (!tried.ok) return refuse({ code: 'form-not-drawn', nth, reason: tried.refusal })
    const { form, place } = tried.value
    const verification = verifyForm({ blueprint: bank.blueprint, items: form.items, overlaps: budgets })
    if (!verification.ok) return refuse({ code: 'form-not-verified', nth, verification })
    drawn.push({ ...form, tableIndex: place, verification })
  }
  return ok(drawn)
}

/**
 * Parallel forms for one sitting: the same points everywhere and the same expected score, sharing as few items two by
 * two as the bank allows: none if it can be, else by steps up to `mostShared` items.
 * @returns the forms and the greatest overlap that was allowed; refuses as `assembleForms` does at `mostShared`
 */
export function parallelForms({
  mostShared,
  ...input
}: Omit<AssemblyInput, 'maxOverlap'> & Readonly<{ forms: number; mostShared: number }>): Result<
  { forms: VerifiedForm[]; maxOverlap: number },
  AssemblyRefusal
> {
  let allowed = 0
  for (;;) {
    const drawn = assembleForms({ ...input, maxOverlap: allowed })
    if (drawn.ok) return ok({ forms: drawn.value, maxOverlap: allowed })
    if (allowed >= mostShared) return drawn
    allowed = Math.min(mostShared, allowed + Math.max(1, Math.ceil(mostShared / OVERLAP_STEPS)))
  }
}
const OVERLAP_STEPS = 6

const idsOf = (items: Form['items']): ReadonlySet<string> => new Set(items.map(({ id }) => id))

/** 128 bits of the root seed's stream for the k-th form. */
function derivedSeed(seed: string, nth: number): string {
  const rng = seededRng(seed, `draw:form-${nth}`)
  return Array.from({ length: 4 }, () => rng.next().toString(16).padStart(8, '0')).join('')
}

/** One draw in so many takes any table alike, so that no table, and no item, falls out of use. */
const EVEN_DRAWS = 10

/** A table at random: nine draws of ten by weight, one by none (assessment.md §4). `places` is not empty. */
function chooseTable(
  places: readonly number[],
  weights: readonly number[] | null | undefined,
  rng: Rng,
): number {
  const evenly = () => places[rng.int(places.length)] ?? 0
  const total = weights ? places.reduce((sum, place) => sum + (weights[place] ?? 0), 0) : 0
  if (!weights || total === 0 || rng.int(EVEN_DRAWS) === 0) return evenly()
  let left = rng.int(total)
  for (const place of places) {
    left -= weights[place] ?? 0
    if (left < 0) return place
  }
  return evenly()
}

/** Whether a table takes at most ⌊A / forms⌋ of every cell: any such tables fit together. */
function fitsShare({ cells, cellPlaces }: PreparedBank, forms: number) {
  const available = (key: string) => cells[cellPlaces.get(key) ?? -1]?.available ?? 0
  return (table: CellTable | undefined): boolean =>
    Object.entries(table?.counts ?? {}).every(([key, count]) => count <= Math.floor(available(key) / forms))
}

/** Tables tried for one form before it is given up. */
const MOST_TABLES = 60

/** The first form that can be drawn, and the place of its table; else the last refusal. */
function drawFromAny(
  [first, others]: readonly [number, () => readonly number[]],
  draw: (place: number) => Result<Form, DrawRefusal>,
): Result<{ form: Form; place: number }, DrawRefusal> {
  let [place, attempt] = [first, draw(first)]
  if (attempt.ok) return ok({ form: attempt.value, place })
  for (const next of [...new Set(others())].slice(0, MOST_TABLES)) {
    place = next
    attempt = draw(next)
    if (attempt.ok) break
  }
  return attempt.ok ? ok({ form: attempt.value, place }) : attempt
}
