import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

// resolved when asked for: the package brings one static file a weight, 10 MB each, and none is copied into the repository
const { resolve } = createRequire(import.meta.url)
const FAMILY = '@expo-google-fonts/noto-sans-sc'
const FILES = {
  regular: `${FAMILY}/400Regular/NotoSansSC_400Regular.ttf`,
  bold: `${FAMILY}/700Bold/NotoSansSC_700Bold.ttf`,
} as const
export type FontName = keyof typeof FILES

/** The bytes of both weights. They are read anew each time: 20 MB would stay in memory for a few certificates a day. */
export async function fontFiles(): Promise<Record<FontName, Buffer>> {
  const [regular, bold] = await Promise.all([readFile(resolve(FILES.regular)), readFile(resolve(FILES.bold))])
  return { regular, bold }
}

/** The characters of a text that the standing font of a document has no glyph for, each once. */
export function charactersWithout(doc: PDFKit.PDFDocument, text: string): string[] {
  // pdfkit keeps the fontkit font here; its types do not say so, and fontkit is not a dependency of our own
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(at: number): boolean } } })
    ._font
  return [...new Set(text)].filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
}

/** The characters of a text that a certificate's PDF could not show. */
export async function unprintableIn(text: string): Promise<string[]> {
  const doc = new PDFDocument({ autoFirstPage: false })
  doc.registerFont('regular', await readFile(resolve(FILES.regular))).font('regular')
  return charactersWithout(doc, text)
}
