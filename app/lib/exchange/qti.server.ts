import { BLANK, choiceFields, fillInFields, trueFalseFields } from '../../domain/item/import/question.ts'
import {
  type BadFile,
  beginningOf,
  type ReadEntry,
  type ReadFile,
  type RejectedEntry,
} from '../../domain/item/import/read-file.ts'
import type { WorkEntry } from '../../domain/item/work.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import { textOf } from './text-of.server.ts'
import { unshuffledWarning } from './unshuffled.ts'
import { allBelow, type Element, elementsOf, firstOf, readXml, wordsOf } from './xml.server.ts'
import { filesInZip } from './zip.server.ts'

/** Names of QTI 3.0 (`qti-choice-interaction`) as those of 2.x (`choiceInteraction`), so that one reader serves all. */
function asVersion2(element: Element): Element {
  const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return {
    ...element,
    name: element.name.startsWith('qti-')
      ? camel(element.name.slice(4))
      : (element.name.split(':').at(-1) ?? ''),
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [camel(name), value]),
    ),
    children: element.children.map((child) => (typeof child === 'string' ? child : asVersion2(child))),
  }
}

/** Templates of response processing that only compare with the correct response. */
const PLAIN_PROCESSING = /\/(match_correct|map_response)(\.xml)?$/
const INTERACTIONS = [
  'choiceInteraction',
  'textEntryInteraction',
  'inlineChoiceInteraction',
  'extendedTextInteraction',
]

/** What a candidate would not read as part of the question, or only after he answered. */
const ASIDE = ['feedbackInline', 'feedbackBlock', 'rubricBlock', 'templateInline', 'templateBlock']
/** What of an item is left behind, and by which elements it is known. */
const LOST: readonly (readonly [string, readonly string[]])[] = [
  ['图片或媒体', ['img', 'object', 'audio', 'video']],
  ['题目和选项里的反馈', ['feedbackInline', 'feedbackBlock']],
  ['评分说明', ['rubricBlock']],
  ['公式的格式', ['math']],
  ['上标下标（按平常的字保留）', ['sup', 'sub']],
  ['表格的格线', ['table']],
]

/** One item of QTI 2.1, 2.2 or 3.0. */
export function readQtiItem(text: string, part?: string): Result<ReadFile, BadFile> {
  const read = readXml(text)
  if (!read.ok) return read
  const item = asVersion2(read.value)
  if (item.name !== 'assessmentItem')
    return refuse({
      code: 'bad-file',
      line: item.line,
      message: `最外层标签是 <${read.value.name}>，不是 QTI 的题目`,
    } as const)
  const where = { line: item.line, ...(part !== undefined && { part }) }
  const fields = fieldsOf(item)
  if (typeof fields === 'string') {
    const name = beginningOf(wordsOf(firstOf(item, 'itemBody')) || (item.attributes.title ?? ''))
    return ok({ entries: [], rejected: [{ ...where, item: name, reason: fields }], warnings: [] })
  }
  const body = firstOf(item, 'itemBody') ?? item
  const lost = LOST.flatMap(([what, names]) => (allBelow(body, names).length > 0 ? [what] : []))
  const [explained, ...others] = elementsOf(item, 'modalFeedback')
  if (others.length > 0) lost.push(`另外 ${others.length} 条反馈`)
  const rationale = wordsOf(explained).trim()
  const unshuffled = allBelow(body, ['choiceInteraction']).some(
    ({ attributes }) => attributes.shuffle === 'false',
  )
  return ok({
    entries: [
      {
        ...where,
        fields: { ...fields, ...(rationale && { rationale }) },
        knowledge: item.attributes.label ?? null,
        notes: lost.length > 0 ? [`没有带过来：${lost.join('、')}`] : [],
      },
    ],
    rejected: [],
    warnings: unshuffledWarning(unshuffled ? 1 : 0),
  })
}

/** A package: the items its manifest names, in that order. Files it names and does not hold are refused one by one. */
export async function readQtiPackage(bytes: Uint8Array): Promise<Result<ReadFile, BadFile>> {
  const files = await filesInZip(bytes, (name) => name.endsWith('.xml'))
  if (!files.ok) return files
  const manifest = files.value.get('imsmanifest.xml')
  if (!manifest)
    return refuse({ code: 'bad-file', line: 1, message: '压缩包里没有 imsmanifest.xml' } as const)
  const read = readXml(textOf(manifest)?.text ?? '')
  if (!read.ok) return read
  const entries: ReadEntry[] = []
  const rejected: RejectedEntry[] = []
  const seen = new Set<string>()
  let unshuffled = 0
  for (const resource of allBelow(asVersion2(read.value), ['resource'])) {
    const { href, type = '' } = resource.attributes
    if (!href || !/item/i.test(type)) continue
    if (seen.has(href)) {
      rejected.push({
        line: resource.line,
        part: 'imsmanifest.xml',
        item: href,
        reason: '清单里把同一个文件写了两次；已按第一次读',
      })
      continue
    }
    seen.add(href)
    const file = files.value.get(href)
    const text = file && textOf(file)?.text
    const item = text === undefined ? undefined : readQtiItem(text, href)
    if (!item)
      rejected.push({
        line: resource.line,
        part: 'imsmanifest.xml',
        item: href,
        reason: '清单里写了这个文件，压缩包里没有',
      })
    else if (!item.ok)
      rejected.push({ line: item.refusal.line, part: href, item: href, reason: item.refusal.message })
    else {
      entries.push(...item.value.entries)
      rejected.push(...item.value.rejected)
      unshuffled += item.value.warnings.length
    }
  }
  return ok({ entries, rejected, warnings: unshuffledWarning(unshuffled) })
}

