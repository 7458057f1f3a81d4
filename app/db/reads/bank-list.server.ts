import { isDeepStrictEqual } from 'node:util'
import { and, count, eq, inArray, max, ne, sum } from 'drizzle-orm'
import { leafOf } from '../../domain/blueprint/schema.ts'
import { askedText } from '../../domain/item/alike.ts'
import { DraftItem, type ItemKind, type ItemStatus } from '../../domain/item/schema.ts'
import { type BankRow, type SearchableRow, searchable } from '../../domain/item/search.ts'
import { wordingOf } from '../../domain/item/wording.ts'
import { headOf } from '../../domain/item/work.ts'
import { pointsOf } from '../../domain/knowledge/schema.ts'
import { LEVELS, type Level, levelsFrom } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { documents, draftItems, items, itemVersions, itemWorks } from '../schema/index.ts'
import { findKnowledge } from './content.server.ts'
import {
  itemStatistics,
  type Statistics,
  type StatisticsStamp,
  statisticsStamp,
  UNTRIED,
} from './item-statistics.server.ts'

type Kept = {
  bank: string
  tree: number
  statistics: StatisticsStamp
  /** What each item was when its row was read. */
  marks: ReadonlyMap<string, string>
  rows: readonly SearchableRow[]
}
/** The rows as last read, by database; what changed since is read again. */
const kept = new WeakMap<Db, Kept>()
/** Above so many changed items all are read: it is quicker. */
const MOST_CHANGED = 1_000

/** Changes whenever an item is added, gets a version or a status, or is written on, or the knowledge tree is published. */
async function stampOf(db: Db) {
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
  const works = await db
    .select({ status: itemWorks.status, works: count(), saves: sum(itemWorks.revision) })
    .from(itemWorks)
    .groupBy(itemWorks.status)
    .orderBy(itemWorks.status)
  const [tree] = await db
    .select({ n: documents.currentVersion })
    .from(documents)
    .where(and(eq(documents.kind, 'knowledge'), eq(documents.documentId, 'knowledge')))
  return {
    bank: JSON.stringify([bank, works]),
    tree: tree?.n ?? 0,
    statistics: await statisticsStamp(db),
  }
}

/**
 * Every item of the bank with what a search looks at, by id: published ones, drafts of the files, and what is being
 * written. Reading ten thousand takes a second or so, so the rows are kept, and only what changed is read again.
 */
export async function bankRows(db: Db): Promise<readonly SearchableRow[]> {
  const stamp = await stampOf(db)
  const before = kept.get(db)
  if (
    before?.bank === stamp.bank &&
    before.tree === stamp.tree &&
    isDeepStrictEqual(before.statistics, stamp.statistics)
  )
    return before.rows
  const fresh =
    before?.tree === stamp.tree && before.bank === stamp.bank
      ? before
      : await readAgain(db, before?.tree === stamp.tree ? before : undefined)
  const rows = withStatistics(fresh.rows, await itemStatistics(db, stamp.statistics))
  kept.set(db, { ...stamp, marks: fresh.marks, rows })
  return rows
}

/** The rows of what changed since they were read before; all of them when nothing was. */
async function readAgain(db: Db, before: Kept | undefined): Promise<Pick<Kept, 'marks' | 'rows'>> {
  const marks = await marksOf(db)
  const changed = [...marks.keys()].filter((id) => before?.marks.get(id) !== marks.get(id))
  if (!before || changed.length > MOST_CHANGED) return { marks, rows: await readRows(db) }
  const again = new Set(changed)
  const fresh = changed.length > 0 ? await readRows(db, changed) : []
  return { marks, rows: inOrder([...before.rows.filter(({ id }) => !again.has(id)), ...fresh]) }
}

/** What tells that an item's row has to be read again, by id. */
async function marksOf(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .select({
      id: items.id,
      at: items.updatedAt,
      n: items.currentVersion,
      status: items.status,
      work: itemWorks.status,
      revision: itemWorks.revision,
    })
    .from(items)
    .leftJoin(itemWorks, eq(itemWorks.itemId, items.id))
  return new Map(
    rows.map(({ id, ...mark }) => [id, [mark.at, mark.n, mark.status, mark.work, mark.revision].join()]),
  )
}

