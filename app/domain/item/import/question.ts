import { ok, type Result, refuse } from '../../shared/result.ts'
import type { DifficultyGrade } from '../schema.ts'
import type { WorkEntry } from '../work.ts'

/** Four underscores stand for a blank in a stem. */
export const BLANK = '____'

export type ReadOption = Readonly<{ text: string; right: boolean; pinned?: boolean }>
export type Unfit = Readonly<{ code: 'unfit'; message: string }>

const IDS = 'abcdefghij'
const unfit = (message: string) => refuse({ code: 'unfit', message } as const)

/**
 * A choice question from its options. Without a right one it has no key yet; with more than one it is a multiple choice.
 * @param many whether it is a multiple choice whatever the number of right ones; absent: by their number
 */
export function choiceFields(
  stem: string,
  options: readonly ReadOption[],
  many?: boolean,
): Result<WorkEntry, Unfit> {
  if (options.length < 2) return unfit('选项不到两个')
  if (options.length > IDS.length) return unfit(`选项有 ${options.length} 个，最多 10 个`)
  const empty = options.findIndex(({ text }) => text.trim() === '')
  if (empty >= 0) return unfit(`选项 ${IDS[empty]?.toUpperCase()} 没有文字`)
  const right = options.flatMap((option, at) => (option.right ? [IDS[at] ?? ''] : []))
  const isMultiple = many ?? right.length > 1
  if (isMultiple && options.length < 3) return unfit('多选题至少要三个选项')
  if (isMultiple && right.length === 1) return unfit('多选题只有一个答案；改成单选题，或补上漏写的答案')
  if (!isMultiple && right.length > 1) return unfit('单选题写了不止一个答案')
  return ok({
    kind: isMultiple ? 'multiple' : 'single',
    stem: stem.trim(),
    options: options.map(({ text, pinned }, at) => ({
      id: IDS[at] ?? '',
      text: text.trim(),
      ...(pinned && { pinned }),
    })),
    ...(right.length > 0 && { key: isMultiple ? right : (right[0] ?? '') }),
  })
}

/** A true-or-false question. @param key undefined: no answer is given */
export const trueFalseFields = (stem: string, key: boolean | undefined): WorkEntry => ({
  kind: 'trueFalse',
  stem: stem.trim(),
  ...(key !== undefined && { key }),
})

/** A fill-in: for each blank the answers that count. Blanks of the stem and of the answers must be as many. */
export function fillInFields(
  stem: string,
  accepted: readonly (readonly string[])[],
  anyOrder = false,
): Result<WorkEntry, Unfit> {
  const text = blanksIn(stem).trim()
  const gaps = text.split(BLANK).length - 1
  if (gaps === 0) return unfit(`题干里没有空；空写成 ${BLANK} 或空括号`)
  if (gaps > 10) return unfit('空超过 10 个')
  if (accepted.length === 0) return ok({ kind: 'fillIn', stem: text, blanks: [] })
  if (gaps !== accepted.length) return unfit(`题干有 ${gaps} 个空，答案有 ${accepted.length} 个`)
  if (accepted.some((one) => one.every((answer) => answer.trim() === ''))) return unfit('有的空没有答案')
  return ok({
    kind: 'fillIn',
    stem: text,
    blanks: accepted.map((one) => ({
      kind: 'text',
      accepted: one.map((answer) => answer.trim()).filter(Boolean),
    })),
    ...(anyOrder && accepted.length > 1 && { anyOrder: [accepted.map((_, at) => at)] }),
  })
}

/** The ways people draw a gap, as ours: runs of underscores and empty brackets. */
export const blanksIn = (stem: string): string => stem.replace(/_{2,}|[（(][\s　]{0,20}[）)]|＿{2,}/g, BLANK)

/** A stem that shows where its one answer goes: as it is written, else at its end. */
export const withBlank = (stem: string): string => (blanksIn(stem).includes(BLANK) ? stem : `${stem}${BLANK}`)

/** The kinds of question that files name in Chinese. */
export const KIND_WORDS: Readonly<Record<string, 'single' | 'multiple' | 'trueFalse' | 'fillIn'>> = {
  单选: 'single',
  单选题: 'single',
  单项选择题: 'single',
  多选: 'multiple',
  多选题: 'multiple',
  多项选择题: 'multiple',
  不定项选择题: 'multiple',
  判断: 'trueFalse',
  判断题: 'trueFalse',
  是非题: 'trueFalse',
  填空: 'fillIn',
  填空题: 'fillIn',
}

const YES = ['对', '正确', '√', '是', 't', 'true', 'yes', 'y', '✓', '✔']
const NO = ['错', '错误', '×', '否', '不对', 'f', 'false', 'no', 'n', 'x', '✗', '✘']

/** A verdict in words; undefined where it is none. */
export function readVerdict(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined
}

/** Letters of options in an answer: “AC”, “A、C”, “a,c”; undefined where it is something else. */
export function readLetters(text: string): readonly number[] | undefined {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s、，,;；/]/g, '')
  if (!/^[a-j]+$/.test(letters)) return undefined
  return [...new Set([...letters].map((letter) => IDS.indexOf(letter)))].sort((a, b) => a - b)
}

const GRADES: Readonly<Record<string, DifficultyGrade>> = {
  易: 'easy',
  容易: 'easy',
  简单: 'easy',
  easy: 'easy',
  中: 'medium',
  中等: 'medium',
  一般: 'medium',
  medium: 'medium',
  难: 'hard',
  困难: 'hard',
  较难: 'hard',
  hard: 'hard',
}
export const readGrade = (text: string): DifficultyGrade | undefined => GRADES[text.trim().toLowerCase()]
