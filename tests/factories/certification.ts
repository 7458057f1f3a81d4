import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Calendar } from '#app/domain/certification/calendar.ts'
import { CertificationRules, type LevelRules } from '#app/domain/certification/rules.ts'
import type { LevelFacts, PartResult } from '#app/domain/certification/standing.ts'
import { DAY } from '#app/domain/shared/instant.ts'
import type { Level } from '#app/domain/shared/level.ts'

/** The rules as the project publishes them. */
export const someRules = (): CertificationRules =>
  CertificationRules.parse(parse(readFileSync('content/certification.yaml', 'utf8')))

export const rulesOf = (level: Level): LevelRules => someRules().levels[level]

/** A calendar whose months have 30 days, for examples worked by hand. */
export const aCalendar = (now: number): Calendar => ({
  now,
  endOfTerm: (from, months) => from + months * 30 * DAY - 1,
})

export const aResult = (given: Partial<PartResult> = {}): PartResult => ({
  id: 'result',
  at: 0,
  points: 7_200,
  outOf: 10_000,
  passed: true,
  inQuestion: false,
  redLines: [],
  ...given,
})

/** A person of whom nothing is known. */
export const facts = (given: Partial<LevelFacts> = {}): LevelFacts => ({
  classHours: 0,
  certificates: [],
  inPostSince: null,
  theory: [],
  practical: [],
  review: [],
  ...given,
})
