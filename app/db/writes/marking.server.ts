import { and, eq, lte, or } from 'drizzle-orm'
import type { CriterionMark } from '../../domain/marking/rubric-marks.ts'
import type { Db } from '../engine/db.server.ts'
import { markingTasks } from '../schema/index.ts'

/** Asks for readings. One that was asked for already stays as it is. */
export async function insertMarkingTasks(
  db: Db,
  tasks: readonly (typeof markingTasks.$inferInsert)[],
): Promise<void> {
  if (tasks.length > 0)
    await db
      .insert(markingTasks)
      .values([...tasks])
      .onConflictDoNothing()
}

/**
 * Gives a reading to a marker if it is free: open, or claimed and not touched since `staleBefore`. What the last one
 * had noted is taken away, since nobody reads with another's marks before him.
 * @returns false when somebody else has it or it is done
 */
export async function claimMarkingTask(
  db: Db,
  id: string,
  { markerId, at, staleBefore }: { markerId: string; at: number; staleBefore: number },
): Promise<boolean> {
  const claimed = await db
    .update(markingTasks)
    .set({ status: 'claimed', markerId, claimedAt: at, given: null, comment: null, points: null })
    .where(
      and(
        eq(markingTasks.id, id),
        or(
          eq(markingTasks.status, 'open'),
          and(eq(markingTasks.status, 'claimed'), lte(markingTasks.claimedAt, staleBefore)),
        ),
      ),
    )
    .returning({ id: markingTasks.id })
  return claimed.length === 1
}

const inHandsOf = (id: string, markerId: string) =>
  and(eq(markingTasks.id, id), eq(markingTasks.markerId, markerId), eq(markingTasks.status, 'claimed'))

/** Keeps what a marker has noted so far and his claim with it. @returns false when it is no longer in his hands */
export async function saveMarkingDraft(
  db: Db,
  { id, markerId, at }: { id: string; markerId: string; at: number },
  draft: { given: CriterionMark[]; comment: string | null },
): Promise<boolean> {
  const kept = await db
    .update(markingTasks)
    .set({ ...draft, claimedAt: at })
    .where(inHandsOf(id, markerId))
    .returning({ id: markingTasks.id })
  return kept.length === 1
}

/** Ends a reading. @returns false when it is no longer in his hands */
export async function finishMarkingTask(
  db: Db,
  { id, markerId, at }: { id: string; markerId: string; at: number },
  done: { given: CriterionMark[]; points: number; comment: string | null },
): Promise<boolean> {
  const finished = await db
    .update(markingTasks)
    .set({ ...done, status: 'done', doneAt: at })
    .where(inHandsOf(id, markerId))
    .returning({ id: markingTasks.id })
  return finished.length === 1
}

/** Puts a reading back, without what was noted. @returns false when it is no longer in his hands */
export async function freeMarkingTask(db: Db, id: string, markerId: string): Promise<boolean> {
  const freed = await db
    .update(markingTasks)
    .set({ status: 'open', markerId: null, claimedAt: null, given: null, comment: null })
    .where(inHandsOf(id, markerId))
    .returning({ id: markingTasks.id })
  return freed.length === 1
}
