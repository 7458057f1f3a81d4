import { type Marked, trainAtPublish } from '../../domain/role-play/align.ts'
import { sameWords } from '../../domain/role-play/example.ts'
import type { ActModel } from '../../domain/role-play/model.ts'
import { checkedAct } from '../../domain/role-play/notation.ts'
import type { Scenario } from '../../domain/role-play/schema.ts'
import type { Example } from '../../domain/role-play/train.ts'
import { widenSeed } from '../../domain/shared/rng.ts'
import type { LoadedActs, LoadedScenario } from './types.ts'

/** Always the same, so that the same lines give the same model, byte for byte. */
const TRAINING_SEED = 1

/** The last model trained, by the lines it came from: publishing again within a process trains nothing anew. */
let last: { lines: string; model: ActModel } | undefined

/**
 * Trains the act recogniser from the lines of content/acts, in the order of the files, and from the lines that the
 * scenarios' own tests mark with acts. About three seconds.
 * @param more lines from accepted appeals, after those of content/acts
 */
export const actModelFrom = (
  { acts, scenarios }: { acts: readonly LoadedActs[]; scenarios: readonly LoadedScenario[] },
  more: readonly Example[] = [],
): ActModel => {
  const lines = {
    examples: [
      ...acts.flatMap(({ act, examples }) => examples.map(({ text }): Example => ({ text, act }))),
      ...more.filter(({ act, text }) => !isWritten(acts, act, text)),
    ],
    marked: scenarios.flatMap(({ scenario }) => markedLines(scenario)),
  }
  const name = JSON.stringify(lines)
  if (last?.lines !== name)
    last = { lines: name, model: trainAtPublish({ ...lines, seed: widenSeed(TRAINING_SEED) }) }
  return last.model
}

/** Whether a line stands in the file of its act already. */
const isWritten = (acts: readonly LoadedActs[], act: string, text: string): boolean =>
  acts.some(
    (file) => file.act === act && file.examples.some((own) => sameWords(own.text) === sameWords(text)),
  )

/** The lines of a scenario's tests that have both words and acts. */
export const markedLines = ({ tests }: Pick<Scenario, 'tests'>): Marked[] =>
  tests.flatMap(({ turns }) =>
    turns.flatMap(({ say, acts }) =>
      say === undefined || acts === undefined
        ? []
        : [{ say, acts: [...new Set(acts.map((act) => checkedAct(act).act))] }],
    ),
  )
