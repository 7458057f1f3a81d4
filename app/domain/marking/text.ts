import { foldText } from './fold.ts'

const BETWEEN_HAN = /(?<=\p{Script=Han})[、,;/·.]+(?=\p{Script=Han})/gu

/** The form in which two wordings are compared: folded, and without `、,;/·.` between Han characters. */
export const comparable = (text: string): string => foldText(text).replace(BETWEEN_HAN, '')

/**
 * Whether an answer is one of the accepted wordings. Equality and nothing else: no likeness, no part of a text, no
 * other order of words. An answer that folds to nothing is never accepted.
 */
export function isAccepted(text: string, accepted: readonly string[]): boolean {
  const said = comparable(text)
  return said !== '' && accepted.some((wording) => comparable(wording) === said)
}
