import {
  blanksIn,
  choiceFields,
  fillInFields,
  KIND_WORDS,
  type ReadOption,
  readGrade,
  readLetters,
  readVerdict,
  trueFalseFields,
} from '../../domain/item/import/question.ts'
import {
  beginningOf,
  type ReadEntry,
  type ReadFile,
  type RejectedEntry,
} from '../../domain/item/import/read-file.ts'
import type { WorkEntry } from '../../domain/item/work.ts'

const NUMBER = /^\s*(?:[（(]\s*\d{1,4}\s*[）)]|\d{1,4}\s*[.．、])\s*(?!\d)/
const OPTION = /^\s*(?:[（(]\s*([A-Ja-j])\s*[）)]|([A-J])\s*[.．、:：)）])\s*/
/** A second option on the same line. */
const NEXT_OPTION = /(?<!\s)\s+(?=(?:[（(]\s*[B-J]\s*[）)]|[B-J]\s*[.．、]))/
const MARK = /^\s*(?:【(答案|解析|难度|知识点|题型|全对得分|乱序匹配)】|(答案|解析|难度|知识点)\s*[:：])\s*/

/** “二、”, “（二）”, “第二部分”, “Part 2”: what numbers a part of a paper. */
const ORDINAL =
  /^\s*(?:第\s*[一二三四五六七八九十\d]{1,3}\s*(?:部分|大题|单元|章|节|篇|题型)|[一二三四五六七八九十]{1,3}\s*[、.．]|[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]|Part\s*\d{1,2})\s*[、.．:：]?\s*/i
const KIND_NAMED =
  /^(单项?选择题|单选题?|多项?选择题|多选题?|不定项选择题|选择题|判断(?:改错)?题?|是非题|填空题?|简答题|问答题|论述题|计算题|名词解释|案例(?:分析)?题|方案题)/
/** A heading is no longer than this, and is not a sentence. */
const LONGEST_HEADING = 60
const SENTENCE_ENDS = /[。；;！!？?，,]\s*$/

type Heading = Readonly<{ line: number; text: string; kind: string | undefined }>

/**
 * A line that heads a part of the paper: it names a kind of question, or it is numbered in Chinese and the next line
 * begins a question. @param next the next line that is not empty
 */
