import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { ImportFormat } from '#app/domain/item/import/read-file.ts'
import { reportOn } from '#app/domain/item/import/report.ts'
import { BODY_FIELDS } from '#app/domain/item/item.ts'
import { ItemBody } from '#app/domain/item/schema.ts'
import { loadContent } from '#app/publishing/content/load.ts'
import { changesTheQuestion, EXPORT_FORMATS } from './losses.ts'
import { readAny } from './read-any.server.ts'
import { EXTENSION, type Exported, templateWorkbook, writeAny } from './write-any.server.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (name: string, text: string, format?: ImportFormat) =>
  readAny({ name, bytes: bytesOf(text), format })
async function fileOf(name: string, text: string) {
  const any = await read(name, text)
  if (!any.ok) throw new Error(`${any.refusal.line}: ${any.refusal.message}`)
  return any.value
}
const bodyOf = (fields: object) =>
  ItemBody.parse(Object.fromEntries(Object.entries(fields).filter(([name]) => BODY_FIELDS.has(name))))

describe('the whole bank out and in again', () => {
  let items: Exported[] = []
  beforeAll(async () => {
    const content = await loadContent('content')
    items = content.items.map(({ item }) => ({ item, knowledge: item.facts.knowledgePoint }))
  }, 60_000)
  test.each(EXPORT_FORMATS)('%s', async (format) => {
    const written = await writeAny(format, items)
    expect(written.items + written.leftOut.filter(({ whole }) => whole).length).toBe(items.length)
    const back = await readAny({ name: `bank.${EXTENSION[format]}`, bytes: written.bytes })
    if (!back.ok) throw new Error(back.refusal.message)
    expect(back.value.format).toBe(format)
    const { accepted, rejected, duplicates } = reportOn(back.value.file, new Map(), () => 'known')
    expect([rejected, duplicates]).toEqual([[], []])
    expect(accepted).toHaveLength(written.items)
    const changed = new Set(
      written.leftOut.flatMap(({ id, losses }) => (losses.some(changesTheQuestion) ? [id] : [])),
    )
    const whole = items.filter(({ item }) => !changed.has(item.id))
    const gone = new Set(written.leftOut.flatMap(({ id, whole: out }) => (out ? [id] : [])))
    const order = items.filter(({ item }) => !gone.has(item.id)).map(({ item }) => item.id)
    for (const { item } of whole) {
      const entry = accepted[order.indexOf(item.id)]
      expect(bodyOf(entry?.fields ?? {}), item.id).toEqual(item.body)
      expect(entry?.fields.rationale, item.id).toBe(item.facts.rationale)
    }
    expect(whole.length).toBeGreaterThan(format === 'yaml' ? items.length - 1 : 900)
  })
})

test('images go along where the format carries them, and are named where it does not', async () => {
  const file = `${'0'.repeat(64)}.png`
  const images = [{ file, alt: '账单截图：“套餐” 68 元', width: 64, height: 48 }]
  const body = ItemBody.parse({ kind: 'trueFalse', stem: '账单 <没有> 超出。', key: true, images })
  const content = await loadContent('content')
  const [first] = content.items
  if (!first) throw new Error('no items')
  const items = [{ item: { ...first.item, body }, knowledge: '账单' }]
  const bytes = new Map([[file, bytesOf('picture')]])
  const whatIsLeft = async (format: (typeof EXPORT_FORMATS)[number]) =>
    (await writeAny(format, items, bytes)).leftOut.flatMap(({ losses }) => losses)
  for (const format of ['gift', 'excel'] as const) expect(await whatIsLeft(format)).toContain('images')
  expect(await whatIsLeft('yaml')).toEqual(['imageFiles'])
  for (const format of ['qti', 'moodle-xml'] as const) {
    expect(await whatIsLeft(format)).not.toContain('images')
    const written = await writeAny(format, items, bytes)
    const back = await readAny({ name: `bank.${EXTENSION[format]}`, bytes: written.bytes })
    if (!back.ok) throw new Error(back.refusal.message)
    const [entry] = back.value.file.entries
    // this product does not take images from such files: it says so, and loses nothing else
    expect([entry?.fields.stem, entry?.notes.join()]).toEqual([body.stem, expect.stringContaining('图片')])
  }
  const moodle = new TextDecoder().decode((await writeAny('moodle-xml', items, bytes)).bytes)
  expect(moodle).toContain(`encoding="base64">${Buffer.from('picture').toString('base64')}</file>`)
  expect(moodle).toContain(`@@PLUGINFILE@@/${file}`)
}, 30_000)

