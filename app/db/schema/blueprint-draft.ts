import type { Blueprint } from '../../domain/blueprint/schema.ts'
import { int, json, msec, table, text } from '../engine/columns.server.ts'
import { people } from './people.ts'

/** A blueprint as a trainer is changing it, one a level. Publishing makes it a document version and takes it away. */
export const blueprintDrafts = table('blueprint_draft', {
  level: text().primaryKey(),
  body: json<Blueprint>().notNull(),
  /** The version it started from. */
  basedOn: int().notNull(),
  /** Counts its saves: who saves names the one he started from. */
  revision: int().notNull(),
  authorId: text()
    .notNull()
    .references(() => people.id),
  updatedAt: msec().notNull(),
})
