import { foldForSearch } from '../../domain/shared/fold.ts'

export type Entry = Readonly<{
  id: string
  zh: string
  en: string
  definition: string
  definitionEn?: string
  aliases?: readonly string[]
  source: string
  asOf?: string
  /** The letter it is looked up under in Chinese. */
  initial: string
}>
export type TermModule = Readonly<{
  id: string
  level: string
  title: string
  titleEn: string
  terms: readonly string[]
}>
export type Group = Readonly<{ key: string; entries: readonly Entry[] }>

/** By the letter they begin with: of the pinyin, or of the English term. The order given stays where Chinese is read. */
export function byInitial(entries: readonly Entry[], inEnglish: boolean): Group[] {
  const letterOf = ({ en, initial }: Entry) => {
    if (!inEnglish) return initial
    const letter = en.charAt(0).toUpperCase()
    return /[A-Z]/.test(letter) ? letter : '#'
  }
  const ordered = inEnglish
    ? entries.toSorted((a, b) => (foldForSearch(a.en) < foldForSearch(b.en) ? -1 : 1))
    : entries
  return grouped(ordered, letterOf)
}

/** By the first module in which they are explained, in course order; those explained nowhere come last, under ''. */
export function byModule(entries: readonly Entry[], modules: readonly TermModule[]): Group[] {
  const order = [...modules.map(({ id }) => id), '']
  const firstOf = ({ id }: Entry) => modules.find(({ terms }) => terms.includes(id))?.id ?? ''
  const placed = entries.toSorted((a, b) => order.indexOf(firstOf(a)) - order.indexOf(firstOf(b)))
  return grouped(placed, firstOf)
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): Group[] {
  const groups: { key: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const key = keyOf(entry)
    const last = groups.at(-1)
    if (last?.key === key) last.entries.push(entry)
    else groups.push({ key, entries: [entry] })
  }
  return groups
}
