import { SaxesParser } from 'saxes'
import type { BadFile } from '../../domain/item/import/read-file.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'

/** An element with what is inside it, in order; `line` is where it begins. */
export type Element = Readonly<{
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly (Element | string)[]
  line: number
}>

/** Deeper is no question of any format. */
const DEEPEST = 60

/**
 * Reads a document strictly. A document type declaration is refused whole: none of the formats needs one, and entities
 * of its own could swell without end or fetch files.
 */
export function readXml(text: string): Result<Element, BadFile> {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const root = { name: '', attributes: {}, children: [] as (Element | string)[], line: 1 }
  const stack = [root]
  let fault: { line: number; message: string } | undefined
  const stop = (message: string) => {
    fault ??= { line: parser.line, message }
  }
  parser.on('doctype', () => stop('文件带有 DOCTYPE 声明；请去掉它再导入'))
  parser.on('error', (error) => stop(`不是完整的 XML：${error.message.replace(/^\d+:\d+:\s*/, '')}`))
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [] as (Element | string)[], line: parser.line }
    stack.at(-1)?.children.push(element)
    stack.push(element)
    if (stack.length > DEEPEST) stop(`标签套得太深（超过 ${DEEPEST} 层）`)
  })
  parser.on('closetag', () => {
    if (stack.length > 1) stack.pop()
  })
  const words = (given: string) => stack.at(-1)?.children.push(given)
  parser.on('text', words)
  parser.on('cdata', words)
  // in pieces, so that what is refused stops the reading early
  for (let at = 0; at < text.length && !fault; at += 65_536) parser.write(text.slice(at, at + 65_536))
  if (!fault) parser.close()
  if (fault) return refuse({ code: 'bad-file', ...fault } as const)
  const top = root.children.find((child) => typeof child !== 'string')
  return top ? ok(top) : refuse({ code: 'bad-file', line: 1, message: '文件里没有任何标签' } as const)
}

export const elementsOf = (element: Element, name?: string): Element[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' || (name !== undefined && child.name !== name) ? [] : [child],
  )
export const firstOf = (element: Element | undefined, ...names: readonly string[]): Element | undefined =>
  names.reduce<Element | undefined>((found, name) => found && elementsOf(found, name)[0], element)
/** Every element below with one of these names, in the order of the document. */
export const allBelow = (element: Element, names: readonly string[]): Element[] =>
  elementsOf(element).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...allBelow(child, names),
  ])
/** All words inside, as they stand. */
export const wordsOf = (element: Element | undefined): string =>
  element?.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('') ?? ''

const BLOCKS = /<\/(?:p|div|li|h\d|tr)>|<br\s*\/?>/gi
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** Text of a scrap of HTML. `lost` names what could not come along. */
export function textOfHtml(html: string): { text: string; lost: string[] } {
  const lost = [
    /<img\b/i.test(html) && '图片',
    /<table\b/i.test(html) && '表格的格线',
    /<su[bp]\b/i.test(html) && '上标下标（按平常的字保留）',
    /<math\b/i.test(html) && '公式的格式',
    /<(audio|video|iframe|object)\b/i.test(html) && '音频、视频或嵌入内容',
  ].filter((what) => typeof what === 'string')
  const text = html
    .replace(BLOCKS, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
      if (name.startsWith('#')) {
        const code =
          name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      }
      return ENTITIES[name.toLowerCase()] ?? whole
    })
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { text, lost }
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark)
