import type { Blueprint } from '../blueprint/schema.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { byCodeUnit, type Rng, seededRng, shuffled } from '../shared/rng.ts'
import { availableIn, poolsOf } from './cells.ts'
import { type Demand, demandOf } from './demand.ts'
import { improve, tallyOf } from './swaps.ts'
import {
  type BankEntry,
  type Cell,
  type CellKey,
  type CellTable,
  cellOfKey,
  type Form,
  type OverlapBudget,
} from './types.ts'

export type DrawRefusal =
  /** `found` is what can surely meet in one form after the excluded items are gone; both in items. */
  | (Readonly<{ code: 'cell-too-small'; wanted: number; found: number }> & Cell)
  | Readonly<{ code: 'enemies-meet'; groups: readonly string[] }>
  | Readonly<{ code: 'overlap-too-large'; overlap: number; max: number }>

export type DrawInput = Readonly<{
  blueprint: Blueprint
  table: CellTable
  bank: readonly BankEntry[]
  /** Root seed, 32 hexadecimal digits. */
  seed: string
  /** Ids that must not be drawn. */
  exclude?: ReadonlySet<string>
  overlaps?: readonly OverlapBudget[]
}>

/**
 * Draws one form: as many items of each cell as the table says, knowledge points of a leaf in turn, enemies never
 * together, each overlap within its budget, difficulty grades as near to the blueprint's mix as swaps inside a cell
 * bring them (the verification names what is left), kinds in mix order and items shuffled inside a kind.
 * Same seed, table and bank: same form, whatever order the bank comes in.
 */
export function drawForm({
  blueprint,
  table,
  bank,
  seed,
  exclude,
  overlaps = [],
}: DrawInput): Result<Form, DrawRefusal> {
  const demand = demandOf(blueprint)
  const pools = poolsOf(demand, exclude ? bank.filter(({ id }) => !exclude.has(id)) : bank)
  const cells = wantedCells(table, pools)
  const short = cells.find(({ pool, wanted }) => availableIn(pool) < wanted)
  if (short)
    return refuse({
      code: 'cell-too-small',
      ...cellOfKey(short.key),
      wanted: short.wanted,
      found: availableIn(short.pool),
    })

  const chosen = drawCells(cells, seededRng(seed, 'draw'), overlaps)
  const goal = { blueprint, overlaps }
  const settled = improve({ chosen, pools, goal, rng: seededRng(seed, 'swap') })
  const tally = tallyOf(settled, goal)
  const groups = tally.enemies()
  if (groups.length > 0) return refuse({ code: 'enemies-meet', groups })
  const [over] = tally.excess()
  if (over) return refuse({ code: 'overlap-too-large', ...over })
  return ok({ seed, items: inOrder(settled, demand, seededRng(seed, 'order')) })
}

type WantedCell = Readonly<{ key: CellKey; wanted: number; pool: readonly BankEntry[] }>

/** The table's cells, those with the least to spare first. */
function wantedCells({ counts }: CellTable, pools: ReadonlyMap<CellKey, readonly BankEntry[]>): WantedCell[] {
  return Object.entries(counts)
    .filter(([, wanted]) => wanted > 0)
    .map(([key, wanted]) => ({ key, wanted, pool: pools.get(key) ?? [] }))
    .sort((a, b) => a.pool.length - a.wanted - (b.pool.length - b.wanted) || byCodeUnit(a.key, b.key))
}

/**
 * Draws every cell, in seeded order. Of what is left of a cell the next item is one that meets no enemy, was in the
 * fewest earlier forms, and has the knowledge point least used so far in the leaf; among equals, the shuffle decides.
 */
function drawCells(cells: readonly WantedCell[], rng: Rng, overlaps: readonly OverlapBudget[]): BankEntry[] {
  const chosen: BankEntry[] = []
  const used = new Map<string, number>()
  const groups = new Set<string>()
  const rank = (entry: BankEntry) =>
    (entry.enemyGroups.some((group) => groups.has(group)) ? 1_000_000 : 0) +
    overlaps.filter(({ previous }) => previous.has(entry.id)).length * 1_000 +
    (used.get(entry.knowledgePoint) ?? 0)

  for (const { pool, wanted } of cells) {
    const left = shuffled(pool, rng)
    for (let n = 0; n < wanted; n++) {
      const ranks = left.map(rank)
      const [entry] = left.splice(ranks.indexOf(Math.min(...ranks)), 1)
      if (!entry) break
      chosen.push(entry)
      used.set(entry.knowledgePoint, (used.get(entry.knowledgePoint) ?? 0) + 1)
      for (const group of entry.enemyGroups) groups.add(group)
    }
  }
  return chosen
}

/** Kinds in mix order, shuffled inside each kind. */
function inOrder(chosen: readonly BankEntry[], demand: Demand, rng: Rng): BankEntry[] {
  const kinds = [...new Set(demand.lines.map(({ kind }) => kind))]
  const sorted = [...chosen].sort((a, b) => byCodeUnit(a.id, b.id))
  return kinds.flatMap((kind) =>
    shuffled(
      sorted.filter((entry) => entry.kind === kind),
      rng,
    ),
  )
}
