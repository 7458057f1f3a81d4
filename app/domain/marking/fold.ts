/**
 * Version of the folding steps and of `VARIANTS`. Raise it with any change to them: old marks were made by the old
 * table.
 */
export const FOLD_VERSION = 1

/** Spellings that count as the same word, first to second. Synonyms do not belong here: the author lists those. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/帐/g, '账'],
  [/其\s*它/g, '其他'],
]

const SPACE_CONTROLS = /[\t\n\v\f\r\u0085\u2028\u2029]/g
/** Zero-width, direction marks, variation selectors, control characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const QUOTES = /[“”„‟‘’‚‛"'「」『』《》〈〉]/g
/** Hyphens, dashes and minus signs; two long ones are one Chinese dash (破折号). */
const DASHES = /[—―─]{2}|[\u2010-\u2015\u2212\u2500\u2e3a\u2e3b]/g
const TIMES = /(?<=\d)\s*[×*x]\s*(?=\d)/gi
const STOP_AS_POINT = /(?<=\d)。(?=\d)/g
const LOOSE_SPACE = / (?=[\p{Script=Han}\p{P}\p{S}])|(?<=[\p{Script=Han}\p{P}\p{S}]) /gu
const EDGES = /^[ 。、,;!?:.]+|[ 。、,;!?:.]+$/g
const EDGES_BUT_POINT = /^[。、,;!?:]+|^\.+(?!\d)|[。、,;!?:.]+$/g

/**
 * Steps 1–5 of folding (assessment.md §6): compatibility forms (NFKC); invisible characters and quotes dropped; dashes,
 * ratio and multiplication signs and the full stop between digits unified; lower case; variant spellings. Spaces stay
 * (line breaks and tabs become spaces), for what splits on them.
 */
export function foldKeepingSpaces(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(SPACE_CONTROLS, ' ')
    .replace(INVISIBLE, '')
    .replace(QUOTES, '')
    .replace(DASHES, '-')
    .replaceAll('∶', ':')
    .replace(TIMES, 'x')
    .replace(STOP_AS_POINT, '.')
    .toLowerCase()
  return VARIANTS.reduce((folded, [variant, usual]) => folded.replace(variant, usual), plain)
}

/**
 * All seven steps, for words: also no spaces next to Han, punctuation or signs, single ones elsewhere, and no
 * punctuation at either end. Nothing typed folds to the empty text.
 */
export const foldText = (text: string): string =>
  foldKeepingSpaces(text).replace(/\s+/g, ' ').replace(LOOSE_SPACE, '').replace(EDGES, '')

/** All seven steps, for numbers: no spaces at all, and the point of “.5” is part of the number. */
export const foldNumber = (text: string): string =>
  foldKeepingSpaces(text).replace(/\s+/g, '').replace(EDGES_BUT_POINT, '')

/** Nothing but spaces, invisible characters and punctuation: the blank counts as not answered. */
export const isBlank = (text: string): boolean => /^[\p{P}\s]*$/u.test(foldText(text))
