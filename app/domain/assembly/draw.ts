import type { Points } from '../shared/points.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { type Rng, seededRng, shuffled } from '../shared/rng.ts'
import { availableIn } from './cells.ts'
import { type PreparedBank, type WantedCell, wantedCellsOf } from './prepare.ts'
import { type Bench, improve, type Seat } from './swaps.ts'
import { startTally, type Tally } from './tally.ts'
import {
  type BankEntry,
  type Cell,
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
  /** Hundredths of a point that no swap could bring. */
  | Readonly<{ code: 'reserved-too-few'; missing: Points }>

export type DrawInput = Readonly<{
  bank: PreparedBank
  table: CellTable
  /** Root seed, 32 hexadecimal digits. */
  seed: string
  /** Ids that must not be drawn. */
  exclude?: ReadonlySet<string>
  overlaps?: readonly OverlapBudget[]
}>

/** Candidates looked at for one place of a form: all of a small cell, some of a large one. */
const ALL_UP_TO = 24
const SOME = 6

/**
 * Draws one form: as many items of each cell as the table says, knowledge points of a leaf in turn, enemies never
 * together, each overlap within its budget, as many reserved points as the blueprint wants, the expected score and the difficulty grades as near to what the blueprint
 * asks as swaps inside a cell bring them (the verification names what is left), kinds in mix order and items shuffled
 * inside a kind. Same seed, table and bank: same form, whatever order the bank came in.
 */
export function drawForm({
  bank,
  table,
  seed,
  exclude,
  overlaps = [],
}: DrawInput): Result<Form, DrawRefusal> {
  const cells = wantedCellsOf(bank, table)
  const short = findShort(bank, cells, exclude)
  if (short) return refuse(short)

  const tally = startTally(bank, overlaps)
  const seats = drawCells(bank, cells, seededRng(seed, 'draw'), tally, exclude)
  improve(seats, tally, seededRng(seed, 'swap'))
  if (tally.faults() > 0) {
    const groups = tally.enemies()
    if (groups.length > 0) return refuse({ code: 'enemies-meet', groups })
    const [over] = tally.excess()
    if (over) return refuse({ code: 'overlap-too-large', ...over })
    return refuse({ code: 'reserved-too-few', missing: tally.unreserved() })
  }
  return ok({ seed, items: inOrder(bank, seats, seededRng(seed, 'order')) })
}

/** The first cell that cannot surely give what the table takes of it. */
function findShort(
  bank: PreparedBank,
  cells: readonly WantedCell[],
  exclude: ReadonlySet<string> | undefined,
): DrawRefusal | undefined {
  for (const { key, cell, wanted } of cells) {
    const found = exclude
      ? availableIn(
          bank.demand,
          entriesAt(bank, bank.members[cell] ?? []).filter(({ id }) => !exclude.has(id)),
        )
      : (bank.cells[cell]?.available ?? 0)
    if (found < wanted) return { code: 'cell-too-small', ...cellOfKey(key), wanted, found }
  }
  return undefined
}

const entriesAt = ({ entries }: PreparedBank, places: Iterable<number>): BankEntry[] =>
  [...places].flatMap((place) => entries[place] ?? [])

/**
 * Draws every cell, in order. Of the candidates looked at the next item is one that meets no enemy, was in the fewest
 * earlier forms, and has the knowledge point least used so far; then one that was not in more forms than its
 * neighbours; among equals, chance decides.
 */
function drawCells(
  bank: PreparedBank,
  cells: readonly WantedCell[],
  rng: Rng,
  tally: Tally,
  exclude: ReadonlySet<string> | undefined,
): Seat[] {
  const seats: Seat[] = []
  const rank = (place: number) => {
    const readiness = bank.readiness[place] ?? 1_000
    const isTired = readiness < 1_000 && rng.int(1_000) >= readiness
    return (
      (tally.clashes(place) ? 1_000_000 : 0) +
      1_000 * tally.met(place) +
      2 * tally.used(bank.pointOf[place] ?? 0) +
      (isTired ? 1 : 0)
    )
  }
  for (const { cell, wanted } of cells) {
    const all = bank.members[cell] ?? []
    const places = exclude ? all.filter((place) => !exclude.has(bank.entries[place]?.id ?? '')) : all.slice()
    const bench: Bench = { places, left: places.length }
    const points = bank.cellPoints[cell] ?? new Int32Array()
    for (let n = 0; n < wanted; n++) {
      let rarest = Number.POSITIVE_INFINITY
      for (let p = 0; p < points.length; p++) rarest = Math.min(rarest, tally.used(points[p] ?? 0))
      const place = takeNext(bench, 2 * rarest, rank, rng)
      if (place === undefined) break
      tally.add(place)
      seats.push({ place, bench })
    }
  }
  return seats
}

/** Takes the best ranked of some random candidates off the bench, the first that is as good as any can be. */
function takeNext(
  bench: Bench,
  ideal: number,
  rank: (place: number) => number,
  rng: Rng,
): number | undefined {
  const { places, left } = bench
  if (left === 0) return undefined
  const looks = left <= ALL_UP_TO ? left : SOME
  let [best, lowest] = [0, Number.POSITIVE_INFINITY]
  for (let look = 0; look < looks && lowest > ideal; look++) {
    const other = look + rng.int(left - look)
    const candidate = places[other] ?? 0
    places[other] = places[look] ?? 0
    places[look] = candidate
    const ranked = rank(candidate)
    if (ranked < lowest) {
      best = look
      lowest = ranked
    }
  }
  const taken = places[best]
  places[best] = places[left - 1] ?? 0
  bench.left = left - 1
  return taken
}

/** Kinds in mix order, shuffled inside each kind. */
function inOrder(
  { entries, kindCount, kindOf }: PreparedBank,
  seats: readonly Seat[],
  rng: Rng,
): BankEntry[] {
  const places = new Int32Array(seats.length)
  for (let n = 0; n < places.length; n++) places[n] = seats[n]?.place ?? 0
  places.sort()
  const items: BankEntry[] = []
  for (let kind = 0; kind < kindCount; kind++) {
    const own: number[] = []
    for (const place of places) if (kindOf[place] === kind) own.push(place)
    for (const place of shuffled(own, rng)) {
      const entry = entries[place]
      if (entry) items.push(entry)
    }
  }
  return items
}
