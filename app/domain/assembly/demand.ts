import { type Blueprint, leavesOf, type MixLine } from '../blueprint/schema.ts'
import { isAboutCells, meetsWhere } from '../blueprint/where.ts'
import type { Level } from '../shared/level.ts'
import type { Points } from '../shared/points.ts'
import type { BankEntry, Cell } from './types.ts'

/** A node with its exact quota and what a form may give it at least and at most. */
export type LeafDemand = Readonly<{
  id: string
  name: string
  weight: number
  points: Points
  low: Points
  high: Points
}>
export type NodeDemand = LeafDemand & Readonly<{ leaves: readonly string[] }>
/** One line of the mix with the ids of the leaves that may hold it. */
export type LineDemand = Pick<MixLine, 'kind' | 'points' | 'count' | 'unit'> &
  Readonly<{ leaves: readonly string[] }>
/** A row of the blueprint that is on, and each item every form has to hold: `max` is `Infinity` where there is none. */
export type RowDemand = Readonly<{
  id: string
  name: string
  unit: 'items' | 'points'
  min: number
  max: number
  /** Whether leaf and kind alone say if an item meets it. */
  isAboutCells: boolean
  meets(entry: BankEntry): boolean
}>
/** Items a form holds whole or not at all. */
export type SetDemand = Readonly<{ id: string; items: ReadonlySet<string> }>

/** What a blueprint asks of one form. */
export type Demand = Readonly<{
  level: Level
  /** Nodes of the first depth: their points are exact unless the blueprint gives a range. */
  nodes: readonly NodeDemand[]
  /** Leaves in tree order: their points may be off by the tolerance. */
  leaves: readonly LeafDemand[]
  lines: readonly LineDemand[]
  rows: readonly RowDemand[]
  together: readonly SetDemand[]
  /** Sets of which a form holds one item at most, beside the groups the items name. */
  enemies: readonly SetDemand[]
  excluded: ReadonlySet<string>
  /** Forms after which an item rests; `Infinity` where there is no cap. */
  exposureCap: number
}>

/**
 * The exact share of the full mark a weight stands for, in hundredths of a point.
 * Weights are percent of the whole at both depths; thousandths of a percent are kept, finer ones are not meant.
 */
const quotaOf = (weight: number, fullMark: Points): Points =>
  (Math.round(weight * 1_000) * fullMark) / 100_000

const isUnder = (leaf: string, prefix: string) => leaf === prefix || leaf.startsWith(`${prefix}.`)

/**
 * The sums a form of this blueprint must have (assessment.md §4, basis points). A quota no form can have (a third of
 * a point) is not rounded here: the cell program then has no solution, and the report says so.
 */
export function demandOf(blueprint: Blueprint): Demand {
  const leaves = leavesOf(blueprint)
  const fullMark = blueprint.rules.fullMark.value
  const spread = blueprint.tolerances.leafPoints
  const nodes = new Map(blueprint.tree.flatMap((one) => [one, ...(one.children ?? [])]).map((n) => [n.id, n]))
  const withPoints = (
    { id, name, weight }: { id: string; name: string; weight: number },
    tolerance: Points,
  ) => {
    const points = quotaOf(weight, fullMark)
    const { min, max } = nodes.get(id) ?? {}
    // A range stands for the tolerance, on the side or sides it is given.
    const low = min ?? (max === undefined ? points - tolerance : 0)
    const high = max ?? (min === undefined ? points + tolerance : fullMark)
    return { id, name, weight, points, low: Math.max(low, 0), high }
  }
  return {
    level: blueprint.level,
    nodes: blueprint.tree
      .filter((node) => node.weight > 0)
      .map((node) => ({
        ...withPoints(node, 0),
        leaves: leaves.filter((leaf) => (leaf.parentId ?? leaf.id) === node.id).map((leaf) => leaf.id),
      })),
    leaves: leaves.map((leaf) => withPoints(leaf, spread)),
    lines: blueprint.mix
      .filter((line) => line.count > 0)
      .map((line) => ({
        kind: line.kind,
        points: line.points,
        count: line.count,
        unit: line.unit,
        leaves: leaves
          .map(({ id }) => id)
          .filter((id) => line.leaves?.some((prefix) => isUnder(id, prefix)) ?? true),
      })),
    rows: [...blueprint.rows.filter(({ on }) => on).map(rowOf), ...includedRows(blueprint)],
    together: setsOf(blueprint.together),
    enemies: setsOf(blueprint.enemies),
    excluded: new Set(blueprint.exclude.filter(({ on }) => on).map(({ item }) => item)),
    exposureCap: blueprint.exposureCap ?? Number.POSITIVE_INFINITY,
  }
}

