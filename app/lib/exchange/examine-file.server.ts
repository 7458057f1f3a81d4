import type { Asked } from '../../domain/item/alike.ts'
import type { BadFile, ImportFormat } from '../../domain/item/import/read-file.ts'
import { type ImportReport, reportOn } from '../../domain/item/import/report.ts'
import { ok, type Result } from '../../domain/shared/result.ts'
import { readAny } from './read-any.server.ts'

export type Brought = Readonly<{ name: string; bytes: Uint8Array; format?: ImportFormat | undefined }>
/** What a file is held against. */
export type Known = Readonly<{
  /** Ids of the bank's questions by `sameQuestion`. */
  standing: ReadonlyMap<string, string>
  others: readonly Asked[]
  /** Names and ids of the knowledge points. */
  points: ReadonlySet<string>
}>
export type Examined = Readonly<{ format: ImportFormat; encoding: string | null; report: ImportReport }>
/** How far an import is; `questions` are those found in the file. */
export type Stage =
  | Readonly<{ stage: 'reading' | 'keeping' }>
  | Readonly<{ stage: 'comparing'; questions: number }>

/** Reads a file and holds it against the bank. Refuses `bad-file`. @param tell hears each stage as it begins */
export async function examineFile(
  brought: Brought,
  { standing, others, points }: Known,
  tell: (stage: Stage) => void = () => {},
): Promise<Result<Examined, BadFile>> {
  tell({ stage: 'reading' })
  const read = await readAny(brought)
  if (!read.ok) return read
  const { format, encoding, file } = read.value
  tell({ stage: 'comparing', questions: file.entries.length + file.rejected.length })
  const report = reportOn(file, standing, (name) => (points.has(name) ? name : undefined), others)
  return ok({ format, encoding, report })
}
