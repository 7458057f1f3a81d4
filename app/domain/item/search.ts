import { foldForSearch, wordsIn } from '../shared/fold.ts'
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
import type { WorkStatus } from './work.ts'

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
  /** Where its standing text was written: in a content file or in the product. */
  origin: 'file' | 'platform'
  /** Whether it has a version; without one it is only being written. */
  published: boolean
  /** How what is being written of it stands; null: nothing is. */
  work: Exclude<WorkStatus, 'discarded'> | null
  /** Forms it stood in, those that were voided left out. */
  forms: number
  /** Share of the points that were given, 0…1; null with no answers. */
  facility: number | null
  answers: number
  /** Correlation of its mark with the rest of the form, −1…1; null under 30 people. */
  discrimination: number | null
  /** Slope of its curve; null under 500 people. */
  a: number | null
  /** Place of its curve; null under 200 people. */
  b: number | null
}>

/** A row with everything a search looks at, folded, and what near duplicates are found by; empty when it has no body yet. */
export type SearchableRow = BankRow & Readonly<{ haystack: string; asked: string }>

/** @param others what is searched beside id and stem: rationale, knowledge point */
export const searchable = (row: BankRow, others: readonly string[], asked = ''): SearchableRow => ({
  ...row,
  asked,
  haystack: foldForSearch([row.id, row.stem, ...others].join('\n')),
})

export const FACETS = [
  'level',
  'leaf',
  'point',
  'kind',
  'status',
  'source',
  'origin',
  'difficulty',
  'stat',
] as const
export type Facet = (typeof FACETS)[number]
/** One value a facet, all of them must hold. `q`: every word must occur; `words` are those of it, if somebody cut them. */
export type ItemFilter = Readonly<{ q?: string; words?: readonly string[] } & Partial<Record<Facet, string>>>

/** Answers below which a facility says too little (assessment.md §8). */
export const ENOUGH_ANSWERS = 30
/** A facility outside these flags an item (assessment.md §8). */
const TOO_HARD = 0.2
const TOO_EASY = 0.95
/** A correlation with the rest of the form below this flags an item (assessment.md §8). */
const WEAK = 0.15
/**
 * What a bank is filtered by about how its items did. By facility one of: never used, too few answers, too hard, too
 * easy, as it should be. By discrimination one of: against the rest, weak, parts well. And whether it has a curve.
 */
export type Stat = FacilityStat | 'against' | 'weak' | 'parts' | 'calibrated'
type FacilityStat = 'unused' | 'few' | 'hard' | 'easy' | 'fine'

/** All that an item is found under. */
function statsOf(row: BankRow): Stat[] {
  const { discrimination: r, b } = row
  const found: Stat[] = [facilityStat(row)]
  if (r !== null) found.push(r < 0 ? 'against' : r < WEAK ? 'weak' : 'parts')
  if (b !== null) found.push('calibrated')
  return found
}

function facilityStat({ forms, answers, facility }: BankRow): FacilityStat {
  if (forms === 0) return 'unused'
  if (facility === null || answers < ENOUGH_ANSWERS) return 'few'
  if (facility < TOO_HARD) return 'hard'
  return facility > TOO_EASY ? 'easy' : 'fine'
}

/** The statuses an item is found under: its own, and that of a revision under way beside what stands. */
export function statusesOf({
  status,
  published,
  work,
}: Pick<BankRow, 'status' | 'published' | 'work'>): string[] {
  if (work === null) return [status]
  const own = work === 'draft' ? (published ? 'revising' : 'draft') : work
  return [...new Set([status, own])]
}

const FIGURES = ['facility', 'discrimination', 'a', 'b'] as const
export const SORTS = ['id', 'stem', 'kind', 'point', 'difficulty', 'status', 'source', ...FIGURES] as const
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
  status: statusesOf,
  source: ({ source }) => [source],
  origin: ({ origin }) => [origin],
  difficulty: ({ difficulty }) => (difficulty === null ? [] : [difficulty]),
  stat: statsOf,
}

/** What the bank holds for a filter: one sorted page of it, and the counts of every facet. One pass over the rows. */
export function searchItems(
  rows: readonly SearchableRow[],
  filter: ItemFilter,
  { sort = BY_ID, page = 1 }: { sort?: Sort; page?: number } = {},
): Found {
  const words = filter.words?.map(foldForSearch) ?? wordsIn(filter.q ?? '')
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
    origin: {},
    difficulty: {},
    stat: {},
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

const withoutHaystack = ({ haystack: _, asked: __, ...row }: SearchableRow): BankRow => row

const placeIn = (values: readonly string[], value: string | null): number =>
  value === null ? values.length : values.indexOf(value)

type Figure = (typeof FIGURES)[number]

const comparisons: { readonly [S in Exclude<Sort['by'], Figure>]: (a: BankRow, b: BankRow) => number } = {
  id: (a, b) => byCodeUnit(a.id, b.id),
  stem: (a, b) => byCodeUnit(a.stem, b.stem),
  kind: (a, b) => placeIn(ITEM_KINDS, a.kind) - placeIn(ITEM_KINDS, b.kind),
  point: (a, b) => byCodeUnit(a.knowledgePoint, b.knowledgePoint),
  difficulty: (a, b) =>
    placeIn(DifficultyGrade.options, a.difficulty) - placeIn(DifficultyGrade.options, b.difficulty),
  status: (a, b) => placeIn(ItemStatus.options, a.status) - placeIn(ItemStatus.options, b.status),
  source: (a, b) => byCodeUnit(a.source, b.source),
}

const isFigure = (by: Sort['by']): by is Figure => FIGURES.some((figure) => figure === by)

/** By the column, then by id, which never turns around; nor do rows without the figure, which stand last. */
function orderBy({ by, descending }: Sort): (a: BankRow, b: BankRow) => number {
  const turned = descending ? -1 : 1
  if (isFigure(by))
    return (a, b) => {
      const [x, y] = [a[by], b[by]]
      const place = x === null || y === null ? Number(x === null) - Number(y === null) : turned * (x - y)
      return place || byCodeUnit(a.id, b.id)
    }
  const compare = comparisons[by]
  return (a, b) => turned * compare(a, b) || byCodeUnit(a.id, b.id)
}
