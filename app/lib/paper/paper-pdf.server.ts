import PDFDocument from 'pdfkit'
import { charactersWithout, fontFiles } from '../certificate/fonts.server.ts'

/** A cell of the answer grid: letters to fill in, or lines to write on, with what is printed after each. */
export type GridCell = Readonly<{ label: string; choices?: readonly string[]; lines?: readonly string[] }>
/** What a sheet is made of, from top to bottom. This adapter lays out and knows nothing of what it says. */
export type Piece =
  | Readonly<{ kind: 'heading'; text: string }>
  | Readonly<{
      kind: 'text'
      text: string
      /** Stands before the first line, in the margin that `indent` leaves: a number, a letter. */
      mark?: string
      /** Steps of 18 points. */
      indent?: number
      bold?: boolean
      small?: boolean
    }>
  | Readonly<{ kind: 'ruled'; lines: number }>
  | Readonly<{
      kind: 'image'
      /** PNG or JPEG. */
      bytes: Buffer
      /** Pixels. */
      width: number
      height: number
      /** Steps of 18 points. */
      indent?: number
    }>
  | Readonly<{ kind: 'grid'; columns: number; cells: readonly GridCell[] }>
/** Pieces that stay on one page where a page can hold them. */
export type Group = readonly Piece[]

export type PaperSheet = Readonly<{
  title: string
  /** Under the title, centred: number of the form, minutes, full mark. */
  subtitle: string
  /** Lines to be filled in by hand: name, staff number. */
  fields: readonly string[]
  /** In a box over the questions: what to mind. */
  notes: readonly string[]
  groups: readonly Group[]
  /** At the foot of every page, before “page / pages”. */
  foot: string
  madeAt: number
}>
export type PaperOutcome =
  | Readonly<{ ok: true; value: Buffer }>
  | Readonly<{ ok: false; refusal: Readonly<{ code: 'no-glyph'; characters: readonly string[] }> }>

const [WIDTH, HEIGHT, SIDE, TOP, FOOT] = [595.28, 841.89, 54, 54, 48]
const INNER = WIDTH - 2 * SIDE
const BOTTOM = HEIGHT - FOOT - 14
const STEP = 18
const [NORMAL, SMALL, HEADING, TITLE] = [10.5, 9, 12.5, 18]
const [ROW, RULE, CIRCLE] = [24, 26, 7]
/** Points a pixel takes, where the page is wide enough: 144 pixels an inch. */
const PIXEL = 0.5
const TALLEST = 320
const INK = '#000000'
const GREY = '#666666'

type Doc = PDFKit.PDFDocument

/**
 * A paper on A4 sheets, upright, with its font inside and pages numbered. The same sheet gives the same bytes.
 * Refuses `no-glyph` with the characters the font lacks: a box in a question would make it another question.
 */
export async function paperPdf(sheet: PaperSheet): Promise<PaperOutcome> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: `${sheet.title} ${sheet.subtitle}`, CreationDate: new Date(sheet.madeAt) },
  })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const files = await fontFiles()
  doc.registerFont('regular', files.regular).registerFont('bold', files.bold)
  const missing = charactersWithout(doc.font('regular'), textOf(sheet))
  if (missing.length > 0) {
    doc.end()
    await done
    return { ok: false, refusal: { code: 'no-glyph', characters: missing } }
  }
  let y = drawHead(doc, sheet)
  for (const group of sheet.groups) y = drawGroup(doc, group, y)
  drawFeet(doc, sheet.foot)
  doc.end()
  return { ok: true, value: await done }
}

const textOf = ({ title, subtitle, fields, notes, groups, foot }: PaperSheet): string =>
  [title, subtitle, ...fields, ...notes, foot, ...groups.flat().map((piece) => wordsOf(piece))]
    .join('')
    .replace(/\s/g, '')

