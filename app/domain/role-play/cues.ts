import { normalise } from './normalise.ts'
import { inDigits } from './slots.ts'

/** How texts and cues are compared: normalised, without blanks, numerals as digits, so that 三年 is found by 3 年. */
export const foldForCues = (text: string): string => inDigits(normalise(text).text.replace(/\s+/g, ''))

/** Cues are few and met in every clause: each is folded once. Bounded, since trainers edit them. */
const MOST_KEPT = 5_000
const kept = new Map<string, string>()
function foldedCue(cue: string): string {
  const known = kept.get(cue)
  if (known !== undefined) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const folded = foldForCues(cue)
  kept.set(cue, folded)
  return folded
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9'

/**
 * Where a cue first stands in a folded text; −1: nowhere. A cue that begins or ends with a digit is no part of a longer
 * number: 36 is not in 136.
 */
export function indexOfCue(folded: string, cue: string): number {
  const wanted = foldedCue(cue)
  if (wanted === '') return -1
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const cutsBefore = isDigit(wanted.charAt(0)) && isDigit(folded.charAt(at - 1))
    const cutsAfter = isDigit(wanted.charAt(wanted.length - 1)) && isDigit(folded.charAt(at + wanted.length))
    if (!cutsBefore && !cutsAfter) return at
  }
  return -1
}

/** The first place any of the cues stands at; −1: none does. */
export function firstCue(folded: string, cues: readonly string[]): number {
  const places = cues.map((cue) => indexOfCue(folded, cue)).filter((at) => at >= 0)
  return places.length === 0 ? -1 : Math.min(...places)
}
