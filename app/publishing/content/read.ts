import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import type { Finding } from '../findings.ts'

/** Takes a finding; an error unless it says otherwise. */
export type Collect = (finding: Omit<Finding, 'severity'> & { severity?: Finding['severity'] }) => void

/** Paths of the files of a folder with this ending, in the order of their names; none where there is no folder. */
export const filesIn = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(ending))
        .sort()
        .map((file) => join(folder, file))
    : []

export const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(folder, entry.name))
        .sort()
    : []

/** Zod's issues in words an author can act on. */
export function collectIssues(error: z.ZodError, file: string, where: string, collect: Collect) {
  for (const { path, message, code } of error.issues) {
    const field = path.map(String).join('.')
    const hint = code === 'unrecognized_keys' ? '；请对照 docs/authoring.md 检查字段名' : ''
    collect({
      rule: 'schema',
      file,
      path: [where, field].filter(Boolean).join(' '),
      message: `“${field || where}”不合格式：${message}${hint}`,
    })
  }
}

/** The value of a YAML text, or undefined after findings that name line and column. */
export function parseYaml(text: string, file: string, collect: Collect): unknown {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0])
    collect({
      rule: 'yaml',
      file,
      path: `第 ${line} 行第 ${col} 列`,
      message: `YAML 读不懂：${error.message}；这个文件没有读入，请改好后再查`,
    })
  }
  return document.errors.length > 0 ? undefined : document.toJS()
}

/** A file read by its schema, or undefined after findings that say what is wrong with it. */
export function readYaml<T>(
  path: string,
  file: string,
  schema: z.ZodType<T>,
  collect: Collect,
): T | undefined {
  if (!existsSync(path)) {
    collect({ rule: 'missing-file', file, path: '', message: '缺少这个文件；课程与题库都要用它' })
    return undefined
  }
  const raw = parseYaml(readFileSync(path, 'utf8'), file, collect)
  if (raw === undefined) return undefined
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  collectIssues(parsed.error, file, '', collect)
  return undefined
}
