import type { Points } from '../shared/points.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { averageOf, PART_OUT_OF } from './average.ts'
import { passes } from './award.ts'
import type { RedLine } from './red-line.ts'
import type { LevelRules } from './rules.ts'

/** One scene of a practical part as it was judged. */
export type JudgedScene = Readonly<{
  name: string
  minutes: number
  points: Points
  outOf: Points
  redLines: readonly RedLine[]
}>

/** What somebody judged: the scenes of a practical part, or a comprehensive review. Points are of a hundred. */
export type JudgedPart =
  | Readonly<{ component: 'practical'; scenes: readonly JudgedScene[] }>
  | Readonly<{ component: 'review'; minutes: number; points: Points }>

export type PartOutcome = Readonly<{
  points: Points
  outOf: Points
  passed: boolean
  minutes: number
  scenes: readonly JudgedScene[]
}>

export type PartRefusal =
  | Readonly<{ code: 'wrong-scenes'; need: number; have: number }>
  | Readonly<{ code: 'scene-too-long'; scene: number; minutes: number }>
  | Readonly<{ code: 'review-too-short'; minutes: number }>
  | Readonly<{ code: 'no-review' }>

/**
 * What a judged part comes to under the rules of its level: the exact mean of the scenes, passed at the cut without a
 * red line in any of them; or the review, passed at its cut.
 * Refuses another number of scenes than the level has, a scene past its time, a review that was too short or that the
 * level does not have.
 */
export function outcomeOf(rules: LevelRules, part: JudgedPart): Result<PartOutcome, PartRefusal> {
  if (part.component === 'review') {
    if (!rules.review.value) return refuse({ code: 'no-review' })
    const shortest = rules.reviewMinutes.value
    if (part.minutes < shortest) return refuse({ code: 'review-too-short', minutes: shortest })
    const { points, minutes } = part
    return ok({
      points,
      outOf: PART_OUT_OF,
      passed: passes(points, rules.reviewCut.value),
      minutes,
      scenes: [],
    })
  }
  const { scenes } = part
  const wanted = rules.practicalScenes.value
  if (scenes.length !== wanted.length)
    return refuse({ code: 'wrong-scenes', need: wanted.length, have: scenes.length })
  const long = scenes.findIndex(({ minutes }, at) => minutes > (wanted[at]?.minutes ?? 0))
  if (long >= 0)
    return refuse({ code: 'scene-too-long', scene: long + 1, minutes: wanted[long]?.minutes ?? 0 })
  const points = averageOf(scenes)
  const clean = scenes.every(({ redLines }) => redLines.length === 0)
  return ok({
    points,
    outOf: PART_OUT_OF,
    passed: clean && passes(points, rules.practicalCut.value),
    minutes: scenes.reduce((sum, { minutes }) => sum + minutes, 0),
    scenes,
  })
}
