import { SaxesParser } from 'saxes'
import { ZipFile } from 'yazl'
import type { BadFile } from '../../domain/item/import/read-file.ts'
import { ok, type Result } from '../../domain/shared/result.ts'
import { allBelow, type Element, elementsOf, escapeXml, firstOf, readXml } from './xml.server.ts'
import { filesInZip } from './zip.server.ts'

/** One level of a list: how its numbers look and where they start. */
type Level = Readonly<{ format: string; start: number }>
type Place = Readonly<{ list: string; level: number }>
type Lists = Readonly<{
  /** The definition a list follows, and whether it starts anew. */
  definitionOf: ReadonlyMap<string, { definition: string; restarts: boolean }>
  levels: ReadonlyMap<string, Level>
}>

const DOCUMENT = 'word/document.xml'

/**
 * A Word document with its automatic numbers written into its paragraphs: they are no part of the text, and the reader
 * of documents drops them. Numbers become “1. ”, letters “A. ”, Chinese ones “一、”; bullets stay out. Refuses `bad-file`.
 */
export async function withNumbersWritten(bytes: Uint8Array): Promise<Result<Uint8Array, BadFile>> {
  const files = await filesInZip(bytes, () => true)
  if (!files.ok) return files
  const document = files.value.get(DOCUMENT)
  const numbering = files.value.get('word/numbering.xml')
  if (!document || !numbering) return ok(bytes)
  const read = readXml(numbering.toString('utf8'))
  if (!read.ok) return read
  const styles = readXml(files.value.get('word/styles.xml')?.toString('utf8') ?? '<none/>')
  if (!styles.ok) return styles
  const numbered = numberParagraphs(document.toString('utf8'), listsIn(read.value), stylesIn(styles.value))
  const zip = new ZipFile()
  for (const [name, content] of files.value)
    if (!name.endsWith('/')) zip.addBuffer(name === DOCUMENT ? Buffer.from(numbered) : content, name)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(Buffer.from(part))
  return ok(new Uint8Array(Buffer.concat(parts)))
}

const valIn = (element: Element | undefined, name: string): string | undefined =>
  firstOf(element, name)?.attributes['w:val']

function listsIn(root: Element): Lists {
  const levels = new Map<string, Level>()
  for (const definition of elementsOf(root, 'w:abstractNum'))
    for (const level of elementsOf(definition, 'w:lvl'))
      levels.set(`${definition.attributes['w:abstractNumId']}/${level.attributes['w:ilvl']}`, {
        format: valIn(level, 'w:numFmt') ?? 'decimal',
        start: Number(valIn(level, 'w:start') ?? 1),
      })
  const definitionOf = new Map(
    elementsOf(root, 'w:num').map((list) => [
      list.attributes['w:numId'] ?? '',
      {
        definition: valIn(list, 'w:abstractNumId') ?? '',
        restarts: allBelow(list, ['w:startOverride']).length > 0,
      },
    ]),
  )
  return { definitionOf, levels }
}

const placeIn = (properties: Element | undefined): Place | undefined => {
  const numbered = firstOf(properties, 'w:numPr')
  const list = valIn(numbered, 'w:numId')
  return list === undefined ? undefined : { list, level: Number(valIn(numbered, 'w:ilvl') ?? 0) }
}

/** Styles that number their paragraphs. */
function stylesIn(root: Element): ReadonlyMap<string, Place> {
  return new Map(
    elementsOf(root, 'w:style').flatMap((style) => {
      const place = placeIn(firstOf(style, 'w:pPr'))
      return place ? [[style.attributes['w:styleId'] ?? '', place] as const] : []
    }),
  )
}

/** Writes each number as a run of its own behind the properties of its paragraph. */
function numberParagraphs(text: string, lists: Lists, styles: ReadonlyMap<string, Place>): string {
  const label = counting(lists)
  const parser = new SaxesParser({ xmlns: false, position: true })
  const pieces: string[] = []
  let copied = 0
  let own: { list?: string; level?: number; style?: string } | undefined
  parser.on('opentag', ({ name, attributes }) => {
    const value = attributes['w:val'] ?? ''
    if (name === 'w:pPr') own = {}
    else if (own && name === 'w:numId') own.list = value
    else if (own && name === 'w:ilvl') own.level = Number(value)
    else if (own && name === 'w:pStyle') own.style = value
  })
  parser.on('closetag', ({ name }) => {
    if (name !== 'w:pPr' || !own) return
    const styled = styles.get(own.style ?? '')
    const list = own.list ?? styled?.list
    const written = list && label({ list, level: own.level ?? styled?.level ?? 0 })
    own = undefined
    if (!written) return
    pieces.push(
      text.slice(copied, parser.position),
      `<w:r><w:t xml:space="preserve">${escapeXml(written)}</w:t></w:r>`,
    )
    copied = parser.position
  })
  parser.on('error', () => undefined) // the reader behind says what is wrong with the document
  parser.write(text).close()
  return [...pieces, text.slice(copied)].join('')
}

/** The number of each paragraph in turn, as text; undefined for bullets and lists that are not defined. */
function counting({ definitionOf, levels }: Lists): (place: Place) => string | undefined {
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  return ({ list, level }) => {
    const of = definitionOf.get(list)
    const look = of && levels.get(`${of.definition}/${level}`)
    if (!of || !look) return undefined
    const fresh = of.restarts && !begun.has(list)
    begun.add(list)
    const count = fresh ? [] : (counts.get(of.definition) ?? [])
    const n = (count[level] ?? look.start - 1) + 1
    counts.set(of.definition, [...count.slice(0, level), n])
    return written(look.format, n)
  }
}

const CHINESE = '零一二三四五六七八九'
/** 1…99 in Chinese. */
const inChinese = (n: number): string =>
  n < 10
    ? (CHINESE[n] ?? '')
    : `${n < 20 ? '' : CHINESE[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : CHINESE[n % 10]}`

function written(format: string, n: number): string | undefined {
  if (format === 'upperLetter' || format === 'lowerLetter') return `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n - 1]}. `
  if (/^(chinese|ideograph|japaneseCounting|taiwanese)/.test(format)) return `${inChinese(n)}、`
  return format === 'bullet' || format === 'none' ? undefined : `${n}. `
}
