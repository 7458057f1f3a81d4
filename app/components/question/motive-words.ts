import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'

const EMOTIONAL = ['E1', 'E2', 'E3', 'E4'] as const
const RATIONAL = ['R1', 'R2', 'R3', 'R4'] as const
const CHOICES: Record<ComplaintClass, readonly Motive[]> = {
  emotional: EMOTIONAL,
  rational: RATIONAL,
  mixed: [...EMOTIONAL, ...RATIONAL],
}
export const CLASSES = ['emotional', 'rational', 'mixed'] as const

/** The motives a class leaves to choose from; all of them while there is no class. */
export const motivesOf = (of: ComplaintClass | undefined): readonly Motive[] => CHOICES[of ?? 'mixed']
export const SHAPE_CLASS = { emotional: 'e', rational: 'r', mixed: 'm' } as const
