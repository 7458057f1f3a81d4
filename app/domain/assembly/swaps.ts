import type { Rng } from '../shared/rng.ts'
import { type Goal, startTally, type Tally } from './tally.ts'
import { type BankEntry, type CellKey, cellKey } from './types.ts'

/** Swaps tried for one form: an end by count, never by the clock, so that a form replays. */
export const MAX_SWAPS = 2_000

/** The tally of a finished choice. */
export function tallyOf(chosen: readonly BankEntry[], goal: Goal): Tally {
  const tally = startTally(goal)
  for (const entry of chosen) tally.add(entry)
  return tally
}

/**
 * Exchanges items for others of the same cell, which moves no count, as long as that costs nothing (see `Tally`).
 * Half the tries start from an item that breaks a rule, while there is one. Ends after `MAX_SWAPS` tries, or when no
 * rule is broken and the grades are as near as whole items can be.
 */
export function improve({
  chosen,
  pools,
  goal,
  rng,
}: {
  chosen: readonly BankEntry[]
  pools: ReadonlyMap<CellKey, readonly BankEntry[]>
  goal: Goal
  rng: Rng
}): BankEntry[] {
  const form = [...chosen]
  const held = new Set(form.map(({ id }) => id))
  const spares = new Map([...pools].map(([key, pool]) => [key, pool.filter(({ id }) => !held.has(id))]))
  const sparesFor = (entry: BankEntry) => spares.get(cellKey(entry)) ?? []
  const movable = form.flatMap((entry, place) => (sparesFor(entry).length > 0 ? [place] : []))
  if (movable.length === 0) return form

  const tally = tallyOf(form, goal)
  let cost = tally.cost()
  for (let tries = 0; tries < MAX_SWAPS; tries++) {
    const isFaulty = tally.faults() > 0
    if (!isFaulty && tally.isNear()) break
    const offenders =
      isFaulty && rng.int(2) === 0 ? movable.filter((place) => isOffender(form[place], tally)) : []
    const places = offenders.length > 0 ? offenders : movable
    const place = places[rng.int(places.length)] ?? 0
    const out = form[place]
    if (!out) continue
    const bench = sparesFor(out)
    const seat = rng.int(bench.length)
    const into = bench[seat]
    if (!into) continue

    tally.remove(out)
    tally.add(into)
    const swapped = tally.cost()
    if (swapped > cost) {
      tally.remove(into)
      tally.add(out)
      continue
    }
    cost = swapped
    form[place] = into
    bench[seat] = out
  }
  return form
}

const isOffender = (entry: BankEntry | undefined, tally: Tally) => entry !== undefined && tally.offends(entry)
