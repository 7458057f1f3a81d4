import { BLANK, fillInFields } from '../../domain/item/import/question.ts'
import {
  beginningOf,
  type ReadEntry,
  type ReadFile,
  type RejectedEntry,
} from '../../domain/item/import/read-file.ts'
import type { WorkEntry } from '../../domain/item/work.ts'

/** How a gap begins: its weight and its type. */
const GAP = /\{\d*:([A-Z_]+):/g

type Gap = Readonly<{ type: string; given: string; from: number; to: number }>

/** The gaps of a text in one walk through it; undefined where one is not closed. */
function gapsIn(text: string): Gap[] | undefined {
  const gaps: Gap[] = []
  GAP.lastIndex = 0
  for (let head = GAP.exec(text); head; head = GAP.exec(text)) {
    let at = GAP.lastIndex
    while (at < text.length && text[at] !== '}') at += text[at] === '\\' ? 2 : 1
    if (at >= text.length) return undefined
    gaps.push({ type: head[1] ?? '', given: text.slice(GAP.lastIndex, at), from: head.index, to: at + 1 })
    GAP.lastIndex = at + 1
  }
  return gaps
}

/** A text with gaps in braces becomes one fill-in. Only answers of full marks count; a gap of choices has no counterpart. */
export function clozeFields(text: string): WorkEntry | string {
  const gaps = gapsIn(text)
  if (!gaps) return '有一个空的 { 没有配上 }'
  const accepted: string[][] = []
  for (const { type, given } of gaps) {
    const numeric = type === 'NUMERICAL' || type === 'NM'
    if (!numeric && !/^(SHORTANSWER|SA|MW)/.test(type)) return `${type} 的空是选择，没有对应的写法`
    const answers = given.split(/(?<!\\)~/).flatMap((answer) => {
      const [, weight, words = ''] = /^(?:%(\d+)%|=)?([\s\S]*)$/.exec(answer) ?? []
      const isRight = answer.startsWith('=') || weight === '100'
      return isRight
        ? [(words.split(/(?<!\\)#/)[0] ?? '').replace(/\\(.)/g, '$1').trim()]
        : weight && weight !== '0'
          ? [null]
          : []
    })
    if (answers.includes(null)) return '部分得分的答案没有对应的写法'
    const right = answers.filter((answer) => answer !== null)
    if (numeric && right.some((answer) => /:(?!0(\.0+)?$)/.test(answer)))
      return '数值答案带误差，没有对应的写法'
    accepted.push(numeric ? right.map((answer) => answer.split(':')[0] ?? '') : right)
  }
  if (accepted.length === 0) return '没有 {1:SHORTANSWER:=答案} 这样的空'
  const parts = gaps.map(({ from }, n) => text.slice(gaps[n - 1]?.to ?? 0, from))
  const fillIn = fillInFields([...parts, text.slice(gaps.at(-1)?.to)].join(BLANK), accepted)
  return fillIn.ok ? fillIn.value : fillIn.refusal.message
}

/** Whether an answer of a gap has feedback, which has no counterpart. */
export const hasFeedback = (text: string): boolean =>
  (gapsIn(text) ?? []).some(({ given }) => /(?<!\\)#/.test(given))

/** Texts parted by empty lines, each a question. */
export function readCloze(text: string): ReadFile {
  const entries: ReadEntry[] = []
  const rejected: RejectedEntry[] = []
  let [start, lines]: [number, string[]] = [1, []]
  const close = () => {
    const body = lines.join('\n').trim()
    lines = []
    if (body === '') return
    const fields = clozeFields(body)
    if (typeof fields === 'string') rejected.push({ line: start, item: beginningOf(body), reason: fields })
    else {
      const notes = hasFeedback(body) ? ['没有带过来：各答案的反馈'] : []
      entries.push({ line: start, fields, knowledge: null, notes })
    }
  }
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') close()
    else {
      if (lines.length === 0) start = at + 1
      lines.push(line)
    }
  }
  close()
  return { entries, rejected, warnings: [] }
}
