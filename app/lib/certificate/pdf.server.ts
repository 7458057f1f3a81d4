import PDFDocument from 'pdfkit'
import { charactersWithout, type FontName, fontFiles } from './fonts.server.ts'
import { qrPathOf } from './qr.server.ts'

export type Run = Readonly<{ text: string; bold?: true }>
/** Everything that stands on the sheet, as text: this adapter lays out and knows nothing of what it says. */
export type Sheet = Readonly<{
  brand: string
  /** Right of the brand: 证书编号 WW-L4-2026-000128. */
  number: string
  title: string
  english: string
  lead: string
  name: string
  lines: readonly (readonly Run[])[]
  facts: readonly (readonly [label: string, value: string])[]
  /** What the QR code holds. */
  address: string
  /** Over a sheet that is no longer in force: 已撤销. It greys border and seal as well. */
  stamp?: string
  madeAt: number
}>
export type PdfOutcome =
  | Readonly<{ ok: true; value: Buffer }>
  | Readonly<{ ok: false; refusal: Readonly<{ code: 'no-glyph'; characters: readonly string[] }> }>

/** The paper's colours of the light theme: a document does not follow the reader's theme. */
const COLOUR = {
  ink: '#18202a',
  ink2: '#465058',
  ink3: '#5c666d',
  accent: '#7b1f52',
  accentLine: '#c893ad',
  edge: '#7c878a',
  bad: '#a6231c',
}
const [WIDTH, HEIGHT, SIDE] = [841.89, 595.28, 60]
const INNER_WIDTH = WIDTH - 2 * SIDE

/**
 * A certificate on one A4 sheet, landscape, with its font inside. The same sheet gives the same bytes.
 * Refuses `no-glyph` with the characters the font lacks, since a box in a name would be worse than no file.
 */
export async function certificatePdf(sheet: Sheet): Promise<PdfOutcome> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: `${sheet.title} ${sheet.number}`,
      Author: sheet.brand,
      CreationDate: new Date(sheet.madeAt),
    },
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
  drawBorder(doc, sheet)
  drawHead(doc, sheet)
  drawBody(doc, sheet)
  drawFoot(doc, sheet)
  doc.end()
  return { ok: true, value: await done }
}

const textOf = ({ brand, number, title, english, lead, name, lines, facts, stamp = '' }: Sheet): string =>
  [
    brand,
    number,
    title,
    english,
    lead,
    name,
    stamp,
    ...lines.flat().map(({ text }) => text),
    ...facts.flat(),
  ].join('')

type Doc = PDFKit.PDFDocument
const accentOf = ({ stamp }: Sheet): string => (stamp === undefined ? COLOUR.accent : COLOUR.edge)

function drawBorder(doc: Doc, sheet: Sheet) {
  doc.strokeColor(accentOf(sheet))
  doc
    .lineWidth(2.6)
    .rect(15.6, 15.6, WIDTH - 31.2, HEIGHT - 31.2)
    .stroke()
  doc
    .lineWidth(0.9)
    .rect(20.6, 20.6, WIDTH - 41.2, HEIGHT - 41.2)
    .stroke()
}

function drawHead(doc: Doc, sheet: Sheet) {
  drawMark(doc, { x: SIDE, y: 56, scale: 0.9, bars: COLOUR.ink, arm: accentOf(sheet), width: 2.6 })
  line(doc, [{ text: sheet.brand, bold: true }], {
    x: SIDE + 33,
    y: 59,
    size: 13,
    spacing: 1.04,
    colour: COLOUR.ink,
  })
  const number = [{ text: sheet.number }]
  line(doc, number, { x: WIDTH - SIDE - widthOf(doc, number, 11), y: 60, size: 11, colour: COLOUR.ink2 })
}

function drawBody(doc: Doc, { title, english, lead, name, lines }: Sheet) {
  centred(doc, [{ text: title, bold: true }], { y: 102, size: 38, spacing: 6.4, colour: COLOUR.ink })
  centred(doc, [{ text: english }], { y: 158, size: 11, spacing: 0.3, colour: COLOUR.ink3 })
  centred(doc, [{ text: lead }], { y: 202, size: 17, colour: COLOUR.ink })
  const bold = [{ text: name, bold: true as const }]
  const natural = widthOf(doc, bold, 32, 4)
  // a long name is set smaller, never cut; its spacing shrinks with it
  const size = Math.min(32, (32 * (INNER_WIDTH - 40)) / natural)
  const half = Math.max(80, (natural * size) / 64 + 16)
  centred(doc, bold, { y: 234 + (32 - size) / 2, size, spacing: size / 8, colour: COLOUR.ink })
  doc
    .lineWidth(0.9)
    .strokeColor(COLOUR.accentLine)
    .moveTo(WIDTH / 2 - half, 286)
    .lineTo(WIDTH / 2 + half, 286)
    .stroke()
  lines.forEach((runs, at) => {
    centred(doc, runs, { y: 304 + at * 36, size: 17, colour: COLOUR.ink })
  })
}

