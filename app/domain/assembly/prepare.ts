import type { Blueprint } from '../blueprint/schema.ts'
import type { DifficultyGrade } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import { byCodeUnit } from '../shared/rng.ts'
import { type CellStock, cellsIn, poolsOf } from './cells.ts'
import { chanceAt, TARGET_TOLERANCE, targetsOf } from './chance.ts'
import { cellOfEntry, type Demand, demandOf, enemyGroupsOf } from './demand.ts'
import { type BankEntry, type CellKey, type CellTable, cellKey } from './types.ts'

/** Expected points are counted in whole ten-thousandths of a hundredth, so that sums do not depend on their order. */
export const EXPECTED_UNIT = 10_000

/** A cell a table takes items from; its place in `PreparedBank.cells`, −1 where the bank has no such cell. */
export type WantedCell = Readonly<{ key: CellKey; cell: number; wanted: number }>

/** The score targets in units of `EXPECTED_UNIT`; `expected[k · goals.length + t]` is what item k gives target t. */
export type PreparedTargets = Readonly<{ goals: Float64Array; tolerance: number; expected: Int32Array }>

/**
 * A bank snapshot made ready for one blueprint: whatever a draw needs and no seed changes. Items are numbered by code
 * unit of id, so the order the bank came in never shows. Made once a snapshot, used for every draw from it.
 */
export type PreparedBank = Readonly<{
  blueprint: Blueprint
  demand: Demand
  /** The items forms may hold. */
  entries: readonly BankEntry[]
  placeOf: ReadonlyMap<string, number>
  cells: readonly CellStock[]
  cellPlaces: ReadonlyMap<string, number>
  /** Items of each cell, and the cell, knowledge point, grade (0 easy … 2 hard) and enemy groups of each item. */
  members: readonly (readonly number[])[]
  /** The knowledge points of each cell's items. */
  cellPoints: readonly Int32Array[]
  cellOf: Int32Array
  pointOf: Int32Array
  pointCount: number
  gradeOf: Uint8Array
  /** The kind of each item, numbered in mix order. */
  kindOf: Uint8Array
  kindCount: number
  groupsOf: readonly Int32Array[]
  groupNames: readonly string[]
  /** What an item gives to the points of reserved items, and how many of these a form needs; hundredths. */
  reservedOf: Int32Array
  reservedPoints: Points
  /** How readily an item is taken, in thousandths: less for one that was in more forms than its cell's average. */
  readiness: Uint16Array
  targets: PreparedTargets
  /** Whether the blueprint's own targets stand for the difficulty, in place of its mix of grades. */
  isCalibrated: boolean
  /** `WantedCell`s of tables already looked at. */
  wantedCells: WeakMap<CellTable, readonly WantedCell[]>
}>

export const GRADE_ORDER: readonly DifficultyGrade[] = ['easy', 'medium', 'hard']
/** An item used far more than its neighbours is still taken half as readily: none falls out of use. */
const LEAST_READINESS = 500

export function prepareBank(blueprint: Blueprint, bank: readonly BankEntry[]): PreparedBank {
  const demand = demandOf(blueprint)
  const pools = poolsOf(demand, bank)
  const cells = cellsIn(demand, pools)
  const cellPlaces = new Map(cells.map(({ key }, place) => [key, place]))
  const entries = [...pools.values()].flat().sort((a, b) => byCodeUnit(a.id, b.id))
  const placeOf = new Map(entries.map(({ id }, place) => [id, place]))
  const groups = numbered(entries.flatMap((entry) => enemyGroupsOf(demand, entry)))
  const points = numbered(entries.map(({ knowledgePoint }) => knowledgePoint))
  const kinds = [...new Set(demand.lines.map(({ kind }) => kind))]
  const members = cells.map(({ key }) => (pools.get(key) ?? []).map(({ id }) => placeOf.get(id) ?? 0))
  const pointOf = Int32Array.from(entries, ({ knowledgePoint }) => points.get(knowledgePoint) ?? 0)
  return {
    blueprint,
    demand,
    entries,
    placeOf,
    cells,
    cellPlaces,
    members,
    cellOf: Int32Array.from(entries, (entry) => cellPlaces.get(cellKey(cellOfEntry(demand, entry))) ?? 0),
    cellPoints: members.map((places) => Int32Array.from(new Set(places.map((place) => pointOf[place] ?? 0)))),
    pointOf,
    pointCount: points.size,
    gradeOf: Uint8Array.from(entries, ({ difficulty }) => GRADE_ORDER.indexOf(difficulty)),
    kindOf: Uint8Array.from(entries, ({ kind }) => kinds.indexOf(kind)),
    kindCount: kinds.length,
    groupsOf: entries.map((entry) =>
      Int32Array.from(new Set(enemyGroupsOf(demand, entry)), (group) => groups.get(group) ?? 0),
    ),
    groupNames: [...groups.keys()],
    reservedOf: Int32Array.from(entries, ({ reserved, points }) => (reserved ? points : 0)),
    reservedPoints: blueprint.reservedPoints?.value ?? 0,
    readiness: readinessOf(entries, members),
    targets: preparedTargets(blueprint, entries),
    isCalibrated: blueprint.scoreTargets !== undefined,
    wantedCells: new WeakMap(),
  }
}

function preparedTargets(blueprint: Blueprint, entries: readonly BankEntry[]): PreparedTargets {
  const targets = targetsOf(blueprint)
  return {
    goals: Float64Array.from(targets, ({ points }) => Math.round(points * EXPECTED_UNIT)),
    tolerance: TARGET_TOLERANCE * EXPECTED_UNIT,
    expected: Int32Array.from(
      entries.flatMap((entry) =>
        targets.map(({ theta }) => Math.round(entry.points * chanceAt(entry, theta) * EXPECTED_UNIT)),
      ),
    ),
  }
}

/** Each different name with its number, by code unit. */
const numbered = (names: readonly string[]): Map<string, number> =>
  new Map([...new Set(names)].sort(byCodeUnit).map((name, place) => [name, place]))

function readinessOf(entries: readonly BankEntry[], members: PreparedBank['members']): Uint16Array {
  const readiness = new Uint16Array(entries.length).fill(1_000)
  for (const cell of members) {
    const usesOf = (place: number) => entries[place]?.uses ?? 0
    const mean = cell.reduce((sum, place) => sum + usesOf(place), 0) / (cell.length || 1)
    for (const place of cell)
      if (usesOf(place) > mean)
        readiness[place] = Math.max(LEAST_READINESS, Math.round((1_000 * (mean + 1)) / (usesOf(place) + 1)))
  }
  return readiness
}

/** The cells of a table in the order they are drawn, those with the least to spare first. */
export function wantedCellsOf(bank: PreparedBank, table: CellTable): readonly WantedCell[] {
  const known = bank.wantedCells.get(table)
  if (known) return known
  const spare = ({ cell, wanted }: WantedCell) => (bank.members[cell]?.length ?? 0) - wanted
  const wanted = Object.entries(table.counts)
    .filter(([, count]) => count > 0)
    .map(([key, count]) => ({ key, cell: bank.cellPlaces.get(key) ?? -1, wanted: count }))
    .sort((a, b) => spare(a) - spare(b) || byCodeUnit(a.key, b.key))
  bank.wantedCells.set(table, wanted)
  return wanted
}