test('options that keep their place keep it through a QTI package; elsewhere they are counted as lost', async () => {
  const [first] = (await loadContent('content')).items
  if (!first) throw new Error('no items')
  const texts = ['一次', '两次', '以上都不对']
  const options = texts.map((text, at) => ({ id: 'abc'[at], text, ...(at === 2 && { pinned: true }) }))
  const body = ItemBody.parse({ kind: 'single', stem: '可以申诉几次？', options, key: 'c' })
  const items = [{ item: { ...first.item, body }, knowledge: '申诉' }]
  const written = await writeAny('qti', items)
  expect(written.leftOut.flatMap(({ losses }) => losses)).not.toContain('pinned')
  const back = await readAny({ name: 'bank.zip', bytes: written.bytes })
  expect(back).toMatchObject({
    value: { file: { entries: [{ fields: { options, key: 'c' } }], warnings: [] } },
  })
  for (const format of ['excel', 'gift', 'moodle-xml'] as const)
    expect((await writeAny(format, items)).leftOut[0]?.losses, format).toContain('pinned')
  // Moodle shuffles all options or none: an option that must stand last stays there
  const moodle = new TextDecoder().decode((await writeAny('moodle-xml', items)).bytes)
  expect(moodle).toContain('<shuffleanswers>false</shuffleanswers>')
}, 30_000)

const SENTENCES: readonly (readonly [string, string, number, number])[] = [
  [
    'a.txt',
    '1. 几？\nA．一\nB．二\n【答案】B\n2、____和____\n【答案】(甲)(乙/丙)\n【乱序匹配】\n(3) 对吗（　）\n【答案】错',
    3,
    0,
  ],
  [
    'a.txt',
    'x\n1. 几？\nA．一\nC．二\n【答案】A\n2. 写一段\n【答案】要点\n3. 几？\nA. 一\nB. 二\n【答案】D',
    0,
    4,
  ],
  ['a.txt', 'What?\nA) x\nB) y\nANSWER: B\n\nBad?\nA) x\nB) y\nANSWER: C\n\nNone?\nA) x\n', 1, 2],
  [
    'a.gift',
    '::t::几？{=一 ~二####因为}\n\n哪些？{~%50%甲 ~%50%乙 ~%-100%丙}\n\n对？{F}\n\n首都是{=北京}。\n\n几？{#5}',
    5,
    0,
  ],
  ['a.gift', '写{}\n\n配{=a -> b =c -> d}\n\n几？{#5:1}\n\n偏{~%70%甲 ~%30%乙 ~丙}\n\n没有', 0, 5],
  [
    'a.csv',
    '题干,选项A,选项B,答案\n几？,一,二,B\n几二？,一,二,\n几三？,一,,A\n,一,二,A\n几四？,一,二,D',
    2,
    3,
  ],
  [
    'a.cloze',
    '首都是{1:SHORTANSWER:=北京~=北京市}，有{1:NUMERICAL:=23}个。\n\n选{1:MULTICHOICE:=甲~乙}',
    1,
    1,
  ],
  ['a.yaml', 'items:\n  - { kind: trueFalse, stem: 对, key: true }\n  - { kind: single }\n', 1, 1],
]