const inOrder = (rows: SearchableRow[]): SearchableRow[] => rows.sort((a, b) => (a.id < b.id ? -1 : 1))

function withStatistics(rows: readonly SearchableRow[], statistics: ReadonlyMap<string, Statistics>) {
  return rows.map((row) => {
    const now = statistics.get(row.id) ?? UNTRIED
    return STATISTICS.every((name) => row[name] === now[name]) ? row : { ...row, ...now }
  })
}
// the keys of an object of ours, which TypeScript does not take for such
const STATISTICS = Object.keys(UNTRIED) as (keyof Statistics)[]

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

async function readRows(db: Db, ids?: readonly string[]): Promise<SearchableRow[]> {
  const only = ids && inArray(items.id, [...ids])
  const [tree, versioned, drafts, works] = await Promise.all([
    findKnowledge(db),
    db
      .select({
        ...columns,
        body: itemVersions.body,
        facts: itemVersions.facts,
        authorId: itemVersions.authorId,
      })
      .from(items)
      .innerJoin(
        itemVersions,
        and(eq(itemVersions.itemId, items.id), eq(itemVersions.n, items.currentVersion)),
      )
      .where(only),
    db
      .select({ ...columns, draft: draftItems.body })
      .from(items)
      .innerJoin(draftItems, eq(draftItems.itemId, items.id))
      .where(only),
    db
      .select({ ...columns, work: itemWorks.status, body: itemWorks.body })
      .from(items)
      .innerJoin(itemWorks, eq(itemWorks.itemId, items.id))
      .where(and(ne(itemWorks.status, 'discarded'), only)),
  ])
  const leafIds = tree?.leaves.map(({ id }) => id) ?? []
  const pointNames = new Map(tree ? pointsOf(tree).map(({ id, name }) => [id, name]) : [])
  // a status of work is written by the use cases of this type
  const workOf = new Map(works.map(({ id, work }) => [id, work as BankRow['work']]))
  const common = ({ kind, status, levels, moduleId, knowledgePoint, ...row }: Columns) => ({
    ...row,
    ...UNTRIED,
    moduleId,
    knowledgePoint,
    // kind, status and levels are written by the publisher from parsed items
    kind: kind as ItemKind,
    status: status as ItemStatus,
    levels: levels.length > 0 ? (levels as Level[]) : levelsOfModule(moduleId),
    leaf: leafOf(leafIds, knowledgePoint) ?? '',
    work: workOf.get(row.id) ?? null,
  })
  const searched = (knowledgePoint: string, reason: string) => [
    reason,
    knowledgePoint,
    pointNames.get(knowledgePoint) ?? '',
  ]
  const published = versioned.map(({ body, facts, authorId, ...row }) =>
    searchable(
      {
        ...common(row),
        difficulty: facts.difficulty,
        stem: body.stem,
        published: true,
        origin: authorId === null ? 'file' : 'platform',
      },
      // material and parts of a case study are searched, and not shown
      searched(row.knowledgePoint, `${facts.rationale}\n${wordingOf(body)}`),
      askedText(body),
    ),
  )
  const waiting = drafts.map(({ draft, ...row }) => {
    const { difficulty = null, stem, draftReason } = DraftItem.parse(draft)
    return searchable(
      { ...common(row), difficulty, stem, published: false, origin: 'file' },
      searched(row.knowledgePoint, draftReason),
    )
  })
  const standing = new Set([...published, ...waiting].map(({ id }) => id))
  const begun = works
    .filter(({ id }) => !standing.has(id))
    .map(({ work: _, body, ...row }) => {
      const { difficulty, stem } = headOf(body)
      return searchable(
        { ...common(row), difficulty, stem, published: false, origin: 'platform' },
        searched(row.knowledgePoint, JSON.stringify(body)),
      )
    })
  return inOrder([...published, ...waiting, ...begun])
}

/** A draft that names no levels serves those of its module: l4-05-hall-posts. */
function levelsOfModule(moduleId: string): Level[] {
  const level = LEVELS.find((known) => moduleId.startsWith(`${known}-`))
  return level ? levelsFrom(level) : []
}
