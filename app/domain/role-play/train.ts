import { type Rng, seededRng, shuffled } from '../shared/rng.ts'
import { ACTS, type Act } from './acts.ts'
import { exponential, logarithm } from './exact.ts'
import { BUCKETS, featuresOf } from './features.ts'
import { type ActModel, RARITY_STEP, type Thresholds } from './model.ts'

/** A training line. `author` is a voice, or `appeal` for a clause that came from an accepted appeal. */
export type Example = Readonly<{ text: string; act: Act; author: string }>

// Chosen by leaving out one voice at a time: figures in docs/decisions and by `npm run bench -- role-play`.
const EPOCHS = 15
const RATE = 5
const RATE_DECAY = 0.2
const WEIGHT_DECAY = 1e-6
const TEMPERATURE = 0.7
const BIAS_RATE = 0.05
const SOFTMAX_STEP = 1 / 64
const SOFTMAX_REACH = 16

export const THRESHOLDS: Thresholds = {
  run: 0.5,
  acts: {
    'commit-vague': 0.7,
    'confirm-agreement': 0.7,
    'release-gracefully': 0.8,
    offer: 0.6,
    'compensate-within-authority': 0.6,
    summarise: 0.6,
  },
  harmRun: 0.7,
  harmSentence: 0.5,
}

/**
 * Trains the recogniser: softmax regression by stochastic gradient descent, a fixed number of passes, weights then cut
 * to int8. Same examples in the same order, same seed: the same bytes, on every machine.
 * @param seed root seed of the order in which examples are seen
 * @see role-play.md §3; Bottou 2012, Stochastic gradient descent tricks; Spärck Jones 1972 for the rarity
 */
export function trainModel(examples: readonly Example[], seed: string): ActModel {
  const texts = examples.map(({ text, act }) => ({ features: featuresOf(text), act: ACTS.indexOf(act) }))
  const rarity = rarityIn(texts.map(({ features }) => features))
  const rows = texts.map(({ features, act }) => ({ features, act, values: valuesOf(features, rarity) }))
  const { weights, bias } = descend(rows, seededRng(seed, 'train'))
  const steps = ACTS.map((_, act) => stepOf(weights, act))
  return {
    format: 1,
    acts: [...ACTS],
    buckets: BUCKETS,
    rarity: base64Of(rarity),
    weights: base64Of(weights.map((weight, i) => Math.round(weight / (steps[i % ACTS.length] ?? 1)))),
    steps: steps.map((step) => step / TEMPERATURE),
    bias: [...bias].map((value) => value / TEMPERATURE),
    softmax: {
      step: SOFTMAX_STEP,
      table: Array.from({ length: SOFTMAX_REACH / SOFTMAX_STEP }, (_, i) => exponential(-i * SOFTMAX_STEP)),
    },
    thresholds: THRESHOLDS,
    examples: examples.length,
  }
}

/** Inverse document frequency by bucket, smoothed, in steps of `RARITY_STEP`: ln((1 + N) ÷ (1 + n)) + 1. */
function rarityIn(texts: readonly (readonly number[])[]): Uint8Array {
  const counts = new Uint32Array(BUCKETS)
  for (const features of texts) for (const bucket of features) counts[bucket] = (counts[bucket] ?? 0) + 1
  return Uint8Array.from(counts, (count) =>
    Math.round((logarithm((1 + texts.length) / (1 + count)) + 1) / RARITY_STEP),
  )
}

/** The values of a text's features; the text as a vector has length 1. */
function valuesOf(features: readonly number[], rarity: Uint8Array): number[] {
  const values = features.map((bucket) => (rarity[bucket] ?? 0) * RARITY_STEP)
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  return values.map((value) => (length === 0 ? 0 : value / length))
}

type Row = Readonly<{ features: readonly number[]; values: readonly number[]; act: number }>
type Fit = Readonly<{ weights: Float64Array; bias: Float64Array }>

function descend(rows: readonly Row[], rng: Rng): Fit {
  const fit = { weights: new Float64Array(BUCKETS * ACTS.length), bias: new Float64Array(ACTS.length) }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch * RATE_DECAY)
    for (const row of shuffled(rows, rng)) learn(row, fit, rate)
    const keep = 1 - rate * WEIGHT_DECAY * rows.length
    for (let i = 0; i < fit.weights.length; i++) fit.weights[i] = (fit.weights[i] ?? 0) * keep
  }
  return fit
}

/** One step down the slope of the cross-entropy. */
function learn({ features, values, act }: Row, { weights, bias }: Fit, rate: number) {
  const logits = Float64Array.from(bias)
  for (const [i, bucket] of features.entries())
    for (let a = 0; a < logits.length; a++)
      logits[a] = (logits[a] ?? 0) + (values[i] ?? 0) * (weights[bucket * logits.length + a] ?? 0)
  const highest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity)
  const shares = logits.map((logit) => exponential(Math.max(-40, logit - highest)))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const slopes = shares.map((share, a) => rate * (share / all - (a === act ? 1 : 0)))
  for (const [a, slope] of slopes.entries()) bias[a] = (bias[a] ?? 0) - BIAS_RATE * slope
  for (const [i, bucket] of features.entries())
    for (let a = 0; a < slopes.length; a++) {
      const at = bucket * slopes.length + a
      weights[at] = (weights[at] ?? 0) - (slopes[a] ?? 0) * (values[i] ?? 0)
    }
}

/** What one of 127 steps is worth, so that the act's largest weight just fits into a signed byte. */
function stepOf(weights: Float64Array, act: number): number {
  let largest = 0
  for (let i = act; i < weights.length; i += ACTS.length)
    largest = Math.max(largest, Math.abs(weights[i] ?? 0))
  return largest === 0 ? 1 : largest / 127
}

function base64Of(numbers: Float64Array | Uint8Array): string {
  let bytes = ''
  for (const number of numbers) bytes += String.fromCharCode(number & 0xff)
  return btoa(bytes)
}
