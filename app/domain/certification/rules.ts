import * as z from 'zod'
import { fact } from '../blueprint/schema.ts'
import { LEVELS, Level } from '../shared/level.ts'
import { Points } from '../shared/points.ts'

/** A scene of the practical part. Coaching (点评带教) is marked by an assessor and averaged as one more scene. */
export const PracticalSceneRule = z.strictObject({
  kind: z.enum(['rolePlay', 'coaching']),
  /** The longest it may take. */
  minutes: z.int().min(1),
})
export type PracticalSceneRule = z.infer<typeof PracticalSceneRule>

/** What one level asks for. Cuts are hundredths of a point of a hundred. */
export const LevelRules = z.strictObject({
  classHours: fact(z.number().min(0)),
  /** The certificate that must be held, this level or higher; null: none. */
  earlierLevel: fact(Level.nullable()),
  /** Whole years in the post; 0: none are asked for. */
  yearsInPost: fact(z.int().min(0)),
  theoryCut: fact(Points),
  practicalCut: fact(Points),
  practicalScenes: fact(z.array(PracticalSceneRule).min(1)),
  /** The comprehensive review: off where a level has none, or where a site switches it off. */
  review: fact(z.boolean()),
  reviewCut: fact(Points),
  /** The shortest review that counts. */
  reviewMinutes: fact(z.int().min(1)),
  /** Days between two tries at one part, and tries in 365 days. */
  retakeDays: fact(z.int().min(0)),
  attemptsPerYear: fact(z.int().min(1)),
  /** How long a single part that was passed is kept. */
  componentMonths: fact(z.int().min(1)),
  validMonths: fact(z.int().min(1)),
})
export type LevelRules = z.infer<typeof LevelRules>

/** The rules of certification, published and versioned like a blueprint; a certificate names the version it rests on. */
export const CertificationRules = z.strictObject({
  asOf: z.string(),
  note: z.string(),
  /** Days before a certificate ends on which its holder is told. */
  reminderDays: fact(z.array(z.int().min(1)).min(1)),
  levels: z.strictObject({ l4: LevelRules, l3: LevelRules, l2: LevelRules, l1: LevelRules }),
})
export type CertificationRules = z.infer<typeof CertificationRules>

/** The levels whose certificate also stands for `level`: itself and the higher ones. */
export const standsFor = (held: Level, level: Level): boolean => LEVELS.indexOf(held) >= LEVELS.indexOf(level)
