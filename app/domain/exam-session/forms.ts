import type { BankEntry } from '../assembly/types.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import { seededRng, shuffled } from '../shared/rng.ts'
import type { SessionKind } from './session.ts'

/** The items a sitting may draw from: reserved ones only for a formal sitting. */
export const stockFor = (kind: SessionKind, bank: readonly BankEntry[]): readonly BankEntry[] =>
  kind === 'formal' ? bank : bank.filter(({ reserved }) => !reserved)

/**
 * The blueprint a sitting is drawn by. A row that asks for reserved items (or forbids them) is about formal sittings:
 * practice and mock papers have none.
 */
export const blueprintFor = (kind: SessionKind, blueprint: Blueprint): Blueprint =>
  kind === 'formal'
    ? blueprint
    : { ...blueprint, rows: blueprint.rows.filter(({ where }) => where.reserved === undefined) }

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
