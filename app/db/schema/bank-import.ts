import type { ImportFormat } from '../../domain/item/import/read-file.ts'
import type { ImportReport } from '../../domain/item/import/report.ts'
import { index, json, msec, table, text } from '../engine/columns.server.ts'
import { people } from './people.ts'

/** A file of questions somebody brought: what was read in it, and what became of it. */
export const bankImports = table(
  'bank_import',
  {
    id: text().primaryKey(),
    fileName: text().notNull(),
    format: text().$type<ImportFormat>().notNull(),
    /** Null: the format says it itself. */
    encoding: text(),
    /** Of the file's bytes, in hexadecimal; null: brought before hashes were kept. */
    sha256: text(),
    report: json<ImportReport>().notNull(),
    /** previewed, imported or undone. */
    status: text().notNull(),
    /** Items it made, in the order of the file. */
    itemIds: json<string[]>().notNull(),
    broughtBy: text()
      .notNull()
      .references(() => people.id),
    broughtAt: msec().notNull(),
    importedAt: msec(),
    undoneAt: msec(),
  },
  (t) => [index('bank_import_at').on(t.broughtAt), index('bank_import_sha256').on(t.sha256)],
)