function wordsOf(piece: Piece): string {
  switch (piece.kind) {
    case 'heading':
      return piece.text
    case 'text':
      return `${piece.mark ?? ''}${piece.text}`
    case 'ruled':
    case 'image':
      return ''
    case 'grid':
      return piece.cells
        .map(({ label, choices = [], lines = [] }) => [label, ...choices, ...lines].join(''))
        .join('')
  }
}

function drawHead(doc: Doc, { title, subtitle, fields, notes }: PaperSheet): number {
  doc.font('bold').fontSize(TITLE).fillColor(INK).text(title, SIDE, TOP, { width: INNER, align: 'center' })
  doc.font('regular').fontSize(NORMAL).fillColor(GREY).text(subtitle, { width: INNER, align: 'center' })
  let y = doc.y + 14
  if (fields.length > 0) {
    const width = INNER / fields.length
    for (const [at, field] of fields.entries()) {
      const x = SIDE + at * width
      doc.fillColor(INK).text(field, x, y, { lineBreak: false })
      const from = x + doc.widthOfString(field) + 6
      line(doc, from, y + 13, x + width - 12)
    }
    y += 28
  }
  if (notes.length > 0) {
    const text = notes.join('\n')
    const height = doc.fontSize(SMALL).heightOfString(text, { width: INNER - 20, lineGap: 3 }) + 14
    doc.lineWidth(0.6).strokeColor(GREY).rect(SIDE, y, INNER, height).stroke()
    doc.fillColor(INK).text(text, SIDE + 10, y + 8, { width: INNER - 20, lineGap: 3 })
    y += height + 12
  }
  return y
}

/** Draws a group, on a new page if it does not fit and a page can hold it. Returns where the next one starts. */
function drawGroup(doc: Doc, group: Group, from: number): number {
  const height = group.reduce((sum, piece) => sum + heightTogether(doc, piece), 0)
  let y = from
  if (y + height > BOTTOM && height <= BOTTOM - TOP) y = nextPage(doc)
  for (const piece of group) y = drawPiece(doc, piece, y)
  return y + 5
}

/** What of a piece must not be parted from the rest: grids and ruled lines go on over the page, row by row. */
function heightTogether(doc: Doc, piece: Piece): number {
  if (piece.kind === 'grid') return ROW
  return piece.kind === 'ruled' ? Math.min(piece.lines, 3) * RULE : heightOf(doc, piece)
}

function nextPage(doc: Doc): number {
  doc.addPage()
  return TOP
}

const styled = (doc: Doc, { bold = false, small = false }: { bold?: boolean; small?: boolean }) =>
  doc.font(bold ? 'bold' : 'regular').fontSize(small ? SMALL : NORMAL)

function heightOf(doc: Doc, piece: Piece): number {
  switch (piece.kind) {
    case 'heading':
      return HEADING + 18
    case 'text':
      return (
        styled(doc, piece).heightOfString(piece.text, {
          width: INNER - (piece.indent ?? 0) * STEP,
          lineGap: 3,
        }) + 2
      )
    case 'ruled':
      return piece.lines * RULE
    case 'image':
      return sidesOf(piece).height + 8
    case 'grid':
      return Math.ceil(piece.cells.length / piece.columns) * ROW
  }
}

function drawPiece(doc: Doc, piece: Piece, from: number): number {
  switch (piece.kind) {
    case 'heading': {
      const y = from + heightOf(doc, piece) > BOTTOM - 40 ? nextPage(doc) : from
      doc
        .font('bold')
        .fontSize(HEADING)
        .fillColor(INK)
        .text(piece.text, SIDE, y + 6, { width: INNER })
      return y + heightOf(doc, piece)
    }
    case 'text': {
      const height = heightOf(doc, piece)
      // a text longer than a page flows on by itself; a shorter one is not cut in two
      const y = from + height > BOTTOM && height <= BOTTOM - TOP ? nextPage(doc) : from
      const x = SIDE + (piece.indent ?? 0) * STEP
      styled(doc, piece).fillColor(INK)
      if (piece.mark) doc.text(piece.mark, x - STEP - 6, y, { lineBreak: false })
      if (height <= BOTTOM - TOP) {
        doc.text(piece.text, x, y, { width: WIDTH - SIDE - x, lineGap: 3 })
        return y + height
      }
      return drawLong(doc, piece.text, x, y)
    }
    case 'image': {
      const y = from + heightOf(doc, piece) > BOTTOM ? nextPage(doc) : from
      doc.image(piece.bytes, SIDE + (piece.indent ?? 0) * STEP, y + 3, sidesOf(piece))
      return y + heightOf(doc, piece)
    }
    case 'ruled': {
      let y = from
      for (let n = 0; n < piece.lines; n++) {
        if (y + RULE > BOTTOM) y = nextPage(doc)
        line(doc, SIDE + STEP, y + RULE - 4, WIDTH - SIDE)
        y += RULE
      }
      return y
    }
    case 'grid':
      return drawGrid(doc, piece, from)
  }
}

