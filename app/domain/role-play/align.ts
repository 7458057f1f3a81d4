import { ACTS, type Act } from './acts.ts'
import { joined } from './clauses.ts'
import { pieceOf } from './features.ts'
import { type OpenModel, openModel } from './model.ts'
import { chancesOf } from './recognise.ts'
import { bestRuns } from './runs.ts'
import { split } from './split.ts'
import { type Example, prepareActs, trainPrepared } from './train.ts'

/** A whole line and the acts somebody says it holds, such as a scenario's test has. */
export type Marked = Readonly<{ say: string; acts: readonly Act[] }>

/** What is found by itself counts half of what a person has written for the act. */
const WEIGHT = 0.5
/** A piece in which none of the line's acts is at all likely teaches nothing. */
const LEAST = 0.02

/** Enough to tell apart the acts a line is said to hold. */
const ALIGNING_EPOCHS = 4

/** Divides a marked line into runs of clauses so that its own acts fit them best. */
export function align(model: OpenModel, { say, acts }: Marked): Example[] {
  return split(say).flatMap(({ clauses }) => {
    const pieces = clauses.map(pieceOf)
    const ownOnly = (first: number, last: number) =>
      chancesOf(model, pieces.slice(first, last + 1)).filter(({ act }) => acts.includes(act))
    return bestRuns(clauses.length, ownOnly).flatMap(({ first, last, chances: [best] }): Example[] => {
      if (!best || best.p < LEAST) return []
      const [text, asked] = joined(clauses.slice(first, last + 1))
      return [{ text: asked ? `${text}?` : text, act: best.act, weight: WEIGHT }]
    })
  })
}

/**
 * The recogniser as it is published: trained on the lines written act by act, and then once more together with the lines
 * of scenarios, which say only as a whole which acts they hold. Pure; about two seconds.
 * @param examples lines of `content/acts` in file order, then those of accepted appeals
 * @param marked lines of the scenarios' tests that have both words and acts
 * @param seed root seed
 */
export function trainAtPublish({
  examples,
  marked,
  seed,
}: {
  examples: readonly Example[]
  marked: readonly Marked[]
  seed: string
}) {
  const lines = prepareActs(examples)
  if (marked.length === 0) return trainPrepared(lines, ACTS, seed)
  const first = openModel(trainPrepared(lines, ACTS, seed, ALIGNING_EPOCHS))
  return trainPrepared([...lines, ...prepareActs(marked.flatMap((line) => align(first, line)))], ACTS, seed)
}
