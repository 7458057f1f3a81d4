import { versionsOfItem } from '../../db/reads/bank.server.ts'
import { findDraft, findItemHead } from '../../db/reads/bank-item.server.ts'
import { findWork } from '../../db/reads/works.server.ts'
import type { DifficultyGrade } from '../../domain/item/schema.ts'
import { entryOf, entryOfDraft, type WorkEntry } from '../../domain/item/work.ts'
import { type Ok, ok, type Refused, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { discardWorks, takeUpWork } from './discard-works.server.ts'
import { restoreItem, retireItemHere, undoRetirement } from './retire-item.server.ts'
import { submitWork, withdrawWork } from './review-work.server.ts'
import { saveWork, type Writer } from './save-work.server.ts'

export const BULK_ACTIONS = [
  'retire',
  'undoRetire',
  'restore',
  'submit',
  'withdraw',
  'difficulty',
  'discard',
  'takeUp',
] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]
/** Items one request may name: a page of the list, several times. */
export const MOST_AT_ONCE = 200

/** What takes an action back for one item: another action. */
export type Undo = Readonly<{ action: BulkAction; itemId: string; difficulty?: DifficultyGrade }>
type Left = Readonly<{ itemId: string; code: string }>
export type Bulk = Readonly<{ done: string[]; left: Left[]; undo: Undo[] }>

type Step = Readonly<{ action: BulkAction; itemId: string; difficulty?: DifficultyGrade }>

/**
 * Does the same with many items, each in a transaction of its own: what can be done is done, and what is refused is
 * named. What it returns as `undo` are steps for `undoSteps`; each is refused like any other if things changed since.
 */
export async function bulkItems(
  world: World,
  viewer: Writer,
  {
    action,
    itemIds,
    difficulty,
  }: { action: BulkAction; itemIds: readonly string[]; difficulty?: DifficultyGrade },
): Promise<Bulk> {
  return takeSteps(
    world,
    viewer,
    itemIds.slice(0, MOST_AT_ONCE).map((itemId) => ({ action, itemId, difficulty })),
  )
}

/** Takes steps one by one: a bulk action, or the taking back of one. */
export async function takeSteps(world: World, viewer: Writer, steps: readonly Step[]): Promise<Bulk> {
  const [done, left, undo]: [string[], Left[], Undo[]] = [[], [], []]
  for (const step of steps.slice(0, MOST_AT_ONCE)) {
    const taken = await takeStep(world, viewer, step)
    if (!taken.ok) {
      left.push({ itemId: step.itemId, code: taken.refusal.code })
      continue
    }
    done.push(step.itemId)
    if (taken.value) undo.push(taken.value)
  }
  return { done, left, undo }
}

async function takeStep(world: World, viewer: Writer, { action, itemId, difficulty }: Step) {
  switch (action) {
    case 'retire':
      return then(await retireItemHere(world, viewer, { itemId }), { action: 'undoRetire', itemId })
    case 'undoRetire':
      return then(await undoRetirement(world, viewer, { itemId }), { action: 'retire', itemId })
    case 'restore':
      return then(await restoreItem(world, viewer, { itemId }), { action: 'withdraw', itemId })
    case 'submit':
      return sendToReview(world, viewer, itemId)
    case 'withdraw':
      return then(await withdrawWork(world, viewer, { itemId }), { action: 'submit', itemId })
    case 'discard':
      return then(await discardWorks(world, viewer, [itemId]), { action: 'takeUp', itemId })
    case 'takeUp':
      return then(await takeUpWork(world, viewer, itemId), { action: 'discard', itemId })
    case 'difficulty':
      return setDifficulty(world, viewer, itemId, difficulty)
  }
}

type Outcome = Ok<unknown> | Refused<{ code: string }>

/** What a step comes to for the list: done with its undo, or the code of why not. */
const then = (outcome: Outcome, undo: Undo) =>
  outcome.ok ? ok<Undo | undefined>(undo) : refuse({ code: outcome.refusal.code })

/** An item that waits in its file as a draft or for review begins work as it stands. */
async function sendToReview(world: World, viewer: Writer, itemId: string) {
  if (!(await findWork(world.db, itemId))) {
    const begun = await beginFrom(world, viewer, itemId, (entry) => entry)
    if (!begun.ok) return begun
  }
  return then(await submitWork(world, viewer, { itemId }), { action: 'withdraw', itemId })
}

/** A grade is part of a version: on a published item it becomes a revision, which goes through review. */
async function setDifficulty(
  world: World,
  viewer: Writer,
  itemId: string,
  difficulty: DifficultyGrade | undefined,
) {
  if (!difficulty) return refuse({ code: 'bad-form' } as const)
  const work = await findWork(world.db, itemId)
  if (!work) {
    const begun = await beginFrom(world, viewer, itemId, (entry) => ({ ...entry, difficulty }))
    return then(begun, { action: 'discard', itemId })
  }
  const { moduleId, basedOn, revision, body } = work
  const saved = await saveWork(world, viewer, {
    itemId,
    moduleId,
    basedOn,
    revision,
    body: { ...body, difficulty },
  })
  const before = body.difficulty
  if (!saved.ok) return saved
  // a draft that had no grade keeps the one it got
  const grade = before === 'easy' || before === 'medium' || before === 'hard' ? before : undefined
  return ok<Undo | undefined>(grade && { action: 'difficulty', itemId, difficulty: grade })
}

/** Begins work on the standing text of an item, changed at once. Refuses `no-such-item` and what `saveWork` does. */
async function beginFrom(
  world: World,
  viewer: Writer,
  itemId: string,
  change: (entry: WorkEntry) => WorkEntry,
) {
  const start = await startingPoint(world, itemId)
  if (!start) return refuse({ code: 'no-such-item' } as const)
  return saveWork(world, viewer, { itemId, ...start, body: change(start.body) })
}

/** What work on an item begins with: its standing version, or the draft of its file; undefined without either. */
export async function startingPoint({ db }: Pick<World, 'db'>, itemId: string) {
  const head = await findItemHead(db, itemId)
  if (!head) return undefined
  const standing = (await versionsOfItem(db, itemId)).find(({ n }) => n === head.currentVersion)
  const draft = standing ? undefined : await findDraft(db, itemId)
  const body = standing ? entryOf(standing) : draft && entryOfDraft(draft)
  return body && { moduleId: head.moduleId, basedOn: head.currentVersion, body }
}