/** How large an image is printed, in points: never wider than its column nor taller than `TALLEST`. */
function sidesOf({ width, height, indent = 0 }: Extract<Piece, { kind: 'image' }>) {
  const shrunk = Math.min(PIXEL, (INNER - indent * STEP) / width, TALLEST / height)
  return { width: width * shrunk, height: height * shrunk }
}

/** A text of more than a page, paragraph by paragraph. */
function drawLong(doc: Doc, text: string, x: number, from: number): number {
  let y = from
  for (const paragraph of text.split('\n')) {
    const height = doc.heightOfString(paragraph || ' ', { width: WIDTH - SIDE - x, lineGap: 3 })
    if (y + height > BOTTOM) y = nextPage(doc)
    doc.text(paragraph || ' ', x, y, { width: WIDTH - SIDE - x, lineGap: 3 })
    y += height
  }
  return y + 2
}

function drawGrid(doc: Doc, { columns, cells }: Extract<Piece, { kind: 'grid' }>, from: number): number {
  const width = INNER / columns
  let y = from
  for (let row = 0; row * columns < cells.length; row++) {
    if (y + ROW > BOTTOM) y = nextPage(doc)
    for (const [at, cell] of cells.slice(row * columns, (row + 1) * columns).entries())
      drawCell(doc, cell, { x: SIDE + at * width, y, width })
    y += ROW
  }
  return y
}

function drawCell(
  doc: Doc,
  { label, choices = [], lines = [] }: GridCell,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  doc
    .font('bold')
    .fontSize(NORMAL)
    .fillColor(INK)
    .text(label, x, y + 4, { lineBreak: false })
  let at = x + Math.max(30, doc.widthOfString(label) + 10)
  doc.font('regular').fontSize(SMALL)
  for (const choice of choices) {
    const wide = Math.max(2 * CIRCLE, doc.widthOfString(choice) + 8)
    doc
      .lineWidth(0.6)
      .strokeColor(GREY)
      .roundedRect(at, y + 3, wide, 2 * CIRCLE, CIRCLE)
      .stroke()
    doc
      .fillColor(GREY)
      .text(choice, at + (wide - doc.widthOfString(choice)) / 2, y + 4.5, { lineBreak: false })
    at += wide + 6
  }
  const room = (x + width - 10 - at) / Math.max(1, lines.length)
  for (const [n, after] of lines.entries()) {
    const to = at + (n + 1) * room - doc.widthOfString(after) - 10
    line(doc, at + n * room, y + 17, to)
    doc.fillColor(INK).text(after, to + 3, y + 5, { lineBreak: false })
  }
}

function line(doc: Doc, from: number, y: number, to: number): void {
  doc.lineWidth(0.6).strokeColor(GREY).moveTo(from, y).lineTo(to, y).stroke()
}

function drawFeet(doc: Doc, foot: string): void {
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page)
    doc
      .font('regular')
      .fontSize(SMALL)
      .fillColor(GREY)
      .text(`${foot}　${page + 1} / ${count}`, SIDE, HEIGHT - FOOT, {
        width: INNER,
        align: 'center',
        lineBreak: false,
      })
  }
}
