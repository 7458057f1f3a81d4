import { type Rng, seededRng, shuffled } from '../shared/rng.ts'
import { ACTS, type Act } from './acts.ts'
import { exponential, logarithm } from './exact.ts'
import { BUCKETS, featuresOf } from './features.ts'
import { type ActModel, RARITY_STEP, type Thresholds } from './model.ts'

/** A training line. `weight`: how much it counts, 0…1; 1 when absent. */
export type Example = Readonly<{ text: string; act: Act; weight?: number }>

// Chosen by leaving out one voice at a time (docs/decisions/0013); `npm run bench -- role-play` prints the figures.
const EPOCHS = 12
const RATE = 5
const RATE_DECAY = 0.2
const WEIGHT_DECAY = 1e-6
const BIAS_RATE = 0.05
const LEAST_SLOPE = 0.001
const PRIOR = 8
const PRIOR_SMOOTHING = 0.1
const TEMPERATURE = 1.6
const SOFTMAX_STEP = 1 / 64
const SOFTMAX_REACH = 16

export const THRESHOLDS: Thresholds = {
  run: 0.5,
  acts: {
    'commit-vague': 0.8,
    'confirm-agreement': 0.7,
    'release-gracefully': 0.8,
    offer: 0.6,
    'compensate-within-authority': 0.6,
    summarise: 0.6,
  },
  harmRun: 0.8,
  harmSentence: 0.5,
}

/** Trains the recogniser of acts. @param seed root seed of the order in which examples are seen */
export const trainModel = (examples: readonly Example[], seed: string): ActModel =>
  trainPrepared(prepareActs(examples), ACTS, seed)

/** A training line of any set of labels. */
export type Labelled<L extends string> = Readonly<{ text: string; label: L; weight?: number }>

/** @param labels all of them, in the order the model gives their probabilities in @see trainPrepared */
export const trainLabels = <L extends string>(
  examples: readonly Labelled<L>[],
  labels: readonly L[],
  seed: string,
): ActModel => trainPrepared(prepare(examples, labels), labels, seed)

/** A line as the training sees it; finding its features takes a third of the time, so it can be done once. */
export type Prepared = Readonly<{ features: readonly number[]; label: number; weight: number }>
const prepare = <L extends string>(examples: readonly Labelled<L>[], labels: readonly L[]): Prepared[] =>
  examples.map(({ text, label, weight = 1 }) => ({
    features: featuresOf(text),
    label: labels.indexOf(label),
    weight,
  }))
export const prepareActs = (examples: readonly Example[]): Prepared[] =>
  prepare(
    examples.map(({ act, ...example }) => ({ ...example, label: act })),
    ACTS,
  )

/**
 * Trains a classifier of lines: softmax regression by stochastic gradient descent, a fixed number of passes, plus the log
 * frequencies of naive Bayes as a part of the same weights, which steadies what few lines teach; then cut to int8. Same
 * examples in the same order, same seed: the same bytes, on every machine.
 * @param seed root seed of the order in which examples are seen
 * @param epochs fewer where the model only has to point out which clause is which
 * @see role-play.md §3; Bottou 2012, Stochastic gradient descent tricks; Wang & Manning 2012, Baselines and bigrams;
 * Spärck Jones 1972 for the rarity
 */
