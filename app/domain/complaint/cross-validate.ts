import { byCodeUnit } from '../shared/rng.ts'
import { COMPLAINT_CLASSES, type ComplaintClass, type Motive } from './motives.ts'
import type { ComplaintCase } from './schema.ts'
import { trainSuggester } from './suggest.ts'

/** How suggestions fared on sentences of voices they had not learnt from. */
export type SuggestionAccuracy = Readonly<{
  n: number
  folds: number
  /** Share of classes and of primary motives named right, 0…1; a motive the case accepts is right. */
  class: number
  motive: number
  /** Mean of the three classes' F1. */
  macroF1: number
  /** Share of sentences abstained from, and both shares over the others. */
  abstained: number
  classWhenSure: number
  motiveWhenSure: number
  /** The commonest class and motive named throughout: what no reading gives. */
  classAlways: number
  motiveAlways: number
}>

export type Tried = Readonly<{
  it: Pick<ComplaintCase, 'class' | 'primaryMotive' | 'accept'>
  class: ComplaintClass
  motive: Motive
  abstained: boolean
}>

/** At most this many folds: each trains a model. */
const FOLDS = 10

/**
 * Cross-validation in folds of whole voices: nothing is tried on what its own author or its own twin taught, since both
 * would make a machine look better than it is with other people's sentences.
 * @returns null with fewer than two voices: nothing honest can be said
 */
export function crossValidate(cases: readonly ComplaintCase[]): SuggestionAccuracy | null {
  const folds = foldsOf(cases)
  if (folds.length < 2) return null
  const tried = folds.flatMap((fold) => tryOn(cases, fold))
  return accuracyOf(tried, folds.length)
}

/** What may teach before these are tried: cases of other voices, without the twins of the tried. */
export function teachersOf(on: readonly ComplaintCase[], from: readonly ComplaintCase[]): ComplaintCase[] {
  const voices = new Set(on.map(({ author }) => author))
  const twins = new Set(on.map(({ twin }) => twin))
  const ids = new Set(on.map(({ id }) => id))
  return from.filter(
    ({ id, author, twin }) => !voices.has(author) && !twins.has(id) && (twin === undefined || !ids.has(twin)),
  )
}

/** Suggests for some cases what is learnt from the others that may teach. */
export function tryOn(from: readonly ComplaintCase[], on: readonly ComplaintCase[]): Tried[] {
  const suggest = trainSuggester(teachersOf(on, from))
  return on.map((it) => {
    const said = suggest(it.text)
    return { it, class: said.class, motive: said.primaryMotive, abstained: said.abstained }
  })
}

export function accuracyOf(tried: readonly Tried[], folds: number): SuggestionAccuracy {
  const sure = tried.filter(({ abstained }) => !abstained)
  const share = (of: readonly Tried[], right: (one: Tried) => boolean) =>
    of.length === 0 ? 0 : of.filter(right).length / of.length
  const commonest = (names: readonly string[]) =>
    Math.max(0, ...[...new Set(names)].map((name) => names.filter((it) => it === name).length)) /
    Math.max(1, names.length)
  return {
    n: tried.length,
    folds,
    class: share(tried, isClass),
    motive: share(tried, isMotive),
    macroF1: COMPLAINT_CLASSES.reduce((sum, name) => sum + f1Of(tried, name), 0) / COMPLAINT_CLASSES.length,
    abstained: 1 - sure.length / Math.max(1, tried.length),
    classWhenSure: share(sure, isClass),
    motiveWhenSure: share(sure, isMotive),
    classAlways: commonest(tried.map(({ it }) => it.class)),
    motiveAlways: commonest(tried.map(({ it }) => it.primaryMotive)),
  }
}

const isClass = (one: Tried): boolean => one.class === one.it.class
const isMotive = ({ it, motive }: Tried): boolean => it.primaryMotive === motive || it.accept.includes(motive)

/** 2·hits ÷ (2·hits + misses + false alarms); 0 where the class neither occurs nor is named. */
function f1Of(tried: readonly Tried[], name: ComplaintClass): number {
  const hits = tried.filter((one) => one.class === name && one.it.class === name).length
  const wrong = tried.filter((one) => (one.class === name) !== (one.it.class === name)).length
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong)
}

/** Voices dealt into folds of nearly one size: the voice of most sentences first, always to the smallest fold. */
export function foldsOf(cases: readonly ComplaintCase[]): ComplaintCase[][] {
  const byVoice = new Map<string, ComplaintCase[]>()
  for (const it of [...cases].sort((a, b) => byCodeUnit(a.id, b.id)))
    byVoice.set(it.author, [...(byVoice.get(it.author) ?? []), it])
  const voices = [...byVoice.values()].sort((a, b) => b.length - a.length)
  const folds: ComplaintCase[][] = Array.from({ length: Math.min(FOLDS, voices.length) }, () => [])
  for (const voice of voices) folds.reduce((a, b) => (b.length < a.length ? b : a)).push(...voice)
  return folds
}
