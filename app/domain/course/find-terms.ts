import { foldForSearch, wordsIn } from '../shared/fold.ts'

/** Of a term what is searched. */
type Findable = Readonly<{
  id: string
  zh: string
  en: string
  definition: string
  definitionEn?: string
  aliases?: readonly string[]
}>

/** The terms in which every word of the search occurs: in the term, its English, its other names or what it means. */
export function foundBy<T extends Findable>(search: string, terms: readonly T[]): readonly T[] {
  const words = wordsIn(search)
  if (words.length === 0) return terms
  return terms.filter(({ id, zh, en, definition, definitionEn = '', aliases = [] }) => {
    const text = foldForSearch([id, zh, en, definition, definitionEn, ...aliases].join('\n'))
    return words.every((word) => text.includes(word))
  })
}
