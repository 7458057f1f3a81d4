import * as z from 'zod'
import { AnswerStatus, DifficultyGrade, ITEM_KINDS, type ItemKind } from '../item/schema.ts'
import { Level } from '../shared/level.ts'

/**
 * Which items a row of a blueprint is about: every field given must hold, a list holds when one of its entries does.
 * @example { not: { level: [l4] } } — items the level below may not use
 */
export type ItemWhere = Readonly<{
  /** Prefixes of leaves: `work` is every leaf under it. */
  leaf?: readonly string[] | undefined
  /** Prefixes of knowledge points. */
  knowledgePoint?: readonly string[] | undefined
  kind?: readonly ItemKind[] | undefined
  difficulty?: readonly DifficultyGrade[] | undefined
  /** Items that one of these levels may use. */
  level?: readonly Level[] | undefined
  reserved?: boolean | undefined
  /** Names of source documents. */
  source?: readonly string[] | undefined
  answerStatus?: readonly AnswerStatus[] | undefined
  /** Whether item analysis sent the item to review. */
  flagged?: boolean | undefined
  /** One of these holds. */
  any?: readonly ItemWhere[] | undefined
  not?: ItemWhere | undefined
}>

const texts = z.array(z.string().min(1)).min(1)
export const ItemWhere: z.ZodType<ItemWhere> = z.lazy(() =>
  z
    .strictObject({
      leaf: texts.optional(),
      knowledgePoint: texts.optional(),
      kind: z.array(z.enum(ITEM_KINDS)).min(1).optional(),
      difficulty: z.array(DifficultyGrade).min(1).optional(),
      level: z.array(Level).min(1).optional(),
      reserved: z.boolean().optional(),
      source: texts.optional(),
      answerStatus: z.array(AnswerStatus).min(1).optional(),
      flagged: z.boolean().optional(),
      any: z.array(ItemWhere).min(1).optional(),
      not: ItemWhere.optional(),
    })
    .refine((where) => Object.values(where).some((given) => given !== undefined), '至少写一个条件'),
)

/** What a row can ask about an item. */
export type Described = Readonly<{
  leaf: string
  kind: ItemKind
  knowledgePoint: string
  difficulty: DifficultyGrade
  levels: readonly Level[]
  reserved: boolean
  source?: string | undefined
  answerStatus?: AnswerStatus | undefined
  flagged?: boolean | undefined
}>

const isUnder = (id: string, prefix: string) => id === prefix || id.startsWith(`${prefix}.`)

/** Whether an item is one a row is about. An item without a known source or answer status meets no list of them. */
export function meetsWhere(where: ItemWhere, item: Described): boolean {
  const { leaf, knowledgePoint, kind, difficulty, level, reserved, source, answerStatus, flagged, any, not } =
    where
  if (leaf && !leaf.some((prefix) => isUnder(item.leaf, prefix))) return false
  if (knowledgePoint && !knowledgePoint.some((prefix) => isUnder(item.knowledgePoint, prefix))) return false
  if (kind && !kind.includes(item.kind)) return false
  if (difficulty && !difficulty.includes(item.difficulty)) return false
  if (level && !level.some((one) => item.levels.includes(one))) return false
  if (reserved !== undefined && item.reserved !== reserved) return false
  if (source && (item.source === undefined || !source.includes(item.source))) return false
  if (answerStatus && (item.answerStatus === undefined || !answerStatus.includes(item.answerStatus)))
    return false
  if (flagged !== undefined && (item.flagged ?? false) !== flagged) return false
  if (any && !any.some((one) => meetsWhere(one, item))) return false
  return !(not && meetsWhere(not, item))
}

/** Whether a condition only asks for leaf and kind: every item of a cell then meets it, or none. */
export function isAboutCells({ leaf: _, kind: __, any, not, ...others }: ItemWhere): boolean {
  return (
    Object.values(others).every((given) => given === undefined) &&
    (any?.every(isAboutCells) ?? true) &&
    (not === undefined || isAboutCells(not))
  )
}
