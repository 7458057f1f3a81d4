import ExcelJS from 'exceljs'
import { stringify } from 'yaml'
import { ZipFile } from 'yazl'
import { entryToWrite } from '../../domain/item/entry.ts'
import type { ItemImage } from '../../domain/item/image.ts'
import { BLANK } from '../../domain/item/import/question.ts'
import type { Item } from '../../domain/item/item.ts'
import type { Of, Option } from '../../domain/item/schema.ts'
import { safeCell } from './csv.server.ts'
import { escapeGift } from './gift.server.ts'
import { acceptedIn, type ExportFormat, isSimple, type LeftOut, lossesIn, type Simple } from './losses.ts'
import { COLUMNS, HELP_SHEET } from './sheet.server.ts'
import { escapeXml } from './xml.server.ts'

export const EXTENSION: Readonly<Record<ExportFormat, string>> = {
  yaml: 'yaml',
  excel: 'xlsx',
  gift: 'gift',
  'moodle-xml': 'xml',
  qti: 'zip',
}

export type Written = Readonly<{ bytes: Uint8Array; items: number; leftOut: readonly LeftOut[] }>
/** An item with the name of its knowledge point. */
export type Exported = Readonly<{ item: Item; knowledge: string }>

/** The bytes of images by their names. */
export type ImageBytes = ReadonlyMap<string, Uint8Array>

/**
 * Writes items in a format. Ours loses nothing but the files of images, which it only names; what else is left behind is
 * said of each item.
 * @param images every image that the items show, for the formats that carry them
 */
export async function writeAny(
  format: ExportFormat,
  items: readonly Exported[],
  images: ImageBytes = new Map(),
): Promise<Written> {
  const kept = new Set(images.keys())
  const lost = items.map(({ item }) => lossesIn(format, item, kept))
  const leftOut = lost.filter(({ losses }) => losses.length > 0)
  if (format === 'yaml') {
    const text = stringify({ items: items.map(({ item }) => entryToWrite(item)) }, { lineWidth: 0 })
    return { bytes: new TextEncoder().encode(text), items: items.length, leftOut }
  }
  const carried = items.flatMap(({ item: { id, body, facts }, knowledge }, at) =>
    lost[at]?.whole || !isSimple(body)
      ? []
      : [
          {
            id,
            body,
            images: picturesOf(format, body.images, images),
            rationale: facts.rationale,
            difficulty: facts.difficulty,
            knowledge,
          },
        ],
  )
  const bytes =
    format === 'excel'
      ? await workbookOf(carried)
      : format === 'qti'
        ? await qtiPackageOf(carried)
        : new TextEncoder().encode(format === 'gift' ? giftOf(carried) : moodleXmlOf(carried))
  return { bytes, items: carried.length, leftOut }
}

type Picture = ItemImage & Readonly<{ bytes: Uint8Array }>
type Carried = Readonly<{
  id: string
  body: Simple
  /** Those that the format carries. */
  images: readonly Picture[]
  rationale: string
  difficulty: string
  knowledge: string
}>

/** The images of an item with their bytes; none where the format has no place for them. */
const picturesOf = (format: ExportFormat, images: readonly ItemImage[] = [], bytes: ImageBytes): Picture[] =>
  format === 'qti' || format === 'moodle-xml'
    ? images.flatMap((image) => {
        const own = bytes.get(image.file)
        return own ? [{ ...image, bytes: own }] : []
      })
    : []

/** An image below the words of a stem, its file found at `src`. */
const pictureTag = ({ file, alt, width, height }: Picture, folder: string): string =>
  `<img src="${folder}${file}" alt="${escapeXml(alt)}" width="${width}" height="${height}"/>`

const rightIn = (body: Of<'single'> | Of<'multiple'>, id: string): boolean =>
  body.kind === 'single' ? body.key === id : body.key.includes(id)

const KIND_NAMES = { single: '单选题', multiple: '多选题', trueFalse: '判断题', fillIn: '填空题' } as const
const GRADE_NAMES: Readonly<Record<string, string>> = { easy: '易', medium: '中', hard: '难' }
const HELP = [
  '一行一道题。只有“题干”必填，其余没有就留空。',
  '题型：单选题、多选题、判断题、填空题。案例题和方案题请在编辑器里写。',
  '答案：单选写 A；多选写 ACD；判断写 对 或 错；填空一空一组，用；隔开，同一空的几种写法用 / 隔开。',
  '填空题的空写成 ____（四个下划线）或空括号。',
  '难度写 易、中、难；知识点写名称或编号。没有答案的题导入后是草稿，不会被抽到。',
  '以 = + - @ 开头的文字，前面加一个英文单引号。',
]

