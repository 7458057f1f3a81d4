import {
  blanksIn,
  choiceFields,
  fillInFields,
  trueFalseFields,
  withBlank,
} from '../../domain/item/import/question.ts'
import {
  type BadFile,
  beginningOf,
  type ReadEntry,
  type ReadFile,
  type RejectedEntry,
} from '../../domain/item/import/read-file.ts'
import type { WorkEntry } from '../../domain/item/work.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import { clozeFields, hasFeedback } from './cloze.server.ts'
import { unshuffledWarning } from './unshuffled.ts'
import { type Element, elementsOf, firstOf, readXml, textOfHtml, wordsOf } from './xml.server.ts'

/**
 * Moodle's question XML: multichoice (one or several), truefalse, shortanswer, numerical without tolerance, cloze.
 * Essay, matching and the others are refused by line; files and partial weights are named.
 */
export function readMoodleXml(text: string): Result<ReadFile, BadFile> {
  const read = readXml(text)
  if (!read.ok) return read
  const quiz = read.value
  if (quiz.name !== 'quiz')
    return refuse({
      code: 'bad-file',
      line: quiz.line,
      message: `最外层标签是 <${quiz.name}>，Moodle 题库应为 <quiz>`,
    } as const)
  const entries: ReadEntry[] = []
  const rejected: RejectedEntry[] = []
  let knowledge: string | null = null
  let unshuffled = 0
  for (const question of elementsOf(quiz, 'question')) {
    const type = question.attributes.type ?? ''
    if (type === 'category') {
      knowledge =
        wordsOf(firstOf(question, 'category', 'text'))
          .split('/')
          .at(-1)
          ?.trim() || null
      continue
    }
    const stem = htmlIn(firstOf(question, 'questiontext'))
    const fields = fieldsOf(type, stem.text, question)
    const { line } = question
    if (typeof fields === 'string') {
      rejected.push({
        line,
        item: beginningOf(stem.text || wordsOf(firstOf(question, 'name'))),
        reason: fields,
      })
      continue
    }
    const rationale = htmlIn(firstOf(question, 'generalfeedback'))
    const files =
      elementsOf(firstOf(question, 'questiontext') ?? question, 'file').length > 0 ? ['附件文件'] : []
    const told = ['feedback', 'hint'].some((name) => saysAny(question, name)) ? ['各答案的反馈和提示'] : []
    const clozed = type === 'cloze' && hasFeedback(stem.text) ? ['各答案的反馈'] : []
    const lost = [...new Set([...stem.lost, ...rationale.lost, ...files, ...told, ...clozed])]
    if (/^(false|0)$/.test(wordsOf(firstOf(question, 'shuffleanswers')).trim())) unshuffled++
    entries.push({
      line,
      knowledge,
      fields: { ...fields, ...(rationale.text && { rationale: rationale.text }) },
      notes: lost.length > 0 ? [`没有带过来：${lost.join('、')}`] : [],
    })
  }
  return ok({ entries, rejected, warnings: unshuffledWarning(unshuffled) })
}

/** Whether a question, or one of its answers, has words under a name. */
const saysAny = (question: Element, name: string): boolean =>
  [question, ...elementsOf(question, 'answer')].some((element) =>
    elementsOf(element, name).some((one) => wordsOf(one).trim() !== ''),
  )

const htmlIn = (element: Element | undefined) => textOfHtml(wordsOf(firstOf(element, 'text')))

function fieldsOf(type: string, stem: string, question: Element): WorkEntry | string {
  if (stem === '') return '没有题干'
  const answers = elementsOf(question, 'answer').map((answer) => ({
    text: htmlIn(answer).text,
    fraction: Number(answer.attributes.fraction ?? 0),
  }))
  switch (type) {
    case 'multichoice': {
      const many = wordsOf(firstOf(question, 'single')).trim() === 'false'
      const shares = answers.filter(({ fraction }) => fraction > 0)
      if (shares.some(({ fraction }) => Math.abs(fraction - 100 / (many ? shares.length : 1)) > 0.01))
        return '各选项的得分比例不同，没有对应的写法'
      const choice = choiceFields(
        stem,
        answers.map(({ text, fraction }) => ({ text, right: fraction > 0 })),
        many,
      )
      return choice.ok ? choice.value : choice.refusal.message
    }
    case 'truefalse': {
      const right = answers.find(({ fraction }) => fraction === 100)?.text.toLowerCase()
      if (right !== 'true' && right !== 'false') return '判断题没有写哪个对'
      return trueFalseFields(stem, right === 'true')
    }
    case 'shortanswer': {
      if (answers.some(({ fraction }) => fraction !== 100 && fraction !== 0))
        return '填空的部分得分没有对应的写法'
      const accepted = answers.filter(({ fraction }) => fraction === 100).map(({ text }) => text)
      if (accepted.some((answer) => answer.includes('*'))) return '答案里有通配符 *，没有对应的写法'
      const fillIn = fillInFields(withBlank(stem), [accepted])
      return fillIn.ok ? fillIn.value : fillIn.refusal.message
    }
    case 'numerical': {
      const tolerance = Number(wordsOf(firstOf(elementsOf(question, 'answer')[0], 'tolerance')) || 0)
      const [answer, ...others] = answers.filter(({ fraction }) => fraction === 100)
      if (!answer || others.length > 0 || tolerance !== 0) return '数值答案带误差或不止一个，没有对应的写法'
      if (!/^-?\d+(\.\d+)?$/.test(answer.text)) return `数值答案“${answer.text}”不是数字`
      return {
        kind: 'fillIn',
        stem: blanksIn(withBlank(stem)),
        blanks: [{ kind: 'number', value: answer.text }],
      }
    }
    case 'cloze':
      return clozeFields(stem)
    case 'essay':
      return '简答题要写评分标准，请在编辑器里新建'
    case 'matching':
      return '匹配题没有对应的题型'
    default:
      return `题型 ${type || '（没有写）'} 没有对应的题型`
  }
}
