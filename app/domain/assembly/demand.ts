import { type Blueprint, leavesOf, type MixLine } from '../blueprint/schema.ts'
import type { Level } from '../shared/level.ts'
import type { Points } from '../shared/points.ts'
import type { BankEntry, Cell } from './types.ts'

export type LeafDemand = Readonly<{ id: string; name: string; weight: number; points: Points }>
export type NodeDemand = LeafDemand & Readonly<{ leaves: readonly string[] }>
/** One line of the mix with the ids of the leaves that may hold it. */
export type LineDemand = Pick<MixLine, 'kind' | 'points' | 'count' | 'unit'> &
  Readonly<{ leaves: readonly string[] }>

/** What a blueprint asks of one form. */
export type Demand = Readonly<{
  level: Level
  /** Nodes of the first depth: their points are exact. */
  nodes: readonly NodeDemand[]
  /** Leaves in tree order: their points may be off by `tolerance`. */
  leaves: readonly LeafDemand[]
  lines: readonly LineDemand[]
  tolerance: Points
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
  const withPoints = ({ id, name, weight }: { id: string; name: string; weight: number }) => ({
    id,
    name,
    weight,
    points: quotaOf(weight, fullMark),
  })
  return {
    level: blueprint.level,
    nodes: blueprint.tree
      .filter((node) => node.weight > 0)
      .map((node) => ({
        ...withPoints(node),
        leaves: leaves.filter((leaf) => (leaf.parentId ?? leaf.id) === node.id).map((leaf) => leaf.id),
      })),
    leaves: leaves.map(withPoints),
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
    tolerance: blueprint.tolerances.leafPoints,
  }
}

/**
 * The mix line a cell counts for, and how much of it one item takes: 1, or the blanks of a fill-in.
 * @returns undefined when no line asks for such items in this leaf
 */
export function lineOf(
  demand: Demand,
  { leaf, kind, points }: Cell,
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

/** Whether forms of this blueprint may hold the item: ready, for this level, in a leaf and of a kind that is asked for. */
export function isUsable(demand: Demand, entry: BankEntry): boolean {
  if (entry.status !== 'ready' || !entry.levels.includes(demand.level)) return false
  const place = lineOf(demand, entry)
  if (!place) return false
  return demand.lines[place.line]?.unit === 'item' || entry.blanks === place.units
}
