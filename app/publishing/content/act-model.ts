import { type Marked, trainAtPublish } from '../../domain/role-play/align.ts'
import type { ActModel } from '../../domain/role-play/model.ts'
import { checkedAct } from '../../domain/role-play/notation.ts'
import type { Scenario } from '../../domain/role-play/schema.ts'
import type { Example } from '../../domain/role-play/train.ts'
import { widenSeed } from '../../domain/shared/rng.ts'
import type { LoadedActs, LoadedScenario } from './types.ts'

/** Always the same, so that the same lines give the same model, byte for byte. */
const TRAINING_SEED = 1

/**
 * Trains the act recogniser from the lines of content/acts, in the order of the files, and from the lines that the
 * scenarios' own tests mark with acts. About three seconds.
 * @param more lines from accepted appeals, after those of content/acts
 */
export const actModelFrom = (
  { acts, scenarios }: { acts: readonly LoadedActs[]; scenarios: readonly LoadedScenario[] },
  more: readonly Example[] = [],
): ActModel =>
  trainAtPublish({
    examples: [
      ...acts.flatMap(({ act, examples }) => examples.map(({ text }): Example => ({ text, act }))),
      ...more,
    ],
    marked: scenarios.flatMap(({ scenario }) => markedLines(scenario)),
    seed: widenSeed(TRAINING_SEED),
  })

/** The lines of a scenario's tests that have both words and acts. */
export const markedLines = ({ tests }: Pick<Scenario, 'tests'>): Marked[] =>
  tests.flatMap(({ turns }) =>
    turns.flatMap(({ say, acts }) =>
      say === undefined || acts === undefined
        ? []
        : [{ say, acts: [...new Set(acts.map((act) => checkedAct(act).act))] }],
    ),
  )
