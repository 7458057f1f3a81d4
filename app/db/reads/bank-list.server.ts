import { and, count, eq, max, sum } from 'drizzle-orm'
import { leafOf } from '../../domain/blueprint/schema.ts'
import { DraftItem, type ItemKind, type ItemStatus } from '../../domain/item/schema.ts'
import { type SearchableRow, searchable } from '../../domain/item/search.ts'
import { wordingOf } from '../../domain/item/wording.ts'
import { pointsOf } from '../../domain/knowledge/schema.ts'
import { LEVELS, type Level, levelsFrom } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { documents, draftItems, items, itemVersions } from '../schema/index.ts'
import { findKnowledge } from './content.server.ts'

type Kept = { stamp: string; rows: readonly SearchableRow[] }
/** The rows as last read, by database; thrown away as soon as the stamp of what they were read from differs. */
const kept = new WeakMap<Db, Kept>()

/** Changes whenever an item is added, gets a version or a status, or the knowledge tree is published again. */
async function stampOf(db: Db): Promise<string> {
  const bank = await db
    .select({
      status: items.status,
      items: count(),
      versions: sum(items.currentVersion),
      at: max(items.updatedAt),
    })
    .from(items)
    .groupBy(items.status)
    .orderBy(items.status)
  const [tree] = await db
    .select({ n: documents.currentVersion })
    .from(documents)
    .where(and(eq(documents.kind, 'knowledge'), eq(documents.documentId, 'knowledge')))
  return JSON.stringify([bank, tree])
}

/**
 * Every item and draft of the bank with what a search looks at, by id. Reading and folding ten thousand takes some
 * tenths of a second, so the rows are kept until the bank changes.
 */
export async function bankRows(db: Db): Promise<readonly SearchableRow[]> {
  const stamp = await stampOf(db)
  const before = kept.get(db)
  if (before?.stamp === stamp) return before.rows
  const rows = await readRows(db)
  kept.set(db, { stamp, rows })
  return rows
}

const columns = {
  id: items.id,
  moduleId: items.moduleId,
  kind: items.kind,
  status: items.status,
  levels: items.levels,
  knowledgePoint: items.knowledgePoint,
  source: items.document,
  enemyGroups: items.enemyGroups,
}
type Columns = { [K in keyof typeof columns]: (typeof columns)[K]['_']['data'] }

async function readRows(db: Db): Promise<SearchableRow[]> {
  const [tree, versioned, drafts] = await Promise.all([
    findKnowledge(db),
    db
      .select({ ...columns, body: itemVersions.body, facts: itemVersions.facts })
      .from(items)
      .innerJoin(
        itemVersions,
        and(eq(itemVersions.itemId, items.id), eq(itemVersions.n, items.currentVersion)),
      ),
    db
      .select({ ...columns, draft: draftItems.body })
      .from(items)
      .innerJoin(draftItems, eq(draftItems.itemId, items.id)),
  ])
  const leafIds = tree?.leaves.map(({ id }) => id) ?? []
  const pointNames = new Map(tree ? pointsOf(tree).map(({ id, name }) => [id, name]) : [])
  const common = ({ kind, status, levels, moduleId, knowledgePoint, ...row }: Columns) => ({
    ...row,
    moduleId,
    knowledgePoint,
    // kind, status and levels are written by the publisher from parsed items
    kind: kind as ItemKind,
    status: status as ItemStatus,
    levels: levels.length > 0 ? (levels as Level[]) : levelsOfModule(moduleId),
    leaf: leafOf(leafIds, knowledgePoint) ?? '',
  })
  const searched = (knowledgePoint: string, reason: string) => [
    reason,
    knowledgePoint,
    pointNames.get(knowledgePoint) ?? '',
  ]
  const published = versioned.map(({ body, facts, ...row }) =>
    searchable(
      { ...common(row), difficulty: facts.difficulty, stem: body.stem },
      // material and parts of a case study are searched, and not shown
      searched(row.knowledgePoint, `${facts.rationale}\n${wordingOf(body)}`),
    ),
  )
  const waiting = drafts.map(({ draft, ...row }) => {
    const { difficulty = null, stem, draftReason } = DraftItem.parse(draft)
    return searchable({ ...common(row), difficulty, stem }, searched(row.knowledgePoint, draftReason))
  })
  return [...published, ...waiting].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A draft that names no levels serves those of its module: l4-05-hall-posts. */
function levelsOfModule(moduleId: string): Level[] {
  const level = LEVELS.find((known) => moduleId.startsWith(`${known}-`))
  return level ? levelsFrom(level) : []
}
