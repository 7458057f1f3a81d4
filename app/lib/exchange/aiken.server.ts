import { choiceFields } from '../../domain/item/import/question.ts'
import {
  beginningOf,
  type ReadEntry,
  type ReadFile,
  type RejectedEntry,
} from '../../domain/item/import/read-file.ts'

const OPTION = /^\s*([A-Z])[.)]\s/
const ANSWER = /^\s*ANSWER:/i

type Block = { line: number; stem: string[]; options: string[] }

/** Moodle's Aiken format: a stem, options “A) ” or “A. ”, and “ANSWER: A”; one answer a question. */
export function readAiken(text: string): ReadFile {
  const entries: ReadEntry[] = []
  const rejected: RejectedEntry[] = []
  let block: Block | undefined
  const refuse = (line: number, reason: string) =>
    rejected.push({ line, item: beginningOf(block?.stem.join(' ') ?? ''), reason })
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = at + 1
    if (raw.trim() === '') continue
    const option = OPTION.exec(raw)
    const answer = ANSWER.exec(raw)
    if (answer) {
      if (!block) refuse(line, 'ANSWER 前面没有题目')
      else close(block, line, raw.slice(answer[0].length).trim())
      block = undefined
    } else if (option && block) block.options.push(raw.slice(option[0].length).trim())
    else if (block && block.options.length > 0) {
      refuse(block.line, '选项之后没有 ANSWER 行')
      block = { line, stem: [raw.trim()], options: [] }
    } else if (block) block.stem.push(raw.trim())
    else if (option) refuse(line, '选项前面没有题干')
    else block = { line, stem: [raw.trim()], options: [] }
  }
  if (block) refuse(block.line, '文件结束时这道题还没有 ANSWER 行')
  return { entries, rejected, warnings: [] }

  function close(done: Block, line: number, letter: string): void {
    const right = /^[A-Z]$/.test(letter) ? letter.charCodeAt(0) - 65 : -1
    if (right < 0 || right >= done.options.length) {
      refuse(line, `ANSWER“${letter}”不是这道题的一个选项`)
      return
    }
    const choice = choiceFields(
      done.stem.join('\n'),
      done.options.map((text, n) => ({ text, right: n === right })),
    )
    if (choice.ok) entries.push({ line: done.line, fields: choice.value, knowledge: null, notes: [] })
    else refuse(done.line, choice.refusal.message)
  }
}
