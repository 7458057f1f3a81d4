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

/**
 * Texts that can be asked for the most alike among thousands. Two sets whose Jaccard index is at least `least` share so
 * many members that one of any n − ⌈least·n⌉ + 1 members of the first is in the second: only those are looked up, the
 * rarest (prefix filter; Chaudhuri, Ganti, Kaushik 2006, ICDE).
 */
export function likenessIndex(least = ALIKE) {
  const texts: { id: string; grams: ReadonlySet<string> }[] = []
  const holders = new Map<string, number[]>()
  const nameOf = (kind: ItemKind, gram: string) => `${kind} ${gram}`
  return {
    add({ id, kind, asked }: Asked): void {
      const grams = bigramsOf(asked)
      for (const gram of grams) {
        const name = nameOf(kind, gram)
        const known = holders.get(name)
        if (known) known.push(texts.length)
        else holders.set(name, [texts.length])
      }
      texts.push({ id, grams })
    },
    /** The text most alike, the first of equals; undefined when none reaches `least`. */
    nearest(asked: string, kind: ItemKind): { id: string; alike: number } | undefined {
      const grams = bigramsOf(asked)
      const held = [...grams].map((gram) => holders.get(nameOf(kind, gram)) ?? [])
      const rarest = held
        .sort((a, b) => a.length - b.length)
        .slice(0, grams.size - Math.ceil(least * grams.size) + 1)
      let best: { id: string; alike: number } | undefined
      for (const at of [...new Set(rarest.flat())].sort((a, b) => a - b)) {
        const text = texts[at]
        const alike = text ? jaccard(grams, text.grams) : 0
        if (text && alike >= least && alike > (best?.alike ?? 0)) best = { id: text.id, alike }
      }
      return best
    },
  }
}

/** Cheap to ask of ten thousand: texts of very different length share too few pairs. Repeated pairs leave some slack. */
const mayBeAlike = (a: number, b: number, least: number): boolean =>
  Math.min(a, b) >= Math.max(a, b) * (least / 2)
