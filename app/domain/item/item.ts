import * as z from 'zod'
import { type Level, levelsFrom } from '../shared/level.ts'
import { DraftItem, ItemBody, ItemFacts } from './schema.ts'

/** An item as published: what is asked and right (`body`) apart from what its author says of it (`facts`). */
export type Item = Readonly<{ id: string; body: ItemBody; facts: ItemFacts & { levels: Level[] } }>

export type AuthoredItem = { kind: 'item'; item: Item } | { kind: 'draft'; draft: DraftItem }

/** The fields of an entry that say what is asked and right. */
export const BODY_FIELDS = new Set([
  'kind',
  'stem',
  'images',
  'options',
  'key',
  'creditPolicy',
  'blanks',
  'anyOrder',
  'points',
  'material',
  'parts',
  'words',
  'rubric',
  'modelAnswer',
])
const StrictFacts = ItemFacts.strict()

/**
 * Reads one entry of an `items.yaml`. An entry without an answer is a draft; everything else must be complete.
 * @param moduleLevel the level of the module it stands in: an item serves that level and those above unless it says so
 */
export function parseAuthoredItem(entry: unknown, moduleLevel: Level): AuthoredItem | z.ZodError {
  const fields = z.record(z.string(), z.unknown()).safeParse(entry)
  if (!fields.success) return fields.error
  if (fields.data.status === 'draft' && fields.data.answerStatus === undefined) {
    const draft = DraftItem.safeParse(fields.data)
    return draft.success ? { kind: 'draft', draft: draft.data } : draft.error
  }
  const split = Object.entries(fields.data)
  const body = ItemBody.safeParse(Object.fromEntries(split.filter(([name]) => BODY_FIELDS.has(name))))
  const facts = StrictFacts.safeParse(Object.fromEntries(split.filter(([name]) => !BODY_FIELDS.has(name))))
  if (!body.success || !facts.success) {
    return new z.ZodError([...(body.error?.issues ?? []), ...(facts.error?.issues ?? [])])
  }
  const levels = facts.data.levels ?? levelsFrom(moduleLevel)
  return { kind: 'item', item: { id: facts.data.id, body: body.data, facts: { ...facts.data, levels } } }
}
