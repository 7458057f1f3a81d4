import * as z from 'zod'

/** Certification levels from the lowest, 四级, to the highest, 一级. */
export const LEVELS = ['l4', 'l3', 'l2', 'l1'] as const
export const Level = z.enum(LEVELS)
export type Level = z.infer<typeof Level>

/** The level and every level above it: what an item of this level may be used for unless it says otherwise. */
export const levelsFrom = (level: Level): Level[] => LEVELS.slice(LEVELS.indexOf(level))
