import type { Rng } from '../shared/rng.ts'
import type { Tally } from './tally.ts'

/** Swaps tried for one form: an end by count, never by the clock, so that a form replays. */
export const MAX_SWAPS = 2_000

/** Spares of a cell looked at in one try; the best of them is taken. */
const SPARES = 4

/** One cell of a form in the making: `places[0…left)` are the items it did not take. */
export type Bench = { readonly places: number[]; left: number }
/** An item of the form and the bench of its cell. */
export type Seat = { place: number; readonly bench: Bench }

/**
 * Exchanges items for others of the same cell, which moves no count, as long as that costs nothing (see `Tally`).
 * Half the tries start from an item that breaks a rule, while there is one. Ends after `MAX_SWAPS` tries, or when no
 * rule is broken and the difficulty is as near as it has to be.
 */
export function improve(seats: readonly Seat[], tally: Tally, rng: Rng): void {
  const movable = seats.filter(({ bench }) => bench.left > 0)
  if (movable.length === 0) return
  let cost = tally.cost()
  let isFaulty = tally.faults() > 0
  let isDone = !isFaulty && tally.isNear()
  for (let tries = 0; tries < MAX_SWAPS && !isDone; tries++) {
    const offenders = isFaulty && rng.int(2) === 0 ? movable.filter(({ place }) => tally.offends(place)) : []
    const among = offenders.length > 0 ? offenders : movable
    const seat = among[rng.int(among.length)]
    if (!seat) break
    const { bench, place: out } = seat
    let [best, least] = [-1, cost]
    for (let look = Math.min(bench.left, SPARES); look > 0; look--) {
      const spare = rng.int(bench.left)
      const swapped = tally.costWith(out, bench.places[spare] ?? out)
      if (swapped <= least) [best, least] = [spare, swapped]
    }
    const into = bench.places[best]
    if (into === undefined) continue
    tally.remove(out)
    tally.add(into)
    cost = least
    seat.place = into
    bench.places[best] = out
    isFaulty = tally.faults() > 0
    isDone = !isFaulty && tally.isNear()
  }
}
