import type { PreparedBank } from '../assembly/prepare.ts'
import { tableFaults } from '../assembly/table-check.ts'
import type { BankEntry, CellTable } from '../assembly/types.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import { seededRng, shuffled } from '../shared/rng.ts'
import type { SessionKind } from './session.ts'

/**
 * The items a sitting may draw from: a formal one from all, practice and mock from those that are not reserved. How much
 * of a formal paper is reserved the blueprint says (docs/decisions/0026).
 */
export const stockFor = (kind: SessionKind, bank: readonly BankEntry[]): readonly BankEntry[] =>
  kind === 'formal' ? bank : bank.filter(({ reserved }) => !reserved)

/**
 * The blueprint a sitting is drawn by. What it says of reserved items is about formal sittings: practice and mock papers
 * have none.
 */
export function blueprintFor(kind: SessionKind, blueprint: Blueprint): Blueprint {
  if (kind === 'formal') return blueprint
  const { reservedPoints: _, ...others } = blueprint
  return { ...others, rows: blueprint.rows.filter(({ where }) => where.reserved === undefined) }
}

/** Places of the tables that keep every rule of a blueprint on what a sitting may draw from. */
export const tablesFor = ({ demand, cells }: PreparedBank, tables: readonly CellTable[]): number[] =>
  [...tables.keys()].filter(
    (place) => tableFaults({ demand, cells, counts: tables[place]?.counts ?? {} }).length === 0,
  )

/**
 * Which prepared forms a candidate is offered, the allotted one first. Candidates come in blocks of as many as there are
 * forms, and each block gets every form once in a seeded order: forms are used equally, and neighbours differ.
 * @param nth how many started before, from 0
 * @param seed the root seed of the sitting, 32 hexadecimal digits
 */
export function formsInOrder(nth: number, forms: readonly number[], seed: string): number[] {
  if (forms.length === 0) return []
  const [block, place] = [Math.floor(nth / forms.length), nth % forms.length]
  const order = shuffled(forms, seededRng(seed, `order:sitting-${block}`))
  return [...order.slice(place), ...order.slice(0, place)]
}

/** How many of an earlier form's items a form repeats. */
export const overlapOf = (items: readonly { id: string }[], earlier: ReadonlySet<string>): number =>
  items.filter(({ id }) => earlier.has(id)).length
