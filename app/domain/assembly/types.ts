import type { AnswerStatus, DifficultyGrade, ItemKind, ItemStatus } from '../item/schema.ts'
import type { Level } from '../shared/level.ts'
import type { Points } from '../shared/points.ts'

/** One item of a bank snapshot, as far as assembly needs to know it: no text, no key. Ids are unique in a snapshot. */
export type BankEntry = Readonly<{
  id: string
  version: number
  kind: ItemKind
  points: Points
  /** Blanks of a fill-in; 1 for every other kind. */
  blanks: number
  knowledgePoint: string
  /** The blueprint leaf whose id is the prefix of the knowledge point. */
  leaf: string
  difficulty: DifficultyGrade
  /** Names of groups of which one form may hold one item. */
  enemyGroups: readonly string[]
  /** For formal examinations only, never practice. */
  reserved: boolean
  status: ItemStatus
  /** The examinations that may use the item. */
  levels: readonly Level[]
  /** Name of the source document. */
  source?: string
  answerStatus?: AnswerStatus
  /** When the fact was true, as the author wrote it: a year, or words with one. */
  asOf?: string
  /** Forms it had been in when the snapshot was frozen. */
  uses?: number
  /** Smoothed share of marks, (right + 2) / (n + 3), 0…1; absent below 30 answers. */
  facility?: number
  /** Calibrated response function c + (1 − c) / (1 + e^(−a(θ − b))); absent below 200 answers. */
  irt?: Readonly<{ a: number; b: number; c: number }>
  /** Item analysis sent it to review. */
  flagged?: boolean
}>

/**
 * Leaf × kind × points, and in `tag` whatever else a row of the blueprint asks about: items of one cell can stand in
 * for each other without moving any count. The tag is empty where no row looks further.
 */
export type Cell = Readonly<{ leaf: string; kind: ItemKind; points: Points; tag: string }>
/** `leaf|kind|points`, e.g. `law|fillIn|200`, and `|tag` where there is one. */
export type CellKey = string
export const cellKey = ({ leaf, kind, points, tag }: Cell): CellKey =>
  tag === '' ? `${leaf}|${kind}|${points}` : `${leaf}|${kind}|${points}|${tag}`

/** The cell a key names. A key is ours (`cellKey`), so its second part is an item kind; leaf ids hold no `|`. */
export function cellOfKey(key: CellKey): Cell {
  const [leaf = '', kind = '', points = '0', tag = ''] = key.split('|')
  return { leaf, kind: kind as ItemKind, points: Number(points), tag }
}

/** How many items each cell gives to one form; cells that give none are left out. */
export type CellTable = Readonly<{
  counts: Readonly<Record<CellKey, number>>
  /** Sum over the leaves of |points − quota|, hundredths of a point. */
  deviation: Points
}>
/** Two tables with the same name are the same table: `readTable` and `findTable` write cells in one order. */
export const tableName = ({ counts }: CellTable): string => JSON.stringify(counts)

/** What the bank lacks for one form, in items; fill-ins in blanks. */
export type Shortage = Readonly<{
  leaf: string
  type: ItemKind
  need: number
  have: number
  /** The row of the blueprint the missing items have to meet; absent: any item of the leaf and kind helps. */
  row?: string
  /** What would help, in words for the author, the nearest first. */
  relaxations: readonly string[]
}>

/** One examination paper: the items in the order they are shown. */
export type Form = Readonly<{
  /** The root seed it was drawn with, 32 hexadecimal digits. */
  seed: string
  items: readonly BankEntry[]
}>

/** An earlier form (or several, together) and how many of its items the new one may hold again. */
export type OverlapBudget = Readonly<{ previous: ReadonlySet<string>; max: number }>

/** A rule the form breaks; `where` names the node, line, item or group. */
export type Violation = Readonly<{
  rule:
    | 'node'
    | 'leaf'
    | 'mix'
    | 'row'
    | 'include'
    | 'exclude'
    | 'together'
    | 'enemies'
    | 'exposure'
    | 'level'
    | 'status'
    | 'duplicate'
    | 'placement'
    | 'overlap'
  where: string
  wanted: string | number
  found: string | number
}>

export type NodeCheck = Readonly<{
  id: string
  /** Percent of the whole. */
  weight: number
  /** Exact, in whole points of the full mark: 37 is thirty-seven points. */
  quota: number
  /** What the form gives, in whole points. */
  count: number
  /** The same, in hundredths. */
  points: Points
}>

export type Verification = Readonly<{
  ok: boolean
  /** Nodes of the first depth and leaves, in tree order. */
  nodes: readonly NodeCheck[]
  /** Items of each kind; fill-ins in blanks. */
  types: Readonly<Partial<Record<ItemKind, number>>>
  /** Items of each grade beside the exact share and whether it is within the tolerance; told, not a violation. */
  grades: readonly Readonly<{ grade: DifficultyGrade; quota: number; count: number; within: boolean }>[]
  /** The blueprint's rows that are on; `count` in items or hundredths of a point. Absent in records of version 1. */
  rows?: readonly RowCheck[]
  /**
   * Expected score beside its target, hundredths of a point; told, not a violation: the draw returns the best it can.
   * Absent in records of version 1.
   */
  targets?: readonly TargetCheck[]
  /** Score a candidate at the cut is expected to get, 0…100, floored to hundredths. */
  expectedScore: number
  violations: readonly Violation[]
}>

export type RowCheck = Readonly<{
  id: string
  unit: 'items' | 'points'
  min: number | null
  max: number | null
  count: number
  ok: boolean
}>
export type TargetCheck = Readonly<{
  /** Ability it is for; null: at the cut, by facility or the author's grade. */
  theta: number | null
  target: number
  expected: number
  within: boolean
}>

/** Raised when the same seed, tables and bank would give another form than before. */
export const ASSEMBLY_VERSION = 2
