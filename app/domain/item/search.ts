import type { Level } from '../shared/level.ts'
import { byCodeUnit } from '../shared/rng.ts'
import {
  DifficultyGrade,
  type DifficultyGrade as Grade,
  ITEM_KINDS,
  type ItemKind,
  ItemStatus,
  type ItemStatus as Status,
} from './schema.ts'

/** One line of the bank's list, of an item or of a draft without an answer. */
export type BankRow = Readonly<{
  id: string
  moduleId: string
  kind: ItemKind
  status: Status
  /** The levels it may be used at. */
  levels: readonly Level[]
  knowledgePoint: string
  /** The leaf of the knowledge tree its point lies under; empty when there is none. */
  leaf: string
  /** Name of the source document. */
  source: string
  /** null on a draft that has no grade yet. */
  difficulty: Grade | null
  enemyGroups: readonly string[]
  stem: string
}>

/** A row with everything a search looks at, folded. */
export type SearchableRow = BankRow & Readonly<{ haystack: string }>

/** Width and case do not count in a search: ＶＩＰ finds vip. */
export const foldForSearch = (text: string): string => text.normalize('NFKC').toLowerCase()

/** @param others what is searched beside id and stem: rationale, knowledge point */
export const searchable = (row: BankRow, others: readonly string[]): SearchableRow => ({
  ...row,
  haystack: foldForSearch([row.id, row.stem, ...others].join('\n')),
})

export const FACETS = ['level', 'leaf', 'point', 'kind', 'status', 'source', 'difficulty'] as const
export type Facet = (typeof FACETS)[number]
/** One value a facet, all of them must hold. `q`: every word must occur. */
export type ItemFilter = Readonly<{ q?: string } & Partial<Record<Facet, string>>>

export const SORTS = ['id', 'stem', 'kind', 'point', 'difficulty', 'status', 'source'] as const
export type Sort = Readonly<{ by: (typeof SORTS)[number]; descending: boolean }>
export const BY_ID: Sort = { by: 'id', descending: false }

export const PAGE_SIZE = 50

export type Found = Readonly<{
  rows: readonly BankRow[]
  total: number
  /** From 1; a page beyond the last is the last. */
  page: number
  pages: number
  /** For each facet, how many rows each of its values would give while the other filters stay. */
  counts: Readonly<Record<Facet, Readonly<Record<string, number>>>>
}>

const valuesOf: { readonly [F in Facet]: (row: BankRow) => readonly string[] } = {
  level: ({ levels }) => levels,
  leaf: ({ leaf }) => [leaf],
  point: ({ knowledgePoint }) => [knowledgePoint],
  kind: ({ kind }) => [kind],
  status: ({ status }) => [status],
  source: ({ source }) => [source],
  difficulty: ({ difficulty }) => (difficulty === null ? [] : [difficulty]),
}

const wordsOf = (q: string): string[] => foldForSearch(q).split(/\s+/).filter(Boolean)

/** What the bank holds for a filter: one sorted page of it, and the counts of every facet. One pass over the rows. */
export function searchItems(
  rows: readonly SearchableRow[],
  filter: ItemFilter,
  { sort = BY_ID, page = 1 }: { sort?: Sort; page?: number } = {},
): Found {
  const words = wordsOf(filter.q ?? '')
  const set = FACETS.flatMap((facet) => {
    const wanted = filter[facet]
    return wanted ? [{ facet, wanted }] : []
  })
  const counts: Record<Facet, Record<string, number>> = {
    level: {},
    leaf: {},
    point: {},
    kind: {},
    status: {},
    source: {},
    difficulty: {},
  }
  const found: SearchableRow[] = []
  for (const row of rows) {
    if (!words.every((word) => row.haystack.includes(word))) continue
    const missed = set.filter(({ facet, wanted }) => !valuesOf[facet](row).includes(wanted))
    if (missed.length > 1) continue // no facet's count, since each leaves out but one filter
    if (missed.length === 0) found.push(row)
    for (const facet of FACETS) {
      if (missed.some((miss) => miss.facet !== facet)) continue
      const count = counts[facet]
      for (const value of valuesOf[facet](row)) count[value] = (count[value] ?? 0) + 1
    }
  }
  found.sort(orderBy(sort))
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages)
  const cut = found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)
  return { rows: cut.map(withoutHaystack), total: found.length, page: shown, pages, counts }
}

/** How many rows of each status there are, of one level or of all. */
export function countStatuses(
  rows: readonly BankRow[],
  level?: string,
): Readonly<Partial<Record<Status, number>>> {
  const counts: Partial<Record<Status, number>> = {}
  for (const { levels, status } of rows) {
    if (level === undefined || levels.some((one) => one === level)) counts[status] = (counts[status] ?? 0) + 1
  }
  return counts
}

const withoutHaystack = ({ haystack: _, ...row }: SearchableRow): BankRow => row

const placeIn = (values: readonly string[], value: string | null): number =>
  value === null ? values.length : values.indexOf(value)

const comparisons: { readonly [S in Sort['by']]: (a: BankRow, b: BankRow) => number } = {
  id: (a, b) => byCodeUnit(a.id, b.id),
  stem: (a, b) => byCodeUnit(a.stem, b.stem),
  kind: (a, b) => placeIn(ITEM_KINDS, a.kind) - placeIn(ITEM_KINDS, b.kind),
  point: (a, b) => byCodeUnit(a.knowledgePoint, b.knowledgePoint),
  difficulty: (a, b) =>
    placeIn(DifficultyGrade.options, a.difficulty) - placeIn(DifficultyGrade.options, b.difficulty),
  status: (a, b) => placeIn(ItemStatus.options, a.status) - placeIn(ItemStatus.options, b.status),
  source: (a, b) => byCodeUnit(a.source, b.source),
}

/** By the column, then by id, which never turns around. */
function orderBy({ by, descending }: Sort): (a: BankRow, b: BankRow) => number {
  const compare = comparisons[by]
  return (a, b) => (descending ? compare(b, a) : compare(a, b)) || byCodeUnit(a.id, b.id)
}
