import * as z from 'zod'
import type { Rubric } from '../item/rubric.ts'
import { Points } from '../shared/points.ts'
import { ok, type Result, refuse } from '../shared/result.ts'

/** What a marker gave for one criterion, with a word where he had one. */
export const CriterionMark = z.strictObject({
  criterion: z.string().max(60),
  points: Points,
  comment: z.string().trim().max(500).optional(),
})
export type CriterionMark = z.infer<typeof CriterionMark>

export type BadMarks = Readonly<{
  code: 'bad-marks'
  problem: 'missing' | 'unknown' | 'twice' | 'not-a-level'
  criterion: string
}>

/**
 * Points of one reading: the sum of one listed level for every criterion, in hundredths.
 * Refuses what the rubric does not list: nobody gives a level in between.
 */
export function readingPoints(rubric: Rubric, given: readonly CriterionMark[]): Result<Points, BadMarks> {
  const fault = draftFault(rubric, given)
  if (fault) return refuse(fault)
  const missing = rubric.find(({ id }) => !given.some(({ criterion }) => criterion === id))
  if (missing) return refuse({ code: 'bad-marks', problem: 'missing', criterion: missing.id })
  return ok(given.reduce((sum, { points }) => sum + points, 0))
}

/** What is wrong with marks that need not be complete yet; undefined: nothing. */
export function draftFault(rubric: Rubric, given: readonly CriterionMark[]): BadMarks | undefined {
  const bad = (problem: BadMarks['problem'], criterion: string): BadMarks => ({
    code: 'bad-marks',
    problem,
    criterion,
  })
  for (const [at, { criterion, points }] of given.entries()) {
    const known = rubric.find(({ id }) => id === criterion)
    if (!known) return bad('unknown', criterion)
    if (given.findIndex((one) => one.criterion === criterion) < at) return bad('twice', criterion)
    if (!known.levels.some((level) => level.points === points)) return bad('not-a-level', criterion)
  }
  return undefined
}
