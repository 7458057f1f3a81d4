import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { ItemBody } from '../../domain/item/schema.ts'
import { paperPdf } from '../../lib/paper/paper-pdf.server.ts'
import type { PaperPart } from '../../use-cases/exam/export-paper.server.ts'
import { type Exported, sheetFor } from './sheets.server.ts'

const option = (id: string, text: string) => ({ id, text })
const question = (id: string, body: unknown, optionOrder: string[] = []) => ({
  id,
  body: ItemBody.parse(body),
  optionOrder,
})

const FORM: Exported = {
  level: 'l2',
  title: '二级理论考试',
  form: '第 1 套卷',
  minutes: 120,
  fullMark: 10_000,
  images: new Map(),
  at: Date.UTC(2026, 10, 22),
  questions: [
    question(
      'l2-01-001',
      {
        kind: 'single',
        stem: '哪一项是流失信号？',
        options: [option('a', '协议到期'), option('b', '新入网')],
        key: 'a',
      },
      ['b', 'a'],
    ),
    question('l2-01-002', { kind: 'trueFalse', stem: '连错三次当次锁住。', key: true }),
    question('l2-01-003', {
      kind: 'fillIn',
      stem: '保持率 = 1 − ____。',
      blanks: [{ kind: 'text', accepted: ['流失率', '客户流失率'] }],
    }),
    question('l2-01-004', {
      kind: 'classification',
      stem: '我说了三遍，你们记了一个字没有？',
      key: { class: 'emotional', primaryMotive: 'E2' },
    }),
    question('l1-01-024', {
      kind: 'plan',
      stem: '写一份挽留方案。',
      material: '第一段材料。\n\n第二段材料。',
      words: { min: 300, max: 1200 },
      points: 2000,
      modelAnswer: '先还欠账，再谈方案。',
      rubric: [
        {
          id: 'causes',
          name: '判断原因',
          levels: [
            { points: 0, anchor: '没有判断' },
            { points: 2000, anchor: '按原因分类' },
          ],
        },
      ],
    }),
  ],
}

/** The text of a part without white space; undefined where pdftotext is not installed. */
async function textOf(part: PaperPart): Promise<string | undefined> {
  const pdf = await paperPdf(sheetFor(part, FORM))
  if (!pdf.ok) throw new Error(pdf.refusal.characters.join(''))
  expect(pdf.value.subarray(0, 5).toString()).toBe('%PDF-')
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  writeFileSync(join(folder, 'paper.pdf'), pdf.value)
  const read = spawnSync('pdftotext', ['-layout', join(folder, 'paper.pdf'), '-'], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return read.error ? undefined : read.stdout.replace(/\s/g, '')
}

test('the paper shows the questions in the order of the form and holds no answer', async () => {
  const text = await textOf('paper')
  if (text === undefined) return
  for (const words of [
    '二级理论考试',
    '哪一项是流失信号？',
    'A.新入网',
    'B.协议到期',
    '第二段材料。',
    '300–1200字',
  ])
    expect(text).toContain(words)
  for (const secret of ['流失率', '先还欠账', '按原因分类', 'l2-01-001']) expect(text).not.toContain(secret)
})

test('the answer sheet has a place for every question and a name to fill in', async () => {
  const text = await textOf('sheet')
  if (text === undefined) return
  for (const words of ['姓名', '工号', '对错', '情感理性混合E1E2', '5（300–1200字）'])
    expect(text).toContain(words)
})

test('the key names letters as printed, accepted wordings, classes and the rubric', async () => {
  const text = await textOf('key')
  if (text === undefined) return
  for (const words of [
    '1B',
    '2对',
    '(1)流失率或客户流失率',
    '4情感E2',
    '按原因分类',
    '先还欠账',
    'l1-01-024',
  ])
    expect(text).toContain(words)
})

test('an image is printed under its stem, and the form is not printed without it', async () => {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#ff8800' } })
    .png()
    .toBuffer()
  const file = `${'0'.repeat(64)}.png`
  const [first, ...rest] = FORM.questions
  if (!first) throw new Error('an empty form')
  const images = [{ file, alt: '账单截图：套餐 68 元', width: 64, height: 48 }]
  const questions = [{ ...first, body: { ...first.body, images } }, ...rest]
  const sheet = sheetFor('paper', { ...FORM, questions, images: new Map([[file, bytes]]) })
  const group = sheet.groups.find((pieces) => pieces.some(({ kind }) => kind === 'image'))
  expect(group?.map(({ kind }) => kind)).toEqual(['text', 'image', 'text', 'text'])
  const pdf = await paperPdf(sheet)
  expect(pdf.ok && pdf.value.includes('/Subtype /Image')).toBe(true)
  expect(() => sheetFor('paper', { ...FORM, questions })).toThrow('missing')
})

test('the same form gives the same bytes', async () => {
  const [one, other] = await Promise.all([paperPdf(sheetFor('key', FORM)), paperPdf(sheetFor('key', FORM))])
  expect(one.ok && other.ok && one.value.equals(other.value)).toBe(true)
})
