import {
  blanksIn,
  choiceFields,
  fillInFields,
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

type Block = {
  line: number
  stem: string[]
  options: string[]
  marks: Map<string, string>
  last: 'stem' | 'option' | string
}

/**
 * Questions in plain Chinese text: a number, a stem, options by letter, and marks such as 【答案】 in lines of their own
 * or at the end of one. A question ends where the next number begins. Flags 【乱序匹配】 and 【全对得分】 are kept.
 */
export function readPlainText(text: string): ReadFile {
  const blocks: Block[] = []
  const rejected: RejectedEntry[] = []
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = at + 1
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
        blocks.push({ line, stem: [piece.replace(NUMBER, '')], options: [], marks: new Map(), last: 'stem' })
      } else if (block && OPTION.test(piece)) {
        block.options.push(...piece.split(NEXT_OPTION))
        block.last = 'option'
      } else if (!block) {
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

/** A line without a mark of its own goes on with what came before it. */
function continueBlock(block: Block, text: string): void {
  if (block.last === 'stem') block.stem.push(text)
  else if (block.last === 'option') block.options.push(`${block.options.pop() ?? ''}${text}`)
  else block.marks.set(block.last, `${block.marks.get(block.last) ?? ''}${text}`)
}

function entryOf({ line, stem, options, marks }: Block): ReadEntry | string {
  const asked = stem.join('\n').trim()
  if (asked === '') return '题号后面没有题干'
  const fields = fieldsOf(asked, options, marks)
  if (typeof fields === 'string') return fields
  const difficulty = marks.get('难度')
  const grade = difficulty === undefined ? undefined : readGrade(difficulty)
  if (difficulty !== undefined && grade === undefined) return `难度“${difficulty}”不认识；写易、中、难`
  return {
    line,
    knowledge: marks.get('知识点') ?? null,
    notes: [],
    fields: {
      ...fields,
      ...(marks.has('解析') && { rationale: marks.get('解析') ?? '' }),
      ...(grade && { difficulty: grade }),
    },
  }
}

function fieldsOf(
  stem: string,
  options: readonly string[],
  marks: ReadonlyMap<string, string>,
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
    const many = marks.get('题型')?.includes('多选') || marks.has('全对得分') ? true : undefined
    const choice = choiceFields(stem, read, many)
    return choice.ok ? choice.value : choice.refusal.message
  }
  const verdict = answer === undefined ? undefined : readVerdict(answer)
  if (verdict !== undefined) return trueFalseFields(withoutBrackets(stem), verdict)
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
