import * as z from 'zod'
import { Level } from '../shared/level.ts'
import { type AuthoredItem, type Item, parseAuthoredItem } from './item.ts'
import { DifficultyGrade, type DraftItem, ITEM_KINDS, type ItemKind, KnowledgePointId } from './schema.ts'

/** Characters of JSON one piece of work may take; the longest plan with its rubric has a tenth of it. */
export const WORK_LENGTH = 100_000

/**
 * An item as far as it is written: the fields of an `items.yaml` entry without `id`, any of them missing or half done.
 * Whether it is an item is for `parseAuthoredItem`; here it only has to be storable.
 */
export const WorkEntry = z
  .record(z.string().max(40), z.json())
  .refine((entry) => JSON.stringify(entry).length <= WORK_LENGTH, '题目太长，最多十万字符')
  .refine((entry) => !JSON.stringify(entry).includes('\\u0000'), '不能含有空字符')
export type WorkEntry = z.infer<typeof WorkEntry>

/** draft: being written. review: waits for a second person. returned: sent back with a reason. discarded: can be undone. */
export const WORK_STATUSES = ['draft', 'review', 'returned', 'discarded'] as const
export type WorkStatus = (typeof WORK_STATUSES)[number]

/** What is said or decided about an item. */
export const NOTE_KINDS = [
  'comment',
  'submitted',
  'withdrawn',
  'returned',
  'approved',
  'retired',
  'restored',
  'discarded',
] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** Numbers of items written in the product begin here; those of content files stay below. */
export const AUTHORED_FROM = 500
const MOST = 9_999

/** The running number of an item's id: 12 of l4-08-012. */
export const runningNumber = (itemId: string): number => Number(itemId.slice(itemId.lastIndexOf('-') + 1))

/**
 * The next ids of items written in the product for a module: level, module number, running number from 500 up.
 * @param taken every id ever given in that module, also of what was discarded since: none is given twice
 * @throws when the module has no number left
 */
export function nextItemIds(moduleId: string, taken: readonly string[], count: number): string[] {
  const prefix = idPrefixOf(moduleId)
  const last = Math.max(
    AUTHORED_FROM - 1,
    ...taken.filter((id) => id.startsWith(prefix)).map((id) => runningNumber(id)),
  )
  if (last + count > MOST) throw new Error(`module ${moduleId} has no item number left`)
  return Array.from({ length: count }, (_, i) => `${prefix}${String(last + 1 + i).padStart(3, '0')}`)
}

/** What the ids of a module's items begin with: “l4-08-” of l4-08-complaint-basics. */
export const idPrefixOf = (moduleId: string): string => moduleId.slice(0, 'l4-08-'.length)

export type WorkHead = Readonly<{
  kind: ItemKind
  stem: string
  /** Empty when none that could be one is written yet. */
  knowledgePoint: string
  difficulty: DifficultyGrade | null
  levels: Level[]
  enemyGroups: string[]
  /** The name of the source document; empty when none is written. */
  document: string
  reserved: boolean
}>

const kindIn = z.enum(ITEM_KINDS).catch('single')
const text = z.string().catch('')
const Head = z.object({
  kind: kindIn,
  stem: text,
  knowledgePoint: KnowledgePointId.catch(''),
  difficulty: DifficultyGrade.nullable().catch(null),
  levels: z.array(Level).catch([]),
  enemyGroups: z.array(z.string()).catch([]),
  source: z.object({ document: text }).catch({ document: '' }),
  reserved: z.boolean().catch(false),
})

/** What a list shows of a piece of work; what is missing or no such thing is left empty. */
export function headOf(entry: WorkEntry): WorkHead {
  const { source, ...head } = Head.parse(entry)
  return { ...head, document: source.document }
}

/** What approving decides, and nobody writes. */
const DECIDED = ['id', 'status', 'author', 'reviewedBy', 'writtenIn']

const plain = (fields: Record<string, unknown>): WorkEntry =>
  WorkEntry.parse(
    JSON.parse(
      JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([k]) => !DECIDED.includes(k)))),
    ),
  )

/** A standing item as a piece of work to go on from. */
export const entryOf = ({ body, facts }: Pick<Item, 'body' | 'facts'>): WorkEntry =>
  plain({ ...facts, ...body })

/** An item without an answer as a piece of work: what it lacks is written next. */
export const entryOfDraft = ({ draftReason: _, ...draft }: DraftItem): WorkEntry => plain(draft)

export type Decided = Readonly<{ id: string; author: string; reviewedBy: string }>

/** The item that a piece of work is once it is approved, or what it still lacks. */
export function itemOfWork(
  entry: WorkEntry,
  moduleLevel: Level,
  { id, author, reviewedBy }: Decided,
): Item | z.ZodError {
  const authored: AuthoredItem | z.ZodError = parseAuthoredItem(
    { ...entry, id, status: 'ready', author, reviewedBy, writtenIn: 'platform' },
    moduleLevel,
  )
  if (authored instanceof z.ZodError) return authored
  if (authored.kind === 'draft') throw new Error('an entry with the status ready is no draft')
  return authored.item
}

type Opening = Readonly<{ kind: ItemKind; knowledgePoint: string /** Four digits. */; year: string }>

/** What a new item begins with: an empty question of its kind, and what is nearly always said of one written here. */
export function blankEntry({ kind, knowledgePoint, year }: Opening): WorkEntry {
  const said = {
    kind,
    stem: '',
    knowledgePoint,
    asOf: year,
    source: { document: 'team', ref: '平台出题', kind: 'team' },
    answerStatus: 'team',
    rationale: '',
  }
  const options = [...'abcd'].map((id) => ({ id, text: '' }))
  const rubric = [
    {
      id: 'content',
      name: '',
      levels: [
        { points: 0, anchor: '' },
        { points: kind === 'plan' ? 2_000 : 400, anchor: '' },
      ],
    },
  ]
  switch (kind) {
    case 'single':
      return { ...said, options }
    case 'multiple':
      return { ...said, options, key: [] }
    case 'fillIn':
      return { ...said, blanks: [{ kind: 'text', accepted: [] }] }
    case 'classification':
      return { ...said, key: {} }
    case 'trueFalse':
      return said
    case 'caseStudy':
      return {
        ...said,
        material: '',
        parts: [
          { kind: 'single', stem: '', options, points: 100 },
          { kind: 'multiple', stem: '', options, key: [], points: 200 },
          { kind: 'written', stem: '', words: { min: 60, max: 200 }, rubric },
        ],
        points: 1_000,
      }
    case 'plan':
      return { ...said, material: '', words: { min: 300, max: 800 }, rubric, modelAnswer: '', points: 2_000 }
  }
}

/** A field of a piece of work that is text; empty when it is none. */
export const textOf = (entry: WorkEntry, name: string): string => {
  const value = entry[name]
  return typeof value === 'string' ? value : ''
}
