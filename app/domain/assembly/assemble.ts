import type { Blueprint } from '../blueprint/schema.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { seededRng, shuffled } from '../shared/rng.ts'
import { cellsOf } from './cells.ts'
import { demandOf } from './demand.ts'
import { type DrawRefusal, drawForm } from './draw.ts'
import type { BankEntry, CellTable, Form, OverlapBudget, Verification } from './types.ts'
import { verifyForm } from './verify.ts'

const NO_TABLE: CellTable = { counts: {}, deviation: 0 }

/** A form with its recount and the place in `tables` of the table it was drawn from. */
export type VerifiedForm = Form & Readonly<{ tableIndex: number; verification: Verification }>

export type AssemblyRefusal =
  | Readonly<{ code: 'no-table' }>
  /** The `nth` form (from 1) could not be drawn from any table; `reason` is what the last one said. */
  | Readonly<{ code: 'form-not-drawn'; nth: number; reason: DrawRefusal }>
  | Readonly<{ code: 'form-not-verified'; nth: number; verification: Verification }>

export type AssemblyInput = Readonly<{
  blueprint: Blueprint
  bank: readonly BankEntry[]
  /** For forms that must not meet: tables of the capacity variant, `tablePool(…, { forms })`. */
  tables: readonly CellTable[]
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
 * seed, the k-th a seed of its own derived from it. Each form takes a table at random and, if it cannot be drawn from,
 * the others; tables of which all forms can have their share without meeting come first when overlap is limited.
 * All forms or a refusal, never fewer.
 */
export function assembleForms(input: AssemblyInput): Result<VerifiedForm[], AssemblyRefusal> {
  const { blueprint, bank, tables, seed, forms = 1, maxOverlap, overlaps = [], exclude } = input
  if (tables.length === 0) return refuse({ code: 'no-table' })
  const fits = maxOverlap === undefined ? () => true : fitsShare(input, forms)
  const places = [...tables.keys()]
  const isShared = places.map((place) => fits(tables[place]))

  const drawn: VerifiedForm[] = []
  for (let nth = 1; nth <= forms; nth++) {
    const own = nth === 1 ? seed : derivedSeed(seed, nth)
    const earlier =
      maxOverlap === undefined ? [] : drawn.map(({ items }) => ({ previous: idsOf(items), max: maxOverlap }))
    const budgets = [...overlaps, ...earlier]
    const order = shuffled(places, seededRng(own, 'table'))
    const attempt = drawFromAny(
      [...order.filter((place) => isShared[place]), ...order.filter((place) => !isShared[place])],
      (place) => {
        const table = tables[place] ?? NO_TABLE
        return drawForm({ blueprint, table, bank, seed: own, overlaps: budgets, ...(exclude && { exclude }) })
      },
    )
    if (!attempt.ok) return refuse({ code: 'form-not-drawn', nth, reason: attempt.refusal })
    const { form, place } = attempt.value
    const verification = verifyForm({ blueprint, items: form.items, overlaps: budgets })
    if (!verification.ok) return refuse({ code: 'form-not-verified', nth, verification })
    drawn.push({ ...form, tableIndex: place, verification })
  }
  return ok(drawn)
}

const idsOf = (items: readonly BankEntry[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))

/** 128 bits of the root seed's stream for the k-th form. */
function derivedSeed(seed: string, nth: number): string {
  const rng = seededRng(seed, `draw:form-${nth}`)
  return Array.from({ length: 4 }, () => rng.next().toString(16).padStart(8, '0')).join('')
}

/** Whether a table takes at most ⌊A / forms⌋ of every cell: any such tables fit together. */
function fitsShare(
  { blueprint, bank }: AssemblyInput,
  forms: number,
): (table: CellTable | undefined) => boolean {
  const available = new Map(cellsOf(demandOf(blueprint), bank).map((cell) => [cell.key, cell.available]))
  return (table) =>
    Object.entries(table?.counts ?? {}).every(
      ([key, count]) => count <= Math.floor((available.get(key) ?? 0) / forms),
    )
}

/** The first form that can be drawn, and the place of its table; else the last refusal. `places` is not empty. */
function drawFromAny(
  places: readonly number[],
  draw: (place: number) => Result<Form, DrawRefusal>,
): Result<{ form: Form; place: number }, DrawRefusal> {
  const [first = 0, ...rest] = places
  let [place, attempt] = [first, draw(first)]
  for (const next of rest) {
    if (attempt.ok) break
    place = next
    attempt = draw(next)
  }
  return attempt.ok ? ok({ form: attempt.value, place }) : attempt
}
