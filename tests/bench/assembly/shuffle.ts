import { optionOrders } from '#app/domain/assembly/options.ts'
import type { ItemBody } from '#app/domain/item/schema.ts'
import { type Rng, seededRng, widenSeed } from '#app/domain/shared/rng.ts'
import { atMost, type Bar } from '../bar.ts'

const DRAWS = 24_000
/** Critical values of χ² at p = 0.001 for (n − 1)² degrees of freedom of n options (NIST handbook 1.3.6.7.4). */
const CRITICAL: Readonly<Record<number, number>> = { 3: 18.467, 4: 27.877, 5: 39.252, 6: 52.62 }
const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f']

const anItem = (options: number): ItemBody => ({
  kind: 'single',
  stem: '?',
  options: LETTERS.slice(0, options).map((id) => ({ id, text: id })),
  key: 'a',
  points: 100,
})

/** χ² of option × place against all alike; (n − 1)² degrees of freedom. */
function chiSquare(options: number, orderOf: (n: number) => readonly string[]): number {
  const seen = new Map<string, number>()
  for (let n = 0; n < DRAWS; n++)
    for (const [place, id] of orderOf(n).entries())
      seen.set(`${id}${place}`, (seen.get(`${id}${place}`) ?? 0) + 1)
  const expected = DRAWS / options
  let sum = 0
  for (const id of LETTERS.slice(0, options))
    for (let place = 0; place < options; place++)
      sum += ((seen.get(`${id}${place}`) ?? 0) - expected) ** 2 / expected
  return sum
}

/** A peer's loop: every place exchanges with one of all places, which leaves some orders likelier than others. */
function peerShuffle(options: number, rng: Rng): string[] {
  const deck = LETTERS.slice(0, options)
  for (let i = 0; i < deck.length; i++) {
    const j = rng.int(deck.length)
    const [x = '', y = ''] = [deck[i], deck[j]]
    deck[i] = y
    deck[j] = x
  }
  return deck
}

/** B12: no option favours a place. */
export function shuffleBars(): Bar[] {
  return [3, 4, 5, 6].map((options) => {
    const body = anItem(options)
    const rng = seededRng(widenSeed(12), 'practice')
    return atMost(
      `B12.${options}`,
      `χ² of option × place, ${options} options, ${DRAWS} shuffles (p = 0.001)`,
      chiSquare(options, (n) => optionOrders(widenSeed(n), [{ id: 'item', body }]).item ?? []),
      CRITICAL[options] ?? 0,
      'χ²',
      chiSquare(options, () => peerShuffle(options, rng)),
    )
  })
}
