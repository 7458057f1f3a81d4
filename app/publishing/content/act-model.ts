import type { ActModel } from '../../domain/role-play/model.ts'
import { type Example, trainModel } from '../../domain/role-play/train.ts'
import { widenSeed } from '../../domain/shared/rng.ts'
import type { LoadedActs } from './types.ts'

/** Always the same, so that the same lines give the same model, byte for byte. */
const TRAINING_SEED = 1

/**
 * Trains the act recogniser from the lines of content/acts, in the order of the files.
 * @param more lines from accepted appeals, after them
 */
export const actModelFrom = (acts: readonly LoadedActs[], more: readonly Example[] = []): ActModel =>
  trainModel(
    [
      ...acts.flatMap(({ act, examples }) => examples.map(({ text, author }) => ({ text, act, author }))),
      ...more,
    ],
    widenSeed(TRAINING_SEED),
  )