function rowOf({ id, name, where, unit, min, max }: Blueprint['rows'][number]): RowDemand {
  return {
    id,
    name: name ?? id,
    unit,
    min: min ?? 0,
    max: max ?? Number.POSITIVE_INFINITY,
    isAboutCells: isAboutCells(where),
    meets: (entry) => meetsWhere(where, entry),
  }
}

const setsOf = (sets: Blueprint['together']): SetDemand[] =>
  sets.filter(({ on }) => on).map(({ id, items }) => ({ id, items: new Set(items) }))

/** Names of all groups of which a form may hold one item and this is one: its own, and the blueprint's sets. */
export const enemyGroupsOf = (demand: Demand, { id, enemyGroups }: BankEntry): readonly string[] =>
  demand.enemies.length === 0
    ? enemyGroups
    : [...enemyGroups, ...demand.enemies.flatMap((set) => (set.items.has(id) ? [`blueprint:${set.id}`] : []))]

/** An item every form holds is a row of its own that only it meets. */
const includedRows = ({ include }: Blueprint): RowDemand[] =>
  include
    .filter(({ on }) => on)
    .map(({ item }) => ({
      id: `include:${item}`,
      name: `每套必有 ${item}`,
      unit: 'items',
      min: 1,
      max: 1,
      isAboutCells: false,
      meets: ({ id }) => id === item,
    }))

/**
 * The mix line a cell counts for, and how much of it one item takes: 1, or the blanks of a fill-in.
 * @returns undefined when no line asks for such items in this leaf
 */
export function lineOf(
  demand: Demand,
  { leaf, kind, points }: Pick<Cell, 'leaf' | 'kind' | 'points'>,
): { line: number; units: number } | undefined {
  const line = demand.lines.findIndex(
    (one) =>
      one.kind === kind &&
      one.leaves.includes(leaf) &&
      (one.unit === 'item' ? points === one.points : points > 0 && points % one.points === 0),
  )
  const found = demand.lines[line]
  return found && { line, units: found.unit === 'item' ? 1 : points / found.points }
}

/**
 * Whether forms of this blueprint may hold the item: ready, for this level, not excluded, not at rest, in a leaf and of
 * a kind that is asked for.
 */
export function isUsable(demand: Demand, entry: BankEntry): boolean {
  if (entry.status !== 'ready' || !entry.levels.includes(demand.level)) return false
  if (demand.excluded.has(entry.id) || (entry.uses ?? 0) >= demand.exposureCap) return false
  const place = lineOf(demand, entry)
  if (!place) return false
  return demand.lines[place.line]?.unit === 'item' || entry.blanks === place.units
}

/** The rows and sets an item's leaf and kind do not settle, by id: items with the same ones can stand in for each other. */
export function tagOf(demand: Demand, entry: BankEntry): string {
  if (demand.rows.length === 0 && demand.together.length === 0) return ''
  return [
    ...demand.rows.flatMap((row) => (!row.isAboutCells && row.meets(entry) ? [row.id] : [])),
    ...demand.together.flatMap(({ id, items }) => (items.has(entry.id) ? [`=${id}`] : [])),
  ].join(',')
}

/** The cell an item of the bank lies in. */
export const cellOfEntry = (demand: Demand, entry: BankEntry): Cell => ({
  leaf: entry.leaf,
  kind: entry.kind,
  points: entry.points,
  tag: tagOf(demand, entry),
})
