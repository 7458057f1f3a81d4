import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unprintableIn } from './fonts.server.ts'
import { certificatePdf, type Sheet } from './pdf.server.ts'

const aSheet = (more: Partial<Sheet> = {}): Sheet => ({
  brand: '维挽学堂',
  number: '编号 WW-L4-2026-000001',
  title: '理论考试合格证明',
  english: 'Theory part only',
  lead: '兹证明',
  name: '示例学员',
  lines: [
    [{ text: '参加四级理论考试，得 ' }, { text: '72', bold: true }, { text: ' 分' }],
    [{ text: '不代表岗位技能等级。' }],
  ],
  facts: [['发证', '2026 年 11 月 14 日']],
  address: 'https://example.cn/verify/0123456789abcdef0123456789abcdef',
  madeAt: Date.UTC(2026, 10, 14),
  ...more,
})

async function made(sheet: Sheet): Promise<Buffer> {
  const pdf = await certificatePdf(sheet)
  if (!pdf.ok) throw new Error(pdf.refusal.characters.join(''))
  return pdf.value
}

/** The text of a PDF without its white space; undefined where pdftotext is not installed. */
function textOf(pdf: Buffer): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  const file = join(folder, 'sheet.pdf')
  writeFileSync(file, pdf)
  const read = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return read.error ? undefined : read.stdout.replace(/\s/g, '')
}

test('the PDF holds its text, rare characters too, with the font inside', async () => {
  const pdf = await made(aSheet({ name: '龑㛃䶮喆' }))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1')).toMatch(/FontFile[23]/)
  expect(pdf.length).toBeLessThan(200_000)
  const text = textOf(pdf)
  if (text === undefined) return // the title in the document's facts is what can be read without a tool
  for (const words of [
    '理论考试合格证明',
    '龑㛃䶮喆',
    '参加四级理论考试，得72分',
    '不代表岗位技能等级。',
    'WW-L4-2026-000001',
  ]) {
    expect(text).toContain(words)
  }
})

test('the same sheet gives the same bytes', async () => {
  expect((await made(aSheet())).equals(await made(aSheet()))).toBe(true)
})

test('a character without a glyph is named and refused, never drawn as a box', async () => {
  expect(await certificatePdf(aSheet({ name: '王𠮷' }))).toEqual({
    ok: false,
    refusal: { code: 'no-glyph', characters: ['𠮷'] },
  })
  expect(await unprintableIn('王𠮷𠮷')).toEqual(['𠮷'])
})

test('a sheet out of force carries its stamp', async () => {
  const text = textOf(await made(aSheet({ stamp: '已撤销' })))
  if (text !== undefined) expect(text).toContain('已撤销')
})