function drawFoot(doc: Doc, sheet: Sheet) {
  const [bottom, edge] = [HEIGHT - 58, 84]
  const qr = qrPathOf(sheet.address)
  doc
    .save()
    .translate(SIDE, bottom - edge)
    .scale(edge / qr.size)
    .path(qr.path)
    .fill(COLOUR.ink)
    .restore()
  const labels = Math.max(...sheet.facts.map(([label]) => widthOf(doc, [{ text: label }], 11)))
  sheet.facts.forEach(([label, value], at) => {
    const y = bottom - 4 - (sheet.facts.length - at) * 18
    line(doc, [{ text: label }], { x: SIDE + edge + 20, y, size: 11, colour: COLOUR.ink3 })
    line(doc, [{ text: value }], { x: SIDE + edge + 34 + labels, y, size: 11, colour: COLOUR.ink })
  })
  drawSeal(doc, { x: WIDTH - SIDE - 98, y: bottom - 98, colour: accentOf(sheet) })
  if (sheet.stamp !== undefined) drawStamp(doc, sheet.stamp)
}

function drawSeal(doc: Doc, { x, y, colour }: { x: number; y: number; colour: string }) {
  doc
    .save()
    .translate(x, y)
    .scale(98 / 112)
    .strokeColor(colour)
  doc.lineWidth(2.5).circle(56, 56, 52).stroke().lineWidth(1).circle(56, 56, 46).stroke()
  doc.lineWidth(5).lineCap('round')
  doc.path('M36 74v-8M49 74V60M62 74V60').stroke()
  doc.path('M76 74V50a17 17 0 0 0-17-17c-10 0-16 6-16 15').stroke().restore()
}

function drawStamp(doc: Doc, text: string) {
  const runs = [{ text, bold: true as const }]
  const width = widthOf(doc, runs, 16) + 32
  const [x, y] = [(WIDTH - width) / 2, 392]
  doc.lineWidth(1.8).strokeColor(COLOUR.bad).rect(x, y, width, 32).stroke()
  line(doc, runs, { x: x + 16, y: y + 4.5, size: 16, colour: COLOUR.bad })
}

type MarkLook = { x: number; y: number; scale: number; bars: string; arm: string; width: number }

function drawMark(doc: Doc, { x, y, scale, bars, arm, width }: MarkLook) {
  doc.save().translate(x, y).scale(scale).lineWidth(width).lineCap('round')
  doc.strokeColor(bars).path('M4 23v-4M10 23v-7M16 23v-7').stroke()
  doc.strokeColor(arm).path('M22 23V11a7.5 7.5 0 0 0-7.5-7.5c-4.5 0-7 2.5-7.5 7').stroke().restore()
}

const fontOf = ({ bold }: Run): FontName => (bold ? 'bold' : 'regular')

/** The width of runs on one line. Spacing follows every character but the last. */
function widthOf(doc: Doc, runs: readonly Run[], size: number, spacing = 0): number {
  const width = runs.reduce(
    (sum, run) =>
      sum + doc.font(fontOf(run)).fontSize(size).widthOfString(run.text) + spacing * [...run.text].length,
    0,
  )
  return width - spacing
}

type Place = { x: number; y: number; size: number; spacing?: number; colour: string }

function line(doc: Doc, runs: readonly Run[], { x, y, size, spacing = 0, colour }: Place) {
  let at = x
  for (const run of runs) {
    doc.font(fontOf(run)).fontSize(size).fillColor(colour)
    doc.text(run.text, at, y, { lineBreak: false, characterSpacing: spacing })
    at += widthOf(doc, [run], size, spacing) + spacing
  }
}

function centred(doc: Doc, runs: readonly Run[], place: Omit<Place, 'x'>) {
  line(doc, runs, { ...place, x: (WIDTH - widthOf(doc, runs, place.size, place.spacing)) / 2 })
}