export function trainPrepared(
  texts: readonly Prepared[],
  labels: readonly string[],
  seed: string,
  epochs = EPOCHS,
): ActModel {
  const rarity = rarityIn(texts.map(({ features }) => features))
  const rows = texts.map((text) => ({ ...text, values: valuesOf(text.features, rarity) }))
  const { weights, bias } = descend(rows, labels.length, { rng: seededRng(seed, 'train'), epochs })
  addPrior(weights, rows, rarity, labels.length)
  const steps = labels.map((_, label) => stepOf(weights, label, labels.length))
  return {
    format: 1,
    acts: [...labels],
    buckets: BUCKETS,
    rarity: base64Of(rarity),
    weights: base64Of(weights.map((weight, i) => Math.round(weight / (steps[i % labels.length] ?? 1)))),
    steps: steps.map((step) => step / TEMPERATURE),
    bias: [...bias].map((value) => value / TEMPERATURE),
    softmax: {
      step: SOFTMAX_STEP,
      table: Array.from({ length: SOFTMAX_REACH / SOFTMAX_STEP }, (_, i) => exponential(-i * SOFTMAX_STEP)),
    },
    thresholds: THRESHOLDS,
    examples: texts.length,
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

type Row = Prepared & Readonly<{ values: readonly number[] }>
type Fit = Readonly<{ weights: Float64Array; bias: Float64Array }>

function descend(rows: readonly Row[], labels: number, { rng, epochs }: { rng: Rng; epochs: number }): Fit {
  const fit = { weights: new Float64Array(BUCKETS * labels), bias: new Float64Array(labels) }
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = RATE / (1 + epoch * RATE_DECAY)
    for (const row of shuffled(rows, rng)) learn(row, fit, rate * row.weight)
    const keep = 1 - rate * WEIGHT_DECAY * rows.length
    for (let i = 0; i < fit.weights.length; i++) fit.weights[i] = (fit.weights[i] ?? 0) * keep
  }
  return fit
}

/** One step down the slope of the cross-entropy. A label that is as likely as it should be is left as it is. */
function learn({ features, values, label }: Row, { weights, bias }: Fit, rate: number) {
  const logits = Float64Array.from(bias)
  const classes = logits.length
  for (let i = 0; i < features.length; i++) {
    const [value, from] = [values[i] ?? 0, (features[i] ?? 0) * classes]
    for (let a = 0; a < classes; a++) logits[a] = (logits[a] ?? 0) + value * (weights[from + a] ?? 0)
  }
  const highest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity)
  const shares = logits.map((logit) => exponential(Math.max(-40, logit - highest)))
  const all = shares.reduce((sum, share) => sum + share, 0)
  for (let a = 0; a < classes; a++) {
    const slope = (shares[a] ?? 0) / all - (a === label ? 1 : 0)
    if (Math.abs(slope) < LEAST_SLOPE) continue
    bias[a] = (bias[a] ?? 0) - BIAS_RATE * rate * slope
    for (let i = 0; i < features.length; i++) {
      const at = (features[i] ?? 0) * classes + a
      weights[at] = (weights[at] ?? 0) - rate * slope * (values[i] ?? 0)
    }
  }
}

/**
 * Adds to every weight how much likelier than on average the label is where the feature stands: the smoothed log
 * frequency, less its mean over the labels. A feature counts once, whatever its rarity.
 */
function addPrior(weights: Float64Array, rows: readonly Row[], rarity: Uint8Array, classes: number) {
  const counts = new Float64Array(weights.length)
  const totals = new Float64Array(classes)
  const seen = new Set<number>()
  for (const { features, label, weight } of rows)
    for (const bucket of features) {
      counts[bucket * classes + label] = (counts[bucket * classes + label] ?? 0) + weight
      totals[label] = (totals[label] ?? 0) + weight
      seen.add(bucket)
    }
  for (const bucket of seen) {
    const likelihoods = Array.from(totals, (total, a) => {
      const count = (counts[bucket * classes + a] ?? 0) + PRIOR_SMOOTHING
      return -logarithm((total + PRIOR_SMOOTHING * seen.size) / count)
    })
    const mean = likelihoods.reduce((sum, value) => sum + value, 0) / classes
    const scale = PRIOR / ((rarity[bucket] ?? 1) * RARITY_STEP)
    for (const [a, value] of likelihoods.entries()) {
      const at = bucket * classes + a
      weights[at] = (weights[at] ?? 0) + (value - mean) * scale
    }
  }
}

/** What one of 127 steps is worth, so that the label's largest weight just fits into a signed byte. */
function stepOf(weights: Float64Array, label: number, labels: number): number {
  let largest = 0
  for (let i = label; i < weights.length; i += labels) largest = Math.max(largest, Math.abs(weights[i] ?? 0))
  return largest === 0 ? 1 : largest / 127
}

function base64Of(numbers: Float64Array | Uint8Array): string {
  let bytes = ''
  for (const number of numbers) bytes += String.fromCharCode(number & 0xff)
  return btoa(bytes)
}