function headingIn(text: string, line: number, next: string, inList: boolean): Heading | undefined {
  const said = text.trim()
  if (said.length > LONGEST_HEADING) return undefined
  const ordinal = ORDINAL.exec(said)
  const [kind] = KIND_NAMED.exec(said.slice(ordinal?.[0].length ?? 0)) ?? []
  const rest = said.slice((ordinal?.[0].length ?? 0) + (kind?.length ?? 0)).trim()
  if (kind && (ordinal || rest === '' || /^[（(:：]/.test(rest))) {
    const named = kind.endsWith('题') ? kind : `${kind}题`
    return { line, text: said, kind: KIND_WORDS[kind] ?? KIND_WORDS[named] ?? kind }
  }
  if (!ordinal || inList || SENTENCE_ENDS.test(said) || !NUMBER.test(next)) return undefined
  return { line, text: said, kind: undefined }
}

type Block = {
  heading: Heading | undefined
  notes: string[]
  line: number
  stem: string[]
  options: string[]
  marks: Map<string, string>
  /** Lines of it that are numbered in Chinese: a list of its own, or headings nobody can tell from one. */
  ordinals: number
  last: 'stem' | 'option' | 'heading' | string
}

/**
 * Questions in plain Chinese text: a number, a stem, options by letter, and marks such as 【答案】 in lines of their own
 * or at the end of one. A question ends where the next number begins. Flags 【乱序匹配】 and 【全对得分】 are kept.
 */
export function readPlainText(text: string): ReadFile {
  const blocks: Block[] = []
  const rejected: RejectedEntry[] = []
  const lines = text.split(/\r?\n/)
  const following = nextLines(lines)
  let heading: Heading | undefined
  for (const [at, raw] of lines.entries()) {
    const line = at + 1
    const listed = blocks.at(-1)?.ordinals ?? 0
    const found = OPTION.test(raw) ? undefined : headingIn(raw, line, following[at] ?? '', listed > 0)
    if (found) {
      heading = found
      const before = blocks.at(-1)
      if (before) before.last = 'heading'
      continue
    }
    for (const piece of raw.split(/(?=【(?:答案|解析|难度|知识点|题型|全对得分|乱序匹配)】)/)) {
      if (piece.trim() === '') continue
      const block = blocks.at(-1)
      const mark = MARK.exec(piece)
      if (mark) {
        const name = mark[1] ?? mark[2] ?? ''
        if (!block) rejected.push({ line, item: beginningOf(piece), reason: `【${name}】前面没有题目` })
        else {
          block.marks.set(name, piece.slice(mark[0].length).trim())
          block.last = name
        }
      } else if (NUMBER.test(piece) && !OPTION.test(piece)) {
        const stem = [piece.replace(NUMBER, '')]
        blocks.push({
          heading,
          notes: [],
          ordinals: 0,
          line,
          stem,
          options: [],
          marks: new Map(),
          last: 'stem',
        })
      } else if (block && OPTION.test(piece)) {
        block.options.push(...piece.split(NEXT_OPTION))
        block.last = 'option'
      } else if (!block || block.last === 'heading') {
        rejected.push({
          line,
          item: beginningOf(piece),
          reason: '不在任何题目里：题目从“1.”或“1、”这样的题号开始',
        })
      } else continueBlock(block, piece.trim())
    }
  }
  const entries: ReadEntry[] = []
  for (const block of blocks) {
    const read = entryOf(block)
    if (typeof read === 'string')
      rejected.push({ line: block.line, item: beginningOf(block.stem.join(' ')), reason: read })
    else entries.push(read)
  }
  return { entries, rejected: rejected.sort((a, b) => a.line - b.line), warnings: [] }
}

/** For each line the next one that is not empty. */
function nextLines(lines: readonly string[]): string[] {
  const next: string[] = []
  let below = ''
  for (let at = lines.length - 1; at >= 0; at--) {
    next[at] = below
    if (lines[at]?.trim()) below = lines[at] ?? ''
  }
  return next
}

/** A line without a mark of its own goes on with what came before it. */
function continueBlock(block: Block, text: string): void {
  if (ORDINAL.test(text)) {
    block.ordinals++
    const where = block.last === 'stem' ? '题干' : block.last === 'option' ? '选项' : block.last
    if (where !== '题干') block.notes.push(`“${beginningOf(text)}”接在${where}后面，请看是不是标题`)
  }
  if (block.last === 'stem') block.stem.push(text)
  else if (block.last === 'option') block.options.push(`${block.options.pop() ?? ''}${text}`)
  else block.marks.set(block.last, `${block.marks.get(block.last) ?? ''}${text}`)
}

function entryOf({ line, stem, options, marks, heading, notes }: Block): ReadEntry | string {
  const asked = stem.join('\n').trim()
  if (asked === '') return '题号后面没有题干'
  const fields = fieldsOf(asked, options, marks, heading?.kind)
  if (typeof fields === 'string') return fields
  const difficulty = marks.get('难度')
  const grade = difficulty === undefined ? undefined : readGrade(difficulty)
  if (difficulty !== undefined && grade === undefined) return `难度“${difficulty}”不认识；写易、中、难`
  const told =
    heading && KIND_NAMES.has(String(heading.kind)) && heading.kind !== fields.kind
      ? [`在“${beginningOf(heading.text)}”下面，写法却不是；按写法收`]
      : []
  return {
    line,
    knowledge: marks.get('知识点') ?? null,
    notes: [...notes, ...told],
    fields: {
      ...fields,
      ...(marks.has('解析') && { rationale: marks.get('解析') ?? '' }),
      ...(grade && { difficulty: grade }),
    },
  }
}

const KIND_NAMES: ReadonlySet<string> = new Set(Object.values(KIND_WORDS))

/** @param under the kind the heading above names; it decides only what the question itself leaves open */
function fieldsOf(
  stem: string,
  options: readonly string[],
  marks: ReadonlyMap<string, string>,
  under: string | undefined,
): WorkEntry | string {
  const answer = marks.get('答案')
  if (options.length > 0) {
    const letters = options.map((option) => letterOf(option))
    const wrong = letters.findIndex((letter, at) => letter !== at)
    if (wrong >= 0)
      return `第 ${wrong + 1} 个选项的字母不是 ${'ABCDEFGHIJ'[wrong] ?? ''}；选项要从 A 起依次写`
    const right = answer === undefined ? [] : readLetters(answer)
    if (right === undefined) return `答案“${answer}”不是选项字母`
    const beyond = right.find((at) => at >= options.length)
    if (beyond !== undefined) return `答案 ${'ABCDEFGHIJ'[beyond]} 不在选项里`
    const read: ReadOption[] = options.map((option, at) => ({
      text: option.replace(OPTION, ''),
      right: right.includes(at),
    }))
    const many =
      marks.get('题型')?.includes('多选') ||
      marks.has('全对得分') ||
      (under === 'multiple' && right.length === 0)
        ? true
        : undefined
    const choice = choiceFields(stem, read, many)
    return choice.ok ? choice.value : choice.refusal.message
  }
  const verdict = answer === undefined ? undefined : readVerdict(answer)
  if (verdict !== undefined) return trueFalseFields(withoutBrackets(stem), verdict)
  if (answer === undefined && under === 'trueFalse') return trueFalseFields(withoutBrackets(stem), undefined)
  const hasBlank = blanksIn(stem).includes('____')
  if (hasBlank) {
    const fillIn = fillInFields(stem, answer === undefined ? [] : answersIn(answer), marks.has('乱序匹配'))
    return fillIn.ok ? fillIn.value : fillIn.refusal.message
  }
  if (answer === undefined) return '没有选项、没有空，也没有【答案】：看不出是什么题'
  return '没有选项也没有空：简答题要写评分标准，请在编辑器里新建'
}

/** A stem without the empty brackets at its end, where a true-or-false question has room for the mark. */
function withoutBrackets(stem: string): string {
  const ended = /[。.]$/.test(stem) ? stem.slice(0, -1).trimEnd() : stem
  if (!/[）)]$/.test(ended)) return stem
  const opened = ended.slice(0, -1).trimEnd()
  return /[（(]$/.test(opened) ? opened.slice(0, -1) : stem
}

const letterOf = (option: string): number => {
  const [, bracketed, plain] = OPTION.exec(option) ?? []
  return 'abcdefghij'.indexOf((bracketed ?? plain ?? '?').toLowerCase())
}

/** “(甲)(乙)” is a blank each; a single answer may give variants: “甲/乙”. Without brackets: one blank, or split by ；. */
function answersIn(answer: string): string[][] {
  const bracketed = [...answer.matchAll(/[（(]([^（）()]*)[）)]/g)].map(([, one = '']) => one)
  const rest = answer.replace(/[（(][^（）()]*[）)]/g, '').trim()
  const blanks = bracketed.length > 0 && rest === '' ? bracketed : answer.split(/[;；]/)
  return blanks.map((blank) => blank.split('/'))
}
