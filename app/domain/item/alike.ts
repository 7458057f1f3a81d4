import { foldText } from '../marking/fold.ts'
import { bigramsOf, jaccard } from '../shared/similarity.ts'
import type { ItemBody, ItemKind } from './schema.ts'
import { wordingOf } from './wording.ts'

/** Two wordings this much alike (Jaccard index of character bigrams) test the same fact with the same words. */
export const ALIKE = 0.8

/**
 * What two items are compared by: stem and options, folded. Two cases may be introduced by the same words: of a case
 * study and a plan everything that is read counts.
 */
export function askedText(body: ItemBody): string {
  const written = body.kind === 'caseStudy' || body.kind === 'plan'
  const options = 'options' in body ? body.options.map(({ text }) => text).join('') : ''
  return foldText(written ? wordingOf(body) : body.stem + options)
}

export type Asked = Readonly<{ id: string; kind: ItemKind; asked: string }>

/** Which of the others ask nearly the same as a text, most alike first. @returns with the index, `least`…1 */
export function nearlySame(asked: string, kind: ItemKind, others: readonly Asked[], least = ALIKE) {
  const grams = bigramsOf(asked)
  return others
    .filter((other) => other.kind === kind && mayBeAlike(other.asked.length, asked.length, least))
    .map(({ id, asked: text }) => ({ id, alike: jaccard(grams, bigramsOf(text)) }))
    .filter(({ alike }) => alike >= least)
    .sort((a, b) => b.alike - a.alike)
}

/** Cheap to ask of ten thousand: texts of very different length share too few pairs. Repeated pairs leave some slack. */
const mayBeAlike = (a: number, b: number, least: number): boolean =>
  Math.min(a, b) >= Math.max(a, b) * (least / 2)
