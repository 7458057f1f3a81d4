import type { Level } from '../shared/level.ts'
import { byCodeUnit, type Rng, shuffled } from '../shared/rng.ts'
import type { Difficulty, Scenario } from './schema.ts'

/** Levels whose scenarios an exam of a level draws from: its own; l1 from l2 and l1, on the hard setting (role-play.md §14). */
const DRAWN_FROM: Readonly<Record<Level, readonly Level[]>> = {
  l4: ['l4'],
  l3: ['l3'],
  l2: ['l2'],
  l1: ['l2', 'l1'],
}
export const examDifficulty = (level: Level): Difficulty => (level === 'l1' ? 'hard' : 'normal')

/** Different scenarios for a practical part, those not played in the last one first. Fewer than `count` only when there are no more. */
export function drawScenes(
  scenarios: readonly Pick<Scenario, 'id' | 'level' | 'status'>[],
  { level, count, lastTime }: { level: Level; count: number; lastTime: readonly string[] },
  rng: Rng,
): string[] {
  const pool = shuffled(
    scenarios
      .filter((scenario) => scenario.status === 'ready' && DRAWN_FROM[level].includes(scenario.level))
      .map(({ id }) => id)
      .sort(byCodeUnit),
    rng,
  )
  const [fresh, met] = [
    pool.filter((id) => !lastTime.includes(id)),
    pool.filter((id) => lastTime.includes(id)),
  ]
  return [...fresh, ...met].slice(0, count)
}
