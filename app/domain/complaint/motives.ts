import * as z from 'zod'

/**
 * The two needs of seed S1, four motives each; `mixed` is the team's third class for real sentences.
 * E1 taken seriously, E2 opinion valued, E3 heard, E4 understood and respected;
 * R1 resolved for good, R2 prompt action, R3 compensation, R4 accountability.
 */
export const COMPLAINT_CLASSES = ['emotional', 'rational', 'mixed'] as const
export const ComplaintClass = z.enum(COMPLAINT_CLASSES)
export type ComplaintClass = z.infer<typeof ComplaintClass>

export const MOTIVES = ['E1', 'E2', 'E3', 'E4', 'R1', 'R2', 'R3', 'R4'] as const
export const Motive = z.enum(MOTIVES)
export type Motive = z.infer<typeof Motive>

/** The class a motive belongs to. */
export const classOf = (motive: Motive): 'emotional' | 'rational' =>
  motive.startsWith('E') ? 'emotional' : 'rational'

const ADJACENT: readonly (readonly [Motive, Motive])[] = [
  ['E1', 'E4'],
  ['E3', 'E4'],
  ['R1', 'R2'],
]

/** Motives so close that taking one for the other earns half the motive's share (domain.md §5.3 rule 12). */
export const areAdjacent = (a: Motive, b: Motive): boolean =>
  ADJACENT.some(([x, y]) => (a === x && b === y) || (a === y && b === x))
