import type { Motive } from './motives.ts'
import type { Tier } from './schema.ts'

type Answered = Readonly<{ tier: Tier; motive: Motive; score: number }>

/** In tens: how many of ten cases come from tiers 1–4, by the level a learner prepares for (complaint-drill.md §5). */
export const TIER_SHARES = {
  l4: [5, 3, 2, 0],
  l3: [3, 3, 3, 1],
  l2: [1, 3, 3, 3],
  l1: [1, 3, 3, 3],
} as const satisfies Record<string, readonly number[]>

/**
 * The tier a learner stands at, folded over his answers from the oldest: from 1 up when his last 20 answers of the
 * tier average 80 or more over at least four motives, down when the last 10 average under 50. A window counts from
 * the last change, so that one good week is not counted twice.
 */
export function tierOf(answers: readonly Answered[]): Tier {
  let tier: Tier = 1
  let window: Answered[] = []
  for (const answer of answers) {
    if (answer.tier !== tier) continue
    window.push(answer)
    const next: Tier = mayRise(window) ? up(tier) : mustFall(window) ? down(tier) : tier
    if (next === tier) continue
    tier = next
    window = []
  }
  return tier
}

function mayRise(window: readonly Answered[]): boolean {
  const last = window.slice(-20)
  return last.length === 20 && sum(last) >= 80 * 20 && new Set(last.map(({ motive }) => motive)).size >= 4
}

function mustFall(window: readonly Answered[]): boolean {
  const last = window.slice(-10)
  return last.length === 10 && sum(last) < 50 * 10
}

const sum = (answers: readonly Answered[]): number => answers.reduce((total, { score }) => total + score, 0)
const up = (tier: Tier): Tier => (tier === 1 ? 2 : tier === 2 ? 3 : 4)
const down = (tier: Tier): Tier => (tier === 4 ? 3 : tier === 3 ? 2 : 1)
