import { featuresOf } from '../role-play/features.ts'
import { type OpenModel, openModel } from '../role-play/model.ts'
import { type Labelled, trainLabels } from '../role-play/train.ts'
import { byCodeUnit } from '../shared/rng.ts'
import { CUES } from './keyword-baseline.ts'
import { type ComplaintClass, classOf, MOTIVES, type Motive } from './motives.ts'
import type { ComplaintCase } from './schema.ts'

/** What a machine takes a complaint for: to pre-sort a queue, never to mark, to label or to judge a person. */
export type Suggestion = Readonly<{
  class: ComplaintClass
  primaryMotive: Motive
  /** The likeliest motive of the other class where the sentence is taken for mixed. */
  secondaryMotive: Motive | null
  /** Probability of the primary motive and of the class the primary belongs to, 0…1. */
  p: number
  pClass: number
  /** Probability of every motive; together 1. */
  motives: Readonly<Record<Motive, number>>
  /** Too unsure to be sorted by; the best guess is given all the same. */
  abstained: boolean
  /** The clause that speaks most for the primary motive. */
  deciding: string
}>

export type Suggester = (text: string) => Suggestion
type Teaching = Pick<ComplaintCase, 'id' | 'text' | 'class' | 'primaryMotive' | 'secondaryMotive'>

/** The words that most often go with a motive teach as lines of their own. */
const words = CUES.flatMap(([label, cues]) => cues.map((text): Labelled<Motive> => ({ text, label })))

/** Any fixed number: the same cases give the same suggestions on every machine. */
const SEED = '0'.repeat(32)
/** How much the secondary motive of a mixed case teaches beside its primary. */
const SECONDARY_WEIGHT = 0.5

// Chosen by leaving out one group of voices at a time; `npm run bench -- complaint` prints what comes of them.
/** Mixed: the weaker class has at least this much of the probability. */
export const MIXED_FROM = 0.42
/** Abstained: the primary motive has less than this. */
export const SURE_FROM = 0.45

/**
 * Learns the eight motives from cases whose key is agreed: the trainer of the act recogniser with other labels
 * (role-play.md §3). The class follows from the motives: emotional or rational, whichever four are likelier together;
 * mixed where the other four still have `MIXED_FROM`. Same cases, whatever their order: the same suggestions.
 */
export function trainSuggester(cases: readonly Teaching[]): Suggester {
  const examples = [...cases]
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .flatMap((it): Labelled<Motive>[] => [
      { text: it.text, label: it.primaryMotive },
      ...(it.class === 'mixed' && it.secondaryMotive
        ? [{ text: it.text, label: it.secondaryMotive, weight: SECONDARY_WEIGHT }]
        : []),
    ])
  const model = openModel(trainLabels([...examples, ...words], MOTIVES, SEED))
  return (text) => suggestBy(model, text)
}

function suggestBy(model: OpenModel, text: string): Suggestion {
  const motives = motivesIn(model, text)
  const emotional = MOTIVES.filter((it) => classOf(it) === 'emotional').reduce((p, it) => p + motives[it], 0)
  const likely = emotional >= 0.5 ? 'emotional' : 'rational'
  const best = (of: typeof likely, among = motives) =>
    MOTIVES.filter((it) => classOf(it) === of).reduce((a, b) => (among[b] > among[a] ? b : a))
  const primaryMotive = best(likely)
  const pClass = Math.max(emotional, 1 - emotional)
  const mixed = 1 - pClass >= MIXED_FROM
  return {
    class: mixed ? 'mixed' : likely,
    primaryMotive,
    secondaryMotive: mixed ? best(likely === 'emotional' ? 'rational' : 'emotional') : null,
    p: motives[primaryMotive],
    pClass,
    motives,
    abstained: motives[primaryMotive] < SURE_FROM,
    deciding: decidingClause(model, text, primaryMotive),
  }
}

function motivesIn(model: OpenModel, text: string): Record<Motive, number> {
  const shares = model.classify(featuresOf(text))
  return Object.fromEntries(MOTIVES.map((motive, i) => [motive, shares[i] ?? 0])) as Record<Motive, number> // every key is set
}

const CLAUSE_END = /[，。？！；：、,.?!;:\s]+/

/** As it stands in the text. */
function decidingClause(model: OpenModel, text: string, motive: Motive): string {
  const said = text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .map((clause) => ({ clause, p: motivesIn(model, clause)[motive] }))
  return said.sort((a, b) => b.p - a.p)[0]?.clause ?? text
}