async function workbookOf(items: readonly Carried[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('试题')
  sheet.addRow([...COLUMNS])
  sheet.getRow(1).font = { bold: true }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  for (const { body, rationale, difficulty, knowledge } of items) {
    const options = 'options' in body ? body.options.map(({ text }) => text) : []
    const answer =
      body.kind === 'trueFalse'
        ? body.key
          ? '对'
          : '错'
        : body.kind === 'fillIn'
          ? body.blanks.map((blank) => acceptedIn(blank).join('/')).join('；')
          : body.options.flatMap(({ id }, at) => (rightIn(body, id) ? ['ABCDEFGHIJ'[at]] : [])).join('')
    const cells = [
      KIND_NAMES[body.kind],
      body.stem,
      ...Array.from({ length: 10 }, (_, at) => options[at] ?? ''),
      answer,
      rationale,
      GRADE_NAMES[difficulty] ?? '',
      knowledge,
    ]
    sheet.addRow(cells.map(safeCell))
  }
  for (const [at, width] of [8, 50, ...Array.from({ length: 10 }, () => 18), 12, 40, 6, 24].entries())
    sheet.getColumn(at + 1).width = width
  const help = workbook.addWorksheet(HELP_SHEET)
  help.getColumn(1).width = 90
  for (const line of HELP) help.addRow([line])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** An empty workbook to fill in, with its sheet of instructions. */
export const templateWorkbook = (): Promise<Uint8Array> => workbookOf([])

function giftOf(items: readonly Carried[]): string {
  const questions = items.map(({ id, body, rationale, knowledge }) => {
    const feedback = `####${escapeGift(rationale)}`
    const blank = body.kind === 'fillIn' ? body.blanks[0] : undefined
    const inside =
      body.kind === 'trueFalse'
        ? body.key
          ? 'T'
          : 'F'
        : blank
          ? blank.kind === 'number'
            ? `#${blank.value}`
            : acceptedIn(blank)
                .map((answer) => `=${escapeGift(answer)}`)
                .join(' ')
          : 'options' in body
            ? body.options
                .map(({ id: option, text }) => `${giftMark(body, option)}${escapeGift(text)}`)
                .join(' ')
            : ''
    const [before = '', after = ''] = body.stem.split(BLANK)
    const gapped = body.kind === 'fillIn' && body.stem.includes(BLANK) && after.trim() !== ''
    const stem = gapped ? [before, after] : [body.kind === 'fillIn' ? before : body.stem, '']
    return `$CATEGORY: ${knowledge}\n\n::${id}::[plain]${escapeGift(stem[0] ?? '')}{${inside}${feedback}}${escapeGift(stem[1] ?? '')}`
  })
  return `${questions.join('\n\n')}\n`
}

function giftMark(body: Of<'single'> | Of<'multiple'>, option: string): string {
  const right = rightIn(body, option)
  if (body.kind === 'single') return right ? '=' : '~'
  return right ? `~%${Math.round(1e5 * (100 / body.key.length)) / 1e5}%` : '~%-100%'
}

function moodleXmlOf(items: readonly Carried[]): string {
  const text = (words: string) => `<text>${escapeXml(words)}</text>`
  const answer = (words: string, fraction: number) =>
    `<answer fraction="${Math.round(1e5 * fraction) / 1e5}" format="plain_text">${text(words)}</answer>`
  const questions = items.map(({ id, body, images, rationale, knowledge }) => {
    const files = images.map(
      ({ file, bytes }) =>
        `<file name="${file}" path="/" encoding="base64">${Buffer.from(bytes).toString('base64')}</file>`,
    )
    const shown = images.map((image) => `<p>${pictureTag(image, '@@PLUGINFILE@@/')}</p>`).join('')
    const stem =
      images.length > 0
        ? `<questiontext format="html">${text(`<p>${escapeXml(body.stem).replaceAll('\n', '<br/>')}</p>${shown}`)}${files.join('')}</questiontext>`
        : `<questiontext format="plain_text">${text(escapeXml(body.stem))}</questiontext>`
    const common = `<name>${text(id)}</name>${stem}<generalfeedback format="plain_text">${text(escapeXml(rationale))}</generalfeedback>`
    const category = `<question type="category"><category>${text(`$course$/${knowledge}`)}</category></question>`
    const blank = body.kind === 'fillIn' ? body.blanks[0] : undefined
    if (body.kind === 'trueFalse')
      return `${category}<question type="truefalse">${common}${answer('true', body.key ? 100 : 0)}${answer('false', body.key ? 0 : 100)}</question>`
    if (blank)
      return blank.kind === 'number'
        ? `${category}<question type="numerical">${common}<answer fraction="100">${text(blank.value)}<tolerance>0</tolerance></answer></question>`
        : `${category}<question type="shortanswer">${common}${acceptedIn(blank)
            .map((words) => answer(escapeXml(words), 100))
            .join('')}</question>`
    if (!('options' in body)) return ''
    const share = body.kind === 'multiple' ? 100 / body.key.length : 100
    const options = body.options
      .map((option) => answer(escapeXml(option.text), rightIn(body, option.id) ? share : 0))
      .join('')
    // Moodle knows no single option that keeps its place: all of them do then
    const shuffled = body.options.every(({ pinned }) => !pinned)
    return `${category}<question type="multichoice">${common}<single>${body.kind === 'single'}</single><shuffleanswers>${shuffled}</shuffleanswers>${options}</question>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`
}

const QTI = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
const MATCH = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'
const MAP = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml'

function qtiItemOf({ id, body, images, rationale, knowledge }: Carried): string {
  const values = (ids: readonly string[]) =>
    `<qti-correct-response>${ids.map((one) => `<qti-value>${escapeXml(one)}</qti-value>`).join('')}</qti-correct-response>`
  const paragraphs = (stem: string) =>
    stem
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')
  const pictures = images.map((image) => `<p>${pictureTag(image, '../images/')}</p>`).join('')
  let declarations: string
  let content: string
  if (body.kind === 'fillIn') {
    declarations = body.blanks
      .map((blank, at) => {
        const accepted = acceptedIn(blank)
        const entries = accepted
          .map((answer) => `<qti-map-entry map-key="${escapeXml(answer)}" mapped-value="1"/>`)
          .join('')
        return `<qti-response-declaration identifier="R${at}" cardinality="single" base-type="string">${values(accepted.slice(0, 1))}<qti-mapping default-value="0">${entries}</qti-mapping></qti-response-declaration>`
      })
      .join('')
    let at = 0
    content = `${paragraphs(
      escapeXml(body.stem).replace(
        new RegExp(BLANK, 'g'),
        () => `<qti-text-entry-interaction response-identifier="R${at++}"/>`,
      ),
    )}${pictures}`
  } else {
    const options: readonly Option[] =
      body.kind === 'trueFalse'
        ? [
            { id: 'true', text: '对' },
            { id: 'false', text: '错' },
          ]
        : body.options
    const right =
      body.kind === 'trueFalse'
        ? [String(body.key)]
        : options.flatMap((option) => (rightIn(body, option.id) ? [option.id] : []))
    const cardinality = body.kind === 'multiple' ? 'multiple' : 'single'
    declarations = `<qti-response-declaration identifier="R" cardinality="${cardinality}" base-type="identifier">${values(right)}</qti-response-declaration>`
    // here options change places save the pinned ones: without the word another system would keep them all
    const shuffle = body.kind === 'trueFalse' ? '' : ' shuffle="true"'
    const choices = options
      .map(
        (option) =>
          `<qti-simple-choice identifier="${option.id}"${option.pinned ? ' fixed="true"' : ''}>${escapeXml(option.text)}</qti-simple-choice>`,
      )
      .join('')
    content = `${paragraphs(escapeXml(body.stem))}${pictures}<qti-choice-interaction response-identifier="R" max-choices="${body.kind === 'multiple' ? 0 : 1}"${shuffle}>${choices}</qti-choice-interaction>`
  }
  const feedback = `<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="rationale" show-hide="hide">${escapeXml(rationale)}</qti-modal-feedback>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="${QTI}" identifier="${id}" title="${escapeXml(body.stem.slice(0, 60))}" label="${escapeXml(knowledge)}" adaptive="false" time-dependent="false" xml:lang="zh-CN">
${declarations}<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/><qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
<qti-item-body>${content}</qti-item-body><qti-response-processing template="${body.kind === 'fillIn' ? MAP : MATCH}"/>${feedback}
</qti-assessment-item>
`
}

function qtiPackageOf(items: readonly Carried[]): Promise<Uint8Array> {
  const zip = new ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  const resources = items.map(
    ({ id, images }) =>
      `<resource identifier="${id}" type="imsqti_item_xmlv3p0" href="items/${id}.xml"><file href="items/${id}.xml"/>${images.map(({ file }) => `<file href="images/${file}"/>`).join('')}</resource>`,
  )
  add(
    'imsmanifest.xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="weiwan"><metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata><organizations/><resources>${resources.join('')}</resources></manifest>\n`,
  )
  for (const item of items) add(`items/${item.id}.xml`, qtiItemOf(item))
  const pictures = new Map(items.flatMap(({ images }) => images.map(({ file, bytes }) => [file, bytes])))
  for (const [file, bytes] of pictures) zip.addBuffer(Buffer.from(bytes), `images/${file}`)
  zip.end()
  return new Promise((done, fail) => {
    const parts: Buffer[] = []
    zip.outputStream.on('data', (part: Buffer) => parts.push(part))
    zip.outputStream.on('error', fail)
    zip.outputStream.on('end', () => done(new Uint8Array(Buffer.concat(parts))))
  })
}
