import { leafOf } from '../blueprint/schema.ts'
import type { ItemBody, ItemFacts, ItemStatus } from '../item/schema.ts'
import type { Level } from '../shared/level.ts'
import type { BankEntry } from './types.ts'

/** What an item's use so far says of it, frozen with the snapshot. */
export type ItemRecord = Pick<BankEntry, 'uses' | 'facility' | 'irt' | 'flagged'>

/** What assembly needs of a bank item. Undefined when its knowledge point lies under none of the blueprint's leaves. */
export function toBankEntry(
  item: Readonly<{
    id: string
    version: number
    body: ItemBody
    facts: ItemFacts
    status: ItemStatus
    reserved: boolean
    levels: readonly Level[]
  }>,
  leafIds: readonly string[],
  record?: ItemRecord,
): BankEntry | undefined {
  const { id, version, body, facts, status, reserved, levels } = item
  const leaf = leafOf(leafIds, facts.knowledgePoint)
  if (leaf === undefined) return undefined
  return {
    id,
    version,
    kind: body.kind,
    points: body.points,
    blanks: body.kind === 'fillIn' ? body.blanks.length : 1,
    knowledgePoint: facts.knowledgePoint,
    leaf,
    difficulty: facts.difficulty,
    enemyGroups: facts.enemyGroups,
    reserved,
    status,
    levels,
    source: facts.source.document,
    answerStatus: facts.answerStatus,
    asOf: facts.asOf,
    ...record,
  }
}
