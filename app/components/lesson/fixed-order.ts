import { seededRng, shuffled, widenSeed } from '#app/domain/shared/rng.ts'

const FNV_PRIME = 0x100000001b3n
const FNV_OFFSET = 0xcbf29ce484222325n

/** FNV-1a over code units, 64 bits (Fowler, Noll, Vo). */
function hashOf(text: string): bigint {
  let hash = FNV_OFFSET
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * FNV_PRIME)
  }
  return hash
}

/** An order that the texts themselves decide: the same on the server, in the browser and on the next visit. */
export function orderedByTexts<T>(things: readonly T[], textOf: (thing: T) => string): T[] {
  const seed = widenSeed(hashOf(things.map(textOf).join('\n')))
  return shuffled(things, seededRng(seed, 'practice:lesson'))
}

/** Such an order that is never the one given, unless there are fewer than two things. */
export function mixed<T>(things: readonly T[], textOf: (thing: T) => string): T[] {
  const order = orderedByTexts(things, textOf)
  const unmoved = order.every((thing, at) => thing === things[at])
  return unmoved ? [...order.slice(1), ...order.slice(0, 1)] : order
}
