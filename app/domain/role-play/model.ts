import * as z from 'zod'
import { BUCKETS } from './features.ts'

/** When an act counts as recognised; shares 0…1. They lie in the model, so that a change of theirs changes its hash. */
export const Thresholds = z.strictObject({
  /** A run of clauses, any act of families 1–13 that is not named in `acts`. */
  run: z.number(),
  /** Acts that end the talk or cost points when misread ask for more. */
  acts: z.record(z.string(), z.number()),
  /** Families 14–16 together: in the run, and in its whole sentence. */
  harmRun: z.number(),
  harmSentence: z.number(),
})
export type Thresholds = z.infer<typeof Thresholds>

/** One unit of a bucket's rarity. */
export const RARITY_STEP = 1 / 16

/**
 * The act recogniser: multinomial logistic regression over hashed features, weights in int8. Made at publish time by
 * `train.ts`, stored as a document; its hash is the `modelHash` of every talk.
 */
export const ActModel = z.strictObject({
  format: z.literal(1),
  acts: z.array(z.string()).min(2),
  buckets: z.literal(BUCKETS),
  /** Base64, a byte a bucket: how much a feature counts, in steps of 1/16 (inverse document frequency). */
  rarity: z.string(),
  /** Base64 of buckets × acts signed bytes, one row a bucket. */
  weights: z.string(),
  /** By act: what one step of its weights is worth, and where it starts from. */
  steps: z.array(z.number()),
  bias: z.array(z.number()),
  /** table[i] is e to the power −i·step: the softmax needs no exponential at run time. */
  softmax: z.strictObject({ step: z.number(), table: z.array(z.number()) }),
  thresholds: Thresholds,
  /** Lines it was trained on. */
  examples: z.int(),
})
export type ActModel = z.infer<typeof ActModel>

export type OpenModel = Readonly<{
  acts: readonly string[]
  thresholds: Thresholds
  /** Probabilities in the order of `acts`. @param features bucket numbers, each once */
  classify(features: readonly number[]): number[]
}>

/** Unpacks a stored model. Do it once and keep the result: it is what every line is read with. */
export function openModel(model: ActModel): OpenModel {
  const weights = Int8Array.from(bytesOf(model.weights))
  const rarity = bytesOf(model.rarity)
  const { acts, thresholds, steps, bias, softmax } = model
  const classify = (features: readonly number[]) => {
    const sums = new Float64Array(acts.length)
    let squares = 0
    for (const bucket of features) {
      const value = (rarity[bucket] ?? 0) * RARITY_STEP
      squares += value * value
      for (let a = 0; a < acts.length; a++)
        sums[a] = (sums[a] ?? 0) + value * (weights[bucket * acts.length + a] ?? 0)
    }
    const length = squares === 0 ? 1 : Math.sqrt(squares)
    const logits = acts.map((_, a) => ((sums[a] ?? 0) * (steps[a] ?? 0)) / length + (bias[a] ?? 0))
    const highest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity)
    const shares = logits.map((logit) => softmax.table[Math.round((highest - logit) / softmax.step)] ?? 0)
    const all = shares.reduce((sum, share) => sum + share, 0)
    return shares.map((share) => share / all)
  }
  return { acts, thresholds, classify }
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))
