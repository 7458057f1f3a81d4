import type { Points } from '../shared/points.ts'
import { LOW_PERCENT } from './heat.ts'

type Answered = Readonly<{ knowledgePoint: string; points: Points; outOf: Points }>

/** Only what was answered lately says how a person stands. */
export const LATELY = 10
/** Fewer answers say nothing yet. */
export const FEWEST = 3

export type WeakPoint = Readonly<{ knowledgePoint: string; answers: number; percent: number }>

/**
 * Knowledge points whose last answers earned less than `LOW_PERCENT` of their points, the weakest first.
 * @param answers latest first
 */
export function weakPoints(answers: readonly Answered[]): WeakPoint[] {
  return [...new Set(answers.map(({ knowledgePoint }) => knowledgePoint))]
    .map((knowledgePoint) => {
      const lately = answers.filter((one) => one.knowledgePoint === knowledgePoint).slice(0, LATELY)
      const points = lately.reduce((sum, one) => sum + one.points, 0)
      const outOf = lately.reduce((sum, one) => sum + one.outOf, 0)
      return {
        knowledgePoint,
        answers: lately.length,
        percent: outOf > 0 ? Math.floor((points * 100) / outOf) : 100,
      }
    })
    .filter(({ answers: count, percent }) => count >= FEWEST && percent < LOW_PERCENT)
    .sort((a, b) => a.percent - b.percent)
}