describe('what can be read is read, what cannot is named by line', () => {
  test.each(SENTENCES)('%s %j', async (name, text, good, bad) => {
    const { file } = await fileOf(name, text)
    const { accepted, rejected } = reportOn(file, new Map(), () => 'known')
    expect([accepted.length, rejected.length]).toEqual([good, bad])
    for (const { line, reason } of rejected) {
      expect(line).toBeGreaterThan(0)
      expect(reason).not.toBe('')
    }
  })

  test('a question without its answer comes in as one that lacks it; the same one twice comes in once', async () => {
    const { file } = await fileOf('a.csv', '题干,选项A,选项B,答案\n几？,一,二,\n几？,二, 一,B\n')
    const report = reportOn(file, new Map(), () => undefined)
    expect(report.accepted.map(({ lacksAnswer }) => lacksAnswer)).toEqual([true])
    expect(report.duplicates).toMatchObject([{ line: 3, of: '第 2 行' }])
    expect(report.unmapped).toEqual([''])
  })

  test('GB18030 is told from UTF-8; bytes of neither are refused', async () => {
    // 题干,答案 / 对吗,对 in GBK
    const gbk = Uint8Array.from([
      0xcc, 0xe2, 0xb8, 0xc9, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0a, 0xb6, 0xd4, 0xc2, 0xf0, 0x2c, 0xb6, 0xd4,
      0x0a,
    ])
    const any = await readAny({ name: 'a.csv', bytes: gbk })
    expect(any).toMatchObject({
      ok: true,
      value: { encoding: 'gb18030', file: { entries: [{ fields: { stem: '对吗', key: true } }] } },
    })
    expect(await readAny({ name: 'a.csv', bytes: Uint8Array.from([0xff, 0xff, 0x00]) })).toMatchObject({
      refusal: { code: 'bad-file' },
    })
  })

  test('Moodle XML and QTI: what has no counterpart is refused, custom processing among it', async () => {
    const quiz = await fileOf(
      'q.xml',
      '<quiz>\n<question type="essay"><questiontext><text>写</text></questiontext></question>\n<question type="multichoice"><questiontext><text>选</text></questiontext><single>false</single><answer fraction="60"><text>甲</text></answer><answer fraction="40"><text>乙</text></answer><answer fraction="0"><text>丙</text></answer></question></quiz>',
    )
    expect(quiz.file.rejected.map(({ line }) => line)).toEqual([2, 3])
    const custom = await fileOf(
      'i.xml',
      '<assessmentItem title="t"><responseDeclaration identifier="R" cardinality="single"><correctResponse><value>A</value></correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier="R"><simpleChoice identifier="A">甲</simpleChoice><simpleChoice identifier="B">乙</simpleChoice></choiceInteraction></itemBody><responseProcessing><responseCondition/></responseProcessing></assessmentItem>',
    )
    expect(custom.file.rejected[0]?.reason).toContain('判分规则')
  })
})

const PAPER = `一、单选题（每题 1 分）
1. 欠费几天停机？
A. 一天
B. 两天
【答案】B
【解析】见规定
二、判断题
2. 停机不收月租（　）
3. 合约期内可以销户（　）
【答案】错
第三部分 综合
4. 哪些要先核实？
A. 身份
B. 地址
C. 号码
【答案】AC
（二）多选题
5. 哪些算维系？
A. 甲
B. 乙
C. 丙
【解析】分两步：
一、先听
二、再说`

