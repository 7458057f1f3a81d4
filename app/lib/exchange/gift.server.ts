import {
  BLANK,
  blanksIn,
  choiceFields,
  fillInFields,
  type ReadOption,
  trueFalseFields,
  withBlank,
} from '../../domain/item/import/question.ts'
import {
  beginningOf,
  type ReadEntry,
  type ReadFile,
  type RejectedEntry,
} from '../../domain/item/import/read-file.ts'
import type { WorkEntry } from '../../domain/item/work.ts'

/** Stands for an escaped character while the text is cut at its marks. */
const ESCAPED = /\\([~=#{}:\\n])/g
const HIDDEN = 0xe000
const MARKS = '~=#{}:\\n'
const hide = (text: string): string =>
  text.replace(ESCAPED, (_, mark: string) => String.fromCharCode(HIDDEN + MARKS.indexOf(mark)))
const show = (text: string): string =>
  text
    .replace(/[\ue000-\ue007]/g, (mark) => {
      const plain = MARKS[mark.charCodeAt(0) - HIDDEN] ?? ''
      return plain === 'n' ? '\n' : plain
    })
    .trim()

type Answer = { mark: '=' | '~'; weight: number | null; text: string }

/**
 * Moodle's GIFT: choice, multiple choice by weights, true or false, short answer and whole numbers. Categories give the
 * knowledge point. Matching, essay, ranges and partial weights have no counterpart here and are refused by line.
 */
export function readGift(text: string): ReadFile {
  const entries: ReadEntry[] = []
  const rejected: RejectedEntry[] = []
  let knowledge: string | null = null
  for (const { line, body } of questionsIn(text)) {
    const category = /^\$CATEGORY:\s*(.*)$/.exec(body)
    if (category) {
      knowledge = (category[1] ?? '').split('/').at(-1)?.trim() || null
      continue
    }
    const read = readQuestion(hide(body))
    if (typeof read === 'string') rejected.push({ line, item: beginningOf(body), reason: read })
    else entries.push({ line, knowledge, ...read })
  }
  return { entries, rejected, warnings: [] }
}

/** Questions are parted by empty lines; comments go. A brace may hold empty lines. */
function questionsIn(text: string): { line: number; body: string }[] {
  const found: { line: number; body: string }[] = []
  let [open, start, lines]: [number, number, string[]] = [0, 1, []]
  const close = () => {
    if (lines.length > 0) found.push({ line: start, body: lines.join('\n').trim() })
    lines = []
    open = 0
  }
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (/^\s*\/\//.test(raw)) continue
    if (raw.trim() === '' && open <= 0) {
      close()
      continue
    }
    if (lines.length === 0) start = at + 1
    lines.push(raw)
    const plain = hide(raw)
    open += plain.split('{').length - plain.split('}').length
    if (raw.startsWith('$CATEGORY:')) close()
  }
  close()
  return found
}

function readQuestion(body: string): { fields: WorkEntry; notes: string[] } | string {
  const untitled = body.replace(/^::[\s\S]*?::\s*/, '')
  const format = /^\[(html|moodle|plain|markdown)\]/.exec(untitled)
  const text = format ? untitled.slice(format[0].length) : untitled
  const notes = format?.[1] === 'html' && /<[a-z]/i.test(text) ? ['HTML 标签按文字保留'] : []
  const [opens, closes] = [text.indexOf('{'), text.lastIndexOf('}')]
  if (opens < 0 && closes < 0) return '没有答案：GIFT 的答案写在 {} 里'
  if (opens < 0 || closes < opens) return '花括号没有成对'
  const [before, inside, after] = [
    text.slice(0, opens),
    text.slice(opens + 1, closes),
    text.slice(closes + 1),
  ]
  if (/[{}]/.test(inside)) return '一道题里有两处 {}'
  const [answersText = '', ...general] = inside.split('####')
  const rationale: WorkEntry = general.length > 0 ? { rationale: show(general.join('####')) } : {}
  const stem = after.trim() === '' ? show(before) : `${show(before)}${BLANK}${show(after)}`
  if (stem === '') return '没有题干'
  const content = answersText.trim()
  if (content === '') return '简答题（{}）要写评分标准，请在编辑器里新建'
  const verdict = /^(T|TRUE|F|FALSE)(?:#[\s\S]*)?$/i.exec(content)
  if (verdict)
    return {
      fields: { ...trueFalseFields(stem, verdict[1]?.toUpperCase().startsWith('T')), ...rationale },
      notes,
    }
  if (content.startsWith('#')) return numberFields(stem, content.slice(1).trim(), rationale, notes)
  const answers = answersIn(content)
  if (typeof answers === 'string') return answers
  if (answers.some(({ text: answer }) => answer.includes('->'))) return '匹配题没有对应的题型'
  const fields = fieldsOf(stem, answers)
  return typeof fields === 'string'
    ? fields
    : { fields: { ...fields, ...rationale }, notes: [...notes, ...feedbackNote(content)] }
}

const feedbackNote = (content: string): string[] => (/#/.test(content) ? ['各选项的反馈没有带过来'] : [])

function numberFields(
  stem: string,
  answer: string,
  rationale: WorkEntry,
  notes: string[],
): { fields: WorkEntry; notes: string[] } | string {
  const exact = /^=?\s*(-?\d+(?:\.\d+)?)(?::0(?:\.0+)?)?$/.exec(answer)
  if (!exact) return `数值答案“${show(answer)}”带范围或误差，没有对应的写法`
  return {
    fields: {
      kind: 'fillIn',
      stem: blanksIn(withBlank(stem)),
      blanks: [{ kind: 'number', value: exact[1] ?? '' }],
      ...rationale,
    },
    notes,
  }
}

function answersIn(content: string): Answer[] | string {
  if (!/^[=~]/.test(content)) return '答案要以 = 或 ~ 开头'
  return [...content.matchAll(/([=~])\s*(?:%(-?\d+(?:\.\d+)?)%)?([^=~]*)/g)].map(
    ([, mark, weight, rest = '']) => ({
      mark: mark === '=' ? ('=' as const) : ('~' as const),
      weight: weight === undefined ? null : Number(weight),
      text: show(rest.split('#')[0] ?? ''),
    }),
  )
}

function fieldsOf(stem: string, answers: readonly Answer[]): WorkEntry | string {
  if (answers.every(({ mark }) => mark === '=')) {
    if (answers.some(({ weight }) => weight !== null && weight !== 100)) return '填空的部分得分没有对应的写法'
    const fillIn = fillInFields(withBlank(stem), [answers.map(({ text: answer }) => answer)])
    return fillIn.ok ? fillIn.value : fillIn.refusal.message
  }
  const weighted = answers.some(({ mark, weight }) => mark === '~' && weight !== null)
  const right = answers.map(({ mark, weight }) => mark === '=' || (weight !== null && weight > 0))
  const shares = answers.flatMap(({ weight }) => (weight !== null && weight > 0 ? [weight] : []))
  if (shares.some((share) => Math.abs(share - 100 / shares.length) > 0.01))
    return '各选项的得分比例不同，没有对应的写法'
  const options: ReadOption[] = answers.map(({ text }, at) => ({ text, right: right[at] ?? false }))
  const choice = choiceFields(stem, options, weighted && shares.length > 1 ? true : undefined)
  return choice.ok ? choice.value : choice.refusal.message
}

export const escapeGift = (text: string): string =>
  text.replace(/([~=#{}:\\])/g, '\\$1').replace(/\r?\n/g, '\\n')
