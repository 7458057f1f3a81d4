/**
 * A text as the recogniser reads it: NFKC, lower case, everyday and regional words as the common ones. `offsets[i]` is where character i came from, in UTF-16 units of
 * the original; it has one entry more than `text` has units, so that an end can be looked up too.
 */
export type Normalised = Readonly<{ text: string; offsets: readonly number[] }>

/**
 * NFKC and lower case, character by character, so that every place can be traced back to the words that were typed.
 * (Only marks that combine across characters would come out otherwise; Chinese has none.)
 */
export function normalise(original: string): Normalised {
  let text = ''
  const offsets: number[] = []
  let at = 0
  for (const character of original) {
    const folded =
      COMMON.get(character) ?? (isPlain(character) ? character : character.normalize('NFKC').toLowerCase())
    for (let i = 0; i < folded.length; i++) offsets.push(at)
    text += folded
    at += character.length
  }
  offsets.push(at)
  return { text, offsets }
}

/** Who speaks plainly or as people do at home says the same: 你 is heard as 您, 啥 as 什么. */
const COMMON: ReadonlyMap<string, string> = new Map([
  ['你', '您'],
  ['恁', '您'],
  ['侬', '您'],
  ['俺', '我'],
  ['啥', '什么'],
  ['咋', '怎么'],
  ['冇', '没'],
  ['勿', '不'],
])

/** The common Chinese characters fold to themselves; most of what is read are such. */
const isPlain = (character: string): boolean => character >= '\u4e00' && character <= '\u9fff'