/** A document as Word keeps it; a paragraph may be numbered by a list of letters or figures. */
async function aDocx(paragraphs: readonly (readonly [string, list?: 1 | 2, level?: number])[]) {
  const zip = new ZipFile()
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  const level = (ilvl: number, format: string) =>
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1."/></w:lvl>`
  add(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  )
  add(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  )
  add(
    'word/numbering.xml',
    `<w:numbering ${w}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal')}${level(1, 'upperLetter')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'chineseCounting')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
  )
  const body = paragraphs.map(([text, list, at = 0]) => {
    const numbered = list
      ? `<w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`
      : ''
    return `<w:p>${numbered}<w:r><w:t>${text}</w:t></w:r></w:p>`
  })
  add('word/document.xml', `<w:document ${w}><w:body>${body.join('')}</w:body></w:document>`)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(Buffer.from(part))
  return new Uint8Array(Buffer.concat(parts))
}

describe('what stands around the questions', () => {
  test('headings end what stands before them, and say the kind where a question leaves it open', async () => {
    const { file } = await fileOf('a.txt', PAPER)
    expect(file.rejected).toEqual([])
    expect(file.entries.map(({ fields: { kind, rationale } }) => [kind, rationale])).toEqual([
      ['single', '见规定'],
      ['trueFalse', undefined],
      ['trueFalse', undefined],
      ['multiple', undefined],
      ['multiple', '分两步：一、先听二、再说'],
    ])
    // a list in the explanation cannot be told from headings: it stays, and is pointed at
    expect(file.entries.map(({ notes }) => notes.length)).toEqual([0, 0, 0, 0, 2])
    const odd = await fileOf('a.txt', '一、判断题\n1. 几？\nA. 一\nB. 二\n【答案】A\n')
    expect(odd.file.entries).toMatchObject([
      { fields: { kind: 'single' }, notes: [expect.stringContaining('按写法收')] },
    ])
  })

  test('the automatic numbers of a Word document count', async () => {
    const bytes = await aDocx([
      ['单选题', 2],
      ['欠费几天停机？', 1],
      ['一天', 1, 1],
      ['两天', 1, 1],
      ['【答案】B'],
      ['判断题', 2],
      ['停机不收月租（ ）', 1],
      ['【答案】错'],
    ])
    const any = await readAny({ name: '卷.docx', bytes })
    expect(any).toMatchObject({
      ok: true,
      value: {
        format: 'docx',
        file: {
          rejected: [],
          entries: [
            { line: 2, fields: { kind: 'single', stem: '欠费几天停机？', key: 'b' } },
            { line: 7, fields: { kind: 'trueFalse', stem: '停机不收月租', key: false } },
          ],
        },
      },
    })
  })

  test('QTI: pinned options come along, feedback does not join the words, templates are refused', async () => {
    const item = (inside: string, more = '') =>
      `<assessmentItem title="t"><responseDeclaration identifier="R" cardinality="single"><correctResponse><value>A</value></correctResponse></responseDeclaration>${more}<itemBody><p>选<feedbackBlock>对了</feedbackBlock></p><choiceInteraction responseIdentifier="R" shuffle="false"><simpleChoice identifier="A">甲<feedbackInline>好</feedbackInline></simpleChoice><simpleChoice identifier="B" fixed="true">${inside}</simpleChoice></choiceInteraction></itemBody></assessmentItem>`
    const { file } = await fileOf('i.xml', item('以上都不是'))
    expect(file).toMatchObject({
      entries: [
        {
          fields: {
            stem: '选',
            options: [
              { id: 'a', text: '甲' },
              { id: 'b', text: '以上都不是', pinned: true },
            ],
          },
          notes: ['没有带过来：题目和选项里的反馈'],
        },
      ],
      warnings: [expect.stringContaining('不打乱')],
    })
    const templated = await fileOf(
      'i.xml',
      item('<printedVariable identifier="N"/>', '<templateDeclaration/>'),
    )
    expect(templated.file.rejected[0]?.reason).toContain('模板变量')
  })

  test('an empty bracket in the stem of a Moodle short answer is its gap', async () => {
    const { file } = await fileOf(
      'q.xml',
      '<quiz><question type="shortanswer"><questiontext><text>首都是（ ）。</text></questiontext><answer fraction="100"><text>北京</text><feedback><text>好</text></feedback></answer></question></quiz>',
    )
    expect(file.entries).toMatchObject([
      {
        fields: { stem: '首都是____。', blanks: [{ accepted: ['北京'] }] },
        notes: ['没有带过来：各答案的反馈和提示'],
      },
    ])
  })

  test('a record of several lines is named by its first', async () => {
    const { file } = await fileOf('a.csv', '题干,答案\n"第一行\n第二行",对\n\n"又一\n题",心情\n')
    expect([file.entries[0]?.line, file.rejected[0]?.line]).toEqual([2, 5])
  })
})

describe('whole files that are refused', () => {
  test.each([
    ['不认识的表头', 'a.csv', '题干,心情\n几？,好\n', 1, '心情'],
    ['同一表头两次', 'a.csv', '题干,答案,正确答案\n几？,A,A\n', 1, '两次'],
    ['选项列是 0/1 标记', 'a.csv', '题干,选项A,选项B,答案\n甲,1,0,A\n乙,0,1,B\n丙,1,1,A\n', 2, '选项A'],
    [
      '答案与解析写反',
      'a.csv',
      '题干,选项A,选项B,答案,解析\n甲,一,二,因为这样,A\n乙,一,二,所以那样,B\n丙,一,二,自然如此,A\n',
      2,
      '写反',
    ],
    ['DOCTYPE', 'a.xml', '<?xml version="1.0"?>\n<!DOCTYPE q [<!ENTITY a "b">]>\n<quiz/>', 2, 'DOCTYPE'],
    ['没有关上的标签', 'a.xml', '<quiz>\n<question>\n</quiz>', 3, 'XML'],
    ['套得太深', 'a.xml', `<quiz>${'<a>'.repeat(200)}`, 1, '太深'],
    ['YAML 的字段写了两次', 'a.yaml', 'items:\n  - stem: 一\n    stem: 二\n', 3, 'stem 写了两次'],
    ['坏 YAML', 'a.yaml', 'items:\n  - { a: [', 2, 'YAML'],
    ['空文件', 'a.txt', '', 1, '空'],
  ])('%s', async (_, name, text, line, message) => {
    const any = await read(name, text)
    expect(any.ok).toBe(false)
    if (any.ok) return
    expect(any.refusal.line).toBeGreaterThanOrEqual(line)
    expect(any.refusal.message).toContain(message)
  })

  // each took minutes when its reader walked the rest of the text again from every mark
  test.each([
    ['a.gift', '{'],
    ['a.cloze', '{1:SA:'],
    ['a.cloze', '{1:SA:\\'],
    ['a.txt', '\n'],
    ['a.txt', ' '],
    ['a.yaml', 'items: [', '"'],
    ['a.yaml', 'items: [{', 'a,'],
    ['a.txt', '1. 对吗（）', ' ', 'x\n【答案】对'],
    ['a.txt', '几？\nA) 一\nB) 二\nANSWER: x', ' ', 'x'],
    [
      'a.xml',
      '<quiz><question type="truefalse"><questiontext><text>',
      ' ',
      'x</text></questiontext></question></quiz>',
    ],
    ['a.xml', '<assessmentItem><itemBody>', '<b> </b>', '</itemBody></assessmentItem>'],
  ])(
    '%s of %j and 150,000 characters of %j is read to its end',
    async (name, before, run = before, after = '') => {
      const text = `${before}${run.repeat(150_000 / run.length)}${after}`
      const any = await read(name, text)
      expect(any.ok ? reportOn(any.value.file, new Map(), () => 'known').accepted : []).toEqual([])
    },
  )

  test('a YAML file that nests without end is refused before anything composes it', async () => {
    for (const run of ['[', '{a: ', '- '])
      expect(await read('a.yaml', `items: \n  - ${run.repeat(20_000)}`)).toMatchObject({
        refusal: { line: 2, message: expect.stringContaining('太深') },
      })
  })

  test('a bomb is not inflated', async () => {
    const zip = new ZipFile()
    zip.addBuffer(Buffer.alloc(30 * 1024 * 1024), 'imsmanifest.xml')
    zip.end()
    const parts: Buffer[] = []
    for await (const part of zip.outputStream) parts.push(Buffer.from(part))
    const any = await readAny({ name: 'a.zip', bytes: new Uint8Array(Buffer.concat(parts)) })
    expect(any).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('不合常理') } })
  })
})

/** Thirty faults of ten sorts among a thousand rows. */
const FAULTS: readonly ((row: string[]) => void)[] = [
  (row) => {
    row[1] = ''
  },
  (row) => {
    row[12] = 'J'
  },
  (row) => {
    row[3] = ''
  },
  (row) => {
    row[0] = '论述题'
  },
  (row) => {
    row[14] = '很难'
  },
  (row) => {
    row[12] = '第一个'
  },
  (row) => {
    row[0] = '多选题'
  },
  (row) => {
    row[0] = '判断题'
  },
  (row) => {
    row[0] = '填空题'
  },
  (row) => {
    row[12] = 'AB'
    row[0] = '单选题'
  },
]

test('a thousand rows with thirty faults: each named by its row, the others in', async () => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(await templateWorkbook()) as unknown as ExcelJS.Buffer)
  const sheet = workbook.getWorksheet('试题')
  if (!sheet) throw new Error('no sheet')
  const faulty = new Set<number>()
  for (let n = 0; n < 1_000; n++) {
    const row = [
      '单选题',
      `=${n} 号客户欠费几天停机？`,
      '一天',
      '两天',
      '三天',
      ...Array.from({ length: 7 }, () => ''),
      'B',
      '见规定',
      '易',
      '职业定义',
    ]
    if (n % 33 === 7 && faulty.size < 30) {
      FAULTS[faulty.size % FAULTS.length]?.(row)
      faulty.add(n + 2)
    }
    sheet.addRow(row.map((cell) => (cell.startsWith('=') ? `'${cell}` : cell)))
  }
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
  const any = await readAny({ name: '题.xlsx', bytes })
  if (!any.ok) throw new Error(any.refusal.message)
  const { accepted, rejected } = reportOn(any.value.file, new Map(), () => 'known')
  expect(new Set(rejected.map(({ line }) => line))).toEqual(faulty)
  expect(rejected.every(({ part }) => part === '试题')).toBe(true)
  expect(accepted).toHaveLength(970)
  expect(accepted[0]?.fields.stem).toBe('=0 号客户欠费几天停机？')
})
