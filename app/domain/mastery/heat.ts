import type { Points } from '../shared/points.ts'

/** Fewer answers than this say nothing about a person: the cell shows their number instead of a share. */
export const ENOUGH_ANSWERS = 5
/** Below this share a cell is marked as in need of care. */
export const LOW_PERCENT = 60
/** From which percent each of the steps above the first begins. */
export const HEAT_STEPS = [52, 64, 76, 88] as const

export type HeatStep = 1 | 2 | 3 | 4 | 5
export type Practised = Readonly<{ answers: number; points: Points; outOf: Points }>
export type HeatCell =
  | Readonly<{ kind: 'notLearnt' }>
  | Readonly<{ kind: 'few'; answers: number }>
  | Readonly<{ kind: 'share'; percent: number; step: HeatStep; low: boolean; answers: number }>

export const nothingPractised: Practised = { answers: 0, points: 0, outOf: 0 }

/** Both together. */
export const practisedIn = (a: Practised, b: Practised): Practised => ({
  answers: a.answers + b.answers,
  points: a.points + b.points,
  outOf: a.outOf + b.outOf,
})

/**
 * What a cell of the heat map shows: the share of points in practice in whole percent, floored, once there are enough
 * answers. Without any answer it is “not learnt” only when no module that teaches it was begun.
 */
export function heatOf({ answers, points, outOf }: Practised, begun: boolean): HeatCell {
  if (answers === 0 && !begun) return { kind: 'notLearnt' }
  if (answers < ENOUGH_ANSWERS || outOf <= 0) return { kind: 'few', answers }
  const percent = Math.floor((points * 100) / outOf)
  return { kind: 'share', percent, step: stepOf(percent), low: percent < LOW_PERCENT, answers }
}

/** The shade of a share of whole percent. */
export const stepOf = (percent: number): HeatStep =>
  (HEAT_STEPS.filter((from) => percent >= from).length + 1) as HeatStep // 0…4 steps passed
