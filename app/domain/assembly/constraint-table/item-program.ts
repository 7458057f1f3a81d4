import { byCodeUnit, type Rng } from '../../shared/rng.ts'
import type { Row, Variable } from '../cell-program.ts'
import type { Constraint, OuterItem } from './constraints.ts'

/** An integer program over single items: variable k, for k below their number, is whether `items[k]` is in the form. */
export type ItemProgram = Readonly<{
  items: readonly OuterItem[]
  variables: readonly Variable[]
  rows: readonly Row[]
}>

export type ItemProgramInput = Readonly<{
  /** In order of id, by code unit, so that a draw does not depend on the order of the file. */
  items: readonly OuterItem[]
  constraints: readonly Constraint[]
  /** Forms already made, of which this one may repeat `maxOverlap` items each. */
  earlier: readonly ReadonlySet<string>[]
  maxOverlap: number
  /** How often each item has been used so far. */
  used: ReadonlyMap<string, number>
  /** Forms still to come that may share nothing with this one: enough must be left for them. */
  toCome?: number
  /** Worth of an item that the form is to have most of; absent: the draw is even. */
  worth?: ReadonlyMap<string, number>
  rng: Rng
}>

/** Price of having been used once, against a random price below 1. */
const USE_COST = 2
/** A unit of worth beats any difference of exposure. */
const WORTH_COST = 1_000

/**
 * The program of one form. Items that every rule treats alike are interchangeable, so of each such class only the
 * cheapest are offered, as many as a form can take: what is left out could never be chosen. Where forms to come may
 * share nothing with this one, what it leaves in each class must be able to serve them all together.
 */
export function itemProgram(input: ItemProgramInput): ItemProgram {
  const { constraints, earlier, maxOverlap, used, worth, rng, toCome = 0 } = input
  const apart = maxOverlap === 0
  const items = apart ? input.items.filter(({ id }) => !earlier.some((ids) => ids.has(id))) : input.items
  const priced = items.map((item) => ({
    item,
    cost:
      rng.int(1_000_000) / 1_000_000 +
      USE_COST * (used.get(item.id) ?? 0) -
      WORTH_COST * (worth?.get(item.id) ?? 0),
  }))
  const most = longestForm(items, constraints)
  const classes = [...classesOf(priced, constraints, apart ? [] : earlier)].map(([name, alike]) => ({
    name,
    size: alike.length,
    offered: [...alike].sort((a, b) => a.cost - b.cost).slice(0, most),
  }))
  const offered = classes.flatMap((one) => one.offered).sort((a, b) => byCodeUnit(a.item.id, b.item.id))
  const placeOf = new Map(offered.map(({ item }, place) => [item.id, place]))
  const countIn = (meets: (item: OuterItem) => boolean) =>
    offered.flatMap(({ item }, place) => (meets(item) ? [[place, 1] as const] : []))
  const rows: Row[] = constraints.map(({ id, meets, lower, upper }) => ({
    name: id,
    terms: countIn(({ attributes }) => meets(attributes)),
    lower,
    upper,
  }))
  const variables: Variable[] = offered.map(({ item, cost }) => ({
    name: item.id,
    integer: true,
    lower: 0,
    upper: 1,
    cost,
  }))
  if (!apart && Number.isFinite(maxOverlap))
    for (const [i, ids] of earlier.entries())
      rows.push({
        name: `overlap:${i + 1}`,
        terms: countIn(({ id }) => ids.has(id)),
        lower: 0,
        upper: maxOverlap,
      })
  if (apart && toCome > 0) {
    for (const { name, size } of classes)
      variables.push({ name: `left:${name}`, integer: true, lower: 0, upper: size, cost: 0 })
    for (const [k, one] of classes.entries())
      rows.push({
        name: `left:${one.name}`,
        terms: [
          [offered.length + k, 1],
          ...one.offered.map(({ item }) => [placeOf.get(item.id) ?? 0, 1] as const),
        ],
        lower: 0,
        upper: one.size,
      })
    for (const [place, { id, lower, upper }] of constraints.entries())
      rows.push({
        name: `later:${id}`,
        terms: classes.flatMap(({ name }, k) =>
          name[place] === '1' ? [[offered.length + k, 1] as const] : [],
        ),
        lower: lower * toCome,
        upper: upper * toCome,
      })
  }
  return { items: offered.map(({ item }) => item), variables, rows }
}

/** The most items a form can have: the smallest upper bound of a rule that every item meets, else all. */
function longestForm(items: readonly OuterItem[], constraints: readonly Constraint[]): number {
  const overall = constraints.filter(({ meets }) => items.every(({ attributes }) => meets(attributes)))
  return Math.min(items.length, ...overall.map(({ upper }) => upper))
}

type Priced = Readonly<{ item: OuterItem; cost: number }>

function classesOf(
  priced: readonly Priced[],
  constraints: readonly Constraint[],
  earlier: readonly ReadonlySet<string>[],
): Map<string, Priced[]> {
  const classes = new Map<string, Priced[]>()
  for (const one of priced) {
    const { id, attributes } = one.item
    const name = [
      ...constraints.map(({ meets }) => (meets(attributes) ? 1 : 0)),
      ...earlier.map((ids) => (ids.has(id) ? 1 : 0)),
    ].join('')
    classes.set(name, [...(classes.get(name) ?? []), one])
  }
  return classes
}

/** Whether the constraints named can hold together, as a program without prices: for finding which cannot. */
export function feasibilityProgram(
  items: readonly OuterItem[],
  constraints: readonly Constraint[],
): Pick<ItemProgram, 'variables' | 'rows'> {
  const classes = new Map<string, number>()
  for (const { attributes } of items) {
    const name = constraints.map(({ meets }) => (meets(attributes) ? 1 : 0)).join('')
    classes.set(name, (classes.get(name) ?? 0) + 1)
  }
  const entries = [...classes]
  return {
    variables: entries.map(([name, size]) => ({ name, integer: true, lower: 0, upper: size, cost: 0 })),
    rows: constraints.map(({ id, lower, upper }, place) => ({
      name: id,
      terms: entries.flatMap(([name], k) => (name[place] === '1' ? [[k, 1] as const] : [])),
      lower,
      upper,
    })),
  }
}
