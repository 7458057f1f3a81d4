import type { WorkEntry } from '../work.ts'

export const IMPORT_FORMATS = [
  'excel',
  'csv',
  'gift',
  'aiken',
  'moodle-xml',
  'cloze',
  'qti',
  'text',
  'docx',
  'yaml',
] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** Where something stands: a line of the file, or of a sheet or of a file in a package. */
export type Place = Readonly<{ line: number; part?: string }>

/** One question as a file gives it, in the fields of an `items.yaml` entry. */
export type ReadEntry = Place &
  Readonly<{
    fields: WorkEntry
    /** The knowledge point as it is written, a name or an id; null: none is given. */
    knowledge: string | null
    /** What of it was left behind, in words. */
    notes: readonly string[]
  }>

export type RejectedEntry = Place & Readonly<{ item: string; reason: string }>

/** What a reader makes of a file: every question whole, or refused with its line and reason. */
export type ReadFile = Readonly<{
  entries: readonly ReadEntry[]
  rejected: readonly RejectedEntry[]
  /** About the file as a whole. */
  warnings: readonly string[]
}>

/** A file that is nothing of its format: where the reader gave up, and what to do. */
export type BadFile = Readonly<{ code: 'bad-file'; line: number; message: string }>

const SHOWN = 60
/** The beginning of a question, to know it by. */
export const beginningOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}
