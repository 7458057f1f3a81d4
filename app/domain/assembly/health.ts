import type { Blueprint } from '../blueprint/schema.ts'
import type { ItemKind } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import { demandOf, isUsable } from './demand.ts'
import type { BankEntry, Shortage } from './types.ts'

/** A cell in which the bank is thin; in items. */
export type ThinCell = Readonly<{
  leaf: string
  kind: ItemKind
  points: Points
  /** Items of it, and what one form takes at most. */
  held: number
  taken: number
  /** Share of all forms that show one of its items, at best: 0…1. */
  exposure: number
  /** Items to write so that none of it needs to be in more than `EXPOSURE_GOAL` of the forms. */
  write: number
}>

/** How well a bank carries a blueprint: what stands beside the table before anybody sits the exam. */
export type BankHealth = Readonly<{
  /** Disjoint forms the bank is sure to hold. */
  capacity: number
  /** Items forms may hold. */
  usable: number
  /** The most shown item is in this share of all forms, however the forms are drawn; null when there is no form. */
  exposureBound: number | null
  /** Cells above `EXPOSURE_GOAL`, the worst first. */
  thin: readonly ThinCell[]
  /** Items in every form there can be, and items in none; by id. */
  forced: readonly string[]
  neverDrawn: readonly string[]
  /** Leaves of which every key is the team's own. */
  teamOnlyLeaves: readonly string[]
  /** Items whose fact is older than `OLD_YEARS` before the blueprint's year, and items that analysis sent to review. */
  old: readonly string[]
  flagged: readonly string[]
  /** Why no form, or no second one, can be drawn; empty where two disjoint forms can. */
  shortages: readonly Shortage[]
  /** Rules that cannot hold together whatever the bank holds, in words; empty where they can. */
  conflict: readonly string[]
}>

/** No item should need to be in more than one form of five. */
export const EXPOSURE_GOAL = 0.2
const OLD_YEARS = 10

const yearIn = (text: string | undefined): number | undefined => {
  const found = /\d{4}/.exec(text ?? '')
  return found ? Number(found[0]) : undefined
}

/** What the items say by themselves, without solving anything. */
export function contentHealth(
  blueprint: Blueprint,
  bank: readonly BankEntry[],
): Pick<BankHealth, 'usable' | 'teamOnlyLeaves' | 'old' | 'flagged'> {
  const demand = demandOf(blueprint)
  const usable = bank.filter((entry) => isUsable(demand, entry))
  const now = yearIn(blueprint.asOf)
  const isOld = ({ asOf }: BankEntry) => {
    const year = yearIn(asOf)
    return now !== undefined && year !== undefined && now - year > OLD_YEARS
  }
  return {
    usable: usable.length,
    teamOnlyLeaves: demand.leaves
      .map(({ id }) => id)
      .filter((id) => {
        const held = usable.filter(({ leaf }) => leaf === id)
        return held.length > 0 && held.every(({ answerStatus }) => answerStatus === 'team')
      }),
    old: usable.filter(isOld).map(({ id }) => id),
    flagged: usable.filter(({ flagged }) => flagged).map(({ id }) => id),
  }
}
