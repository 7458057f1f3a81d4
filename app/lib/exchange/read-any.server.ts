import mammoth from 'mammoth'
import type { BadFile, ImportFormat, ReadFile } from '../../domain/item/import/read-file.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import { readAiken } from './aiken.server.ts'
import { readCloze } from './cloze.server.ts'
import { withNumbersWritten } from './docx-numbers.server.ts'
import { readGift } from './gift.server.ts'
import { LARGEST_FILE } from './largest-file.ts'
import { readMoodleXml } from './moodle-xml.server.ts'
import { readPlainText } from './plain-text.server.ts'
import { readQtiItem, readQtiPackage } from './qti.server.ts'
import { readCsv, readExcel } from './sheet.server.ts'
import { textOf } from './text-of.server.ts'
import { readYaml } from './yaml.server.ts'
import { filesInZip, isZip } from './zip.server.ts'

export type AnyFile = Readonly<{ format: ImportFormat; encoding: string | null; file: ReadFile }>

const bad = (message: string, line = 1) => refuse({ code: 'bad-file', line, message } as const)

/**
 * Reads questions of any format we know. Without `format` it is told from the bytes and the file's name, and said in the
 * answer. Refuses `bad-file` with the line where the reader gave up.
 */
export async function readAny({
  name,
  bytes,
  format,
}: {
  name: string
  bytes: Uint8Array
  format?: ImportFormat | undefined
}): Promise<Result<AnyFile, BadFile>> {
  if (bytes.length === 0) return bad('文件是空的')
  if (bytes.length > LARGEST_FILE) return bad(`文件超过 ${LARGEST_FILE / 1024 / 1024} MB；请分成几份`)
  if (isZip(bytes)) return readZipped(bytes, format)
  const decoded = textOf(bytes)
  if (!decoded) return bad('不是文字文件，也不是 .xlsx、.docx 或 QTI 压缩包')
  const { text, encoding } = decoded
  const known = format ?? formatOf(name, text)
  const file = readText(known, text)
  return file.ok ? ok({ format: known, encoding, file: file.value }) : file
}

async function readZipped(
  bytes: Uint8Array,
  format: ImportFormat | undefined,
): Promise<Result<AnyFile, BadFile>> {
  const names: string[] = []
  const listed = await filesInZip(bytes, (name) => {
    names.push(name)
    return false
  })
  if (!listed.ok) return listed
  const found = names.includes('imsmanifest.xml')
    ? 'qti'
    : names.some((name) => name.startsWith('word/'))
      ? 'docx'
      : names.some((name) => name.startsWith('xl/'))
        ? 'excel'
        : undefined
  if (!found) return bad('压缩包里不是工作簿、Word 文档或 QTI 题包')
  if (format && format !== found) return bad(`指定的格式是 ${format}，文件其实是 ${found}`)
  const read =
    found === 'qti'
      ? await readQtiPackage(bytes)
      : found === 'docx'
        ? await readDocx(bytes)
        : await readExcel(bytes)
  return read.ok ? ok({ format: found, encoding: null, file: read.value }) : read
}

/** A Word document as the plain text it holds; lines count its paragraphs. What text cannot hold is named. */
async function readDocx(bytes: Uint8Array): Promise<Result<ReadFile, BadFile>> {
  const numbered = await withNumbersWritten(bytes)
  if (!numbered.ok) return numbered
  try {
    const buffer = Buffer.from(numbered.value)
    const { value } = await mammoth.extractRawText({ buffer })
    const { value: html } = await mammoth.convertToHtml({ buffer })
    const lost = [
      /<img\b/.test(html) && '图片',
      /<table\b/.test(html) && '表格的格线',
      /<su[bp]\b/.test(html) && '上标下标的格式',
    ].filter((what) => typeof what === 'string')
    const read = readPlainText(value.replace(/\n\n/g, '\n'))
    return ok({
      ...read,
      warnings: lost.length > 0 ? [`文档里有${lost.join('和')}，没有带过来；请在编辑器里补上`] : [],
    })
  } catch {
    return bad('不是能打开的 .docx 文档；旧的 .doc 请另存为 .docx')
  }
}

function readText(format: ImportFormat, text: string): Result<ReadFile, BadFile> {
  switch (format) {
    case 'csv':
      return readCsv(text)
    case 'gift':
      return ok(readGift(text))
    case 'aiken':
      return ok(readAiken(text))
    case 'cloze':
      return ok(readCloze(text))
    case 'text':
      return ok(readPlainText(text))
    case 'moodle-xml':
      return readMoodleXml(text)
    case 'qti':
      return readQtiItem(text)
    case 'yaml':
      return readYaml(text)
    case 'excel':
    case 'docx':
      return bad(`指定的格式是 ${format}，文件却不是压缩包`)
  }
}

/** What the text looks like; plain Chinese text where nothing speaks for another. */
function formatOf(name: string, text: string): ImportFormat {
  const start = text.slice(0, 4_000)
  if (/^\s*<[!?a-z]/i.test(start)) return /<quiz\b/.test(start) ? 'moodle-xml' : 'qti'
  if (/\.ya?ml$/i.test(name) || /^items:\s*$/m.test(start)) return 'yaml'
  if (/\.csv$/i.test(name) || start.split('\n').some((line) => line.includes('题干') && line.includes(',')))
    return 'csv'
  if (/^[ \t]*ANSWER:[ \t]*[A-Z][ \t]*$/im.test(text)) return 'aiken'
  if (/\{\d*:[A-Z_]+:/.test(start)) return 'cloze'
  if (/\.gift$/i.test(name) || /^[ \t]*(::|\$CATEGORY:)/m.test(start) || /\{\s*[=~#TF]/.test(start))
    return 'gift'
  return 'text'
}
