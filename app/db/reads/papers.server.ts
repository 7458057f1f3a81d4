import { inArray } from 'drizzle-orm'
import type { RegradePolicy } from '../../domain/item/key-change.ts'
import type { MarkState } from '../../domain/marking/mark.ts'
import type { Db } from '../engine/db.server.ts'
import { items } from '../schema/index.ts'
import { itemVersionsOf, type VersionedItem, versionName } from './bank.server.ts'
import { allModules } from './content.server.ts'
import { latestScore, marksOf, type Slot, slotsOf } from './exams.server.ts'
import { correctionsTaken } from './regrades.server.ts'

/** The module each of these items stands in. */
export async function modulesOfItems(db: Db, itemIds: readonly string[]): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map()
  const rows = await db
    .select({ id: items.id, moduleId: items.moduleId })
    .from(items)
    .where(inArray(items.id, [...new Set(itemIds)]))
  return new Map(rows.map(({ id, moduleId }) => [id, moduleId]))
}

export type SectionPlace = Readonly<{ moduleId: string; id: string; title: string }>
type MarkRow = Awaited<ReturnType<typeof marksOf>>[number]
export type MarkedSlot = Readonly<{
  slot: Slot
  version: VersionedItem
  mark: Omit<MarkRow, 'state'> & { state: MarkState }
  /** Where the lesson speaks of it, while it does. */
  section: SectionPlace | null
  /** The last correction of its key that the mark rests on; the version has the corrected key. */
  correction: Readonly<{ policy: RegradePolicy; reason: string }> | null
}>

/**
 * A marked paper with keys, marks and the sections to reread. Only for an attempt that is released: the caller has
 * looked. Undefined when it has no score.
 */
export async function markedPaper(db: Db, attemptId: string) {
  const score = await latestScore(db, attemptId)
  if (!score) return undefined
  const slots = await slotsOf(db, attemptId)
  const versions = await itemVersionsOf(db, slots)
  const modules = new Map((await allModules(db)).map((module) => [module.id, module]))
  const moduleOf = await modulesOfItems(
    db,
    slots.map(({ itemId }) => itemId),
  )
  const marks = new Map((await marksOf(db, attemptId, score.n)).map((mark) => [mark.slot, mark]))
  const taken = await correctionsTaken(db, attemptId, score.n)
  const rows = slots.map((slot): MarkedSlot => {
    const version = versions.get(versionName(slot.itemId, slot.itemVersion))
    const own = taken.filter(({ itemId }) => itemId === slot.itemId)
    const body = own.findLast((change) => change.body !== null)?.body
    const last = own.at(-1)
    const mark = marks.get(slot.slot)
    if (!version || !mark)
      throw new Error(`slot ${slot.slot} of ${attemptId} has no ${version ? 'mark' : 'item version'}`)
    const module = modules.get(moduleOf.get(slot.itemId) ?? '')
    const section = module?.sections.find(({ id }) => id === version.facts.section)
    // state is written from `MarkState` only
    return {
      slot,
      version: body ? { ...version, body } : version,
      mark: { ...mark, state: mark.state as MarkState },
      section: module && section ? { moduleId: module.id, ...section } : null,
      correction: last ? { policy: last.policy, reason: last.reason } : null,
    }
  })
  return { score, rows }
}
