import type { ItemKind } from '../item/schema.ts'
import { byCodeUnit, type Rng, shuffled } from '../shared/rng.ts'

export const PRACTICE_LENGTH = 10

type Practisable = Readonly<{ id: string; knowledgePoint: string; kind: ItemKind }>

/**
 * The questions of a practice round: knowledge points in turn, within each those not met lately first, then by chance.
 * Fewer than `PRACTICE_LENGTH` only when the module has no more.
 * @param recent ids met lately, the latest first
 */
export function choosePractice<T extends Practisable>(
  bank: readonly T[],
  recent: readonly string[],
  rng: Rng,
): T[] {
  const age = (id: string) => {
    const place = recent.indexOf(id)
    return place < 0 ? Number.POSITIVE_INFINITY : place
  }
  const inOrder = [...bank].sort((a, b) => byCodeUnit(a.id, b.id))
  const points = shuffled([...new Set(inOrder.map(({ knowledgePoint }) => knowledgePoint))], rng)
  const queues = points.map((point) =>
    shuffled(
      inOrder.filter(({ knowledgePoint }) => knowledgePoint === point),
      rng,
    ).sort((a, b) => (age(a.id) === age(b.id) ? 0 : age(b.id) - age(a.id))),
  )
  const chosen: T[] = []
  for (
    let round = 0;
    chosen.length < PRACTICE_LENGTH && queues.some((queue) => queue.length > round);
    round++
  ) {
    for (const queue of queues) {
      const item = queue[round]
      if (item && chosen.length < PRACTICE_LENGTH) chosen.push(item)
    }
  }
  return shuffled(chosen, rng)
}
