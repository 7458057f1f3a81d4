import type { Act } from '#app/domain/role-play/acts.ts'
import type { Told } from './talks.ts'

/** Changes that a line of any talk can take. Fixed lists: the same talk always comes out the same. */

/**
 * Takes out what is heard as these acts until none is heard any more; a line of which nothing is left is not said.
 * Undefined: none was heard at first.
 */
export function without(
  told: Told,
  acts: readonly Act[],
  again: (lines: readonly string[]) => Told,
): string[] | undefined {
  const lines = told.talk.turns.map(({ say }) => say)
  const left = cutOut(told, acts).filter((line) => !isBlank(line))
  if (left.join('\n') === lines.join('\n')) return undefined
  return without(again(left), acts, again) ?? left
}

const cutOut = ({ talk }: Told, acts: readonly Act[]): string[] =>
  talk.turns.map(({ say, acts: heard }) =>
    heard
      .filter(({ act }) => acts.includes(act))
      .map(({ span }) => span)
      .sort((a, b) => b.start - a.start)
      .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), say)
      .replace(/^[，。？！；：、\s]+/, ''),
  )
const isBlank = (line: string): boolean => line.replace(/[，。？！；：、\s]/g, '') === ''

/** Says every proposal before anything else, and none where it stood. Undefined: nothing was proposed. */
export function solutionFirst(told: Told): string[] | undefined {
  const proposed = told.talk.turns.flatMap(({ say, acts }) =>
    acts.filter(({ act }) => PROPOSES.includes(act)).map(({ span }) => say.slice(span.start, span.end)),
  )
  if (proposed.length === 0) return undefined
  const rest = cutOut(told, PROPOSES).filter((line) => !isBlank(line))
  return [`${[...new Set(proposed)].join('，')}。`, ...rest]
}
const PROPOSES: readonly Act[] = ['offer', 'compensate-within-authority', 'state-terms']

/** Puts words after the line in the middle. */
export function inTheMiddle(lines: readonly string[], words: string): string[] {
  const middle = Math.floor(lines.length / 2)
  return lines.map((line, i) => (i === middle ? line + words : line))
}

export const bluntly = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replaceAll('您', '你'))

/** Blanks for commas and stops, as people type on a phone. */
export const unpunctuated = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/[，。；：、！]/g, ' ').trim())

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '。': '.',
  '？': '?',
  '！': '!',
  '；': ';',
  '：': ':',
}
/** Half-width marks and full-width digits. */
export const ofOtherWidth = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .replace(/[，。？！；：]/g, (mark) => HALF_WIDTH[mark] ?? mark)
      .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  )

/** What an input method offers first. */
const TYPOS: readonly (readonly [string, string])[] = [
  ['账', '帐'],
  ['的', '得'],
  ['在', '再'],
  ['做', '作'],
  ['那', '哪'],
  ['他', '她'],
  ['吧', '把'],
  ['已', '以'],
  ['带', '代'],
  ['到', '道'],
]
/** One wrong character a line. */
export const mistyped = (lines: readonly string[]): string[] =>
  lines.map((line, i) => {
    const turned = [...TYPOS.slice(i % TYPOS.length), ...TYPOS.slice(0, i % TYPOS.length)]
    const typo = turned.find(([right]) => line.includes(right))
    return typo ? line.replace(typo[0], typo[1]) : line
  })

/** Words that may stand for one another. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['抱歉', '对不起', '对不住'],
  ['谢谢', '感谢', '多谢'],
  ['明天', '明日', '明儿'],
  ['今天', '今日', '今儿'],
  ['之前', '以前', '先前'],
  ['现在', '眼下', '目前'],
  ['的错', '的不是', '的责任'],
  ['没做好', '没办好', '没做到位'],
  ['不收钱', '不要钱', '免费'],
  ['着急', '心急', '焦急'],
  ['生气', '来气', '上火'],
  ['核对', '核实', '核验'],
  ['复述', '重复', '再说'],
  ['您看行吗', '您看可以吗', '您看成吗'],
  ['行不行', '可不可以', '成不成'],
  ['同意吗', '认可吗', '没意见吧'],
  ['碰到', '遇到', '遇上'],
  ['怎么', '咋', '如何'],
  ['什么', '啥', '哪些'],
  ['打给您', '给您打', '打您电话'],
  ['书面', '纸面', '成文'],
  ['难受', '不好受', '不是滋味'],
]
/** Each word that has synonyms said by its next one, or the one after that. */
export const paraphrased = (lines: readonly string[], steps: 1 | 2): string[] =>
  lines.map((line) =>
    line.replace(ANY_SYNONYM, (word) => {
      const row = SYNONYMS.find((words) => words.includes(word)) ?? [word]
      return row[(row.indexOf(word) + steps) % row.length] ?? word
    }),
  )
const ANY_SYNONYM = new RegExp(SYNONYMS.flat().join('|'), 'g')