function fieldsOf(item: Element): WorkEntry | string {
  const processing = firstOf(item, 'responseProcessing')
  const template = processing?.attributes.template
  if (processing && !(template && PLAIN_PROCESSING.test(template)))
    return '自定的判分规则（responseProcessing）没有对应的写法'
  if (item.attributes.adaptive === 'true') return '分几步作答的题（adaptive）没有对应的写法'
  const templated = allBelow(item, ['templateDeclaration', 'templateProcessing', 'printedVariable'])
  if (templated.length > 0) return `题目由模板变量（${templated[0]?.name}）现场生成，没有对应的写法`
  const body = firstOf(item, 'itemBody')
  if (!body) return '没有 itemBody'
  const interactions = allBelow(body, INTERACTIONS)
  const foreign = elementsWith(body, /Interaction$/).find(({ name }) => !INTERACTIONS.includes(name))
  if (foreign) return `作答方式 ${foreign.name} 没有对应的题型`
  const [first] = interactions
  if (!first) return '没有作答的地方'
  if (first.name === 'extendedTextInteraction') return '简答题要写评分标准，请在编辑器里新建'
  if (first.name === 'choiceInteraction')
    return interactions.length > 1 ? '一道题里有几处选择，请拆成几道' : choiceIn(item, body, first)
  if (interactions.some(({ name }) => name !== 'textEntryInteraction')) return '行内下拉选择没有对应的写法'
  if (interactions.length > 10) return '空超过 10 个'
  const accepted = interactions.map(({ attributes }) =>
    acceptedFor(item, attributes.responseIdentifier ?? ''),
  )
  if (accepted.includes(null)) return '部分得分的映射没有对应的写法'
  const stem = textWith(body, (element) => (element.name === 'textEntryInteraction' ? BLANK : null))
  const fillIn = fillInFields(
    stem,
    accepted.filter((one) => one !== null),
  )
  return fillIn.ok ? fillIn.value : fillIn.refusal.message
}

const EMPTY: Element = { name: '', attributes: {}, children: [], line: 0 }
const declarationOf = (item: Element, id: string) =>
  elementsOf(item, 'responseDeclaration').find(({ attributes }) => attributes.identifier === id)
const correctIn = (declaration: Element | undefined): string[] =>
  elementsOf(firstOf(declaration, 'correctResponse') ?? EMPTY, 'value').map((value) => wordsOf(value).trim())

/** The correct response and what is mapped to the full mark; null where something is mapped to a part of it. */
function acceptedFor(item: Element, id: string): string[] | null {
  const declaration = declarationOf(item, id)
  const mapped = allBelow(declaration ?? item, ['mapEntry'])
  const values = mapped.map(({ attributes }) => Number(attributes.mappedValue ?? 0))
  const full = Math.max(0, ...values)
  if (values.some((value) => value !== 0 && value !== full)) return null
  const keys = mapped.flatMap(({ attributes }, at) =>
    values[at] === full && full > 0 ? [attributes.mapKey ?? ''] : [],
  )
  return [...new Set([...correctIn(declaration), ...keys])]
}

function choiceIn(item: Element, body: Element, interaction: Element): WorkEntry | string {
  const declaration = declarationOf(item, interaction.attributes.responseIdentifier ?? '')
  if (allBelow(declaration ?? item, ['mapEntry']).length > 0) return '选项的部分得分没有对应的写法'
  const right = new Set(correctIn(declaration))
  const prompt = textWith(body, (element) =>
    element === interaction ? textWith(firstOf(element, 'prompt') ?? EMPTY, () => null) : null,
  )
  const choices = elementsOf(interaction, 'simpleChoice').map((choice) => ({
    id: choice.attributes.identifier ?? '',
    text: textWith(choice, () => null),
    pinned: choice.attributes.fixed === 'true',
  }))
  if (choices.length === 2 && choices.every(({ id }) => /^(true|false)$/i.test(id))) {
    const [key] = [...right]
    return trueFalseFields(prompt, key === undefined ? undefined : key.toLowerCase() === 'true')
  }
  const ids = new Set(choices.map(({ id }) => id))
  const lost = [...right].find((id) => !ids.has(id))
  if (lost !== undefined) return `答案 ${lost} 不在选项里`
  const many = (declaration?.attributes.cardinality ?? 'single') === 'multiple'
  const choice = choiceFields(
    prompt,
    choices.map(({ id, text, pinned }) => ({ text, pinned, right: right.has(id) })),
    many,
  )
  return choice.ok ? choice.value : choice.refusal.message
}

const BLOCKS = ['p', 'div', 'li', 'blockquote', 'prompt']

/** Words below an element that a candidate reads, blocks on lines of their own; `instead` may put something in place of an element. */
function textWith(element: Element, instead: (element: Element) => string | null): string {
  const inside = (one: Element): string =>
    one.children
      .map((child) => {
        if (typeof child === 'string') return child.replace(/\s+/g, ' ')
        if (ASIDE.includes(child.name)) return ''
        const other = instead(child)
        if (other !== null) return other
        if (child.name === 'br') return '\n'
        return BLOCKS.includes(child.name) ? `\n${inside(child)}\n` : inside(child)
      })
      .join('')
  return inside(element)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

const elementsWith = (element: Element, name: RegExp): Element[] =>
  elementsOf(element).flatMap((child) => [
    ...(name.test(child.name) ? [child] : []),
    ...elementsWith(child, name),
  ])
