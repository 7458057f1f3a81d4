import { and, eq } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { complaintDrafts, complaintVotes } from '../schema/index.ts'

/** Keeps a work as it stands now, replacing what stood. */
export async function putCaseWork(db: Db, work: typeof complaintDrafts.$inferInsert): Promise<void> {
  await db
    .insert(complaintDrafts)
    .values(work)
    .onConflictDoUpdate({ target: complaintDrafts.caseId, set: work })
}

/** Moves a work on, once. @returns false when it did not stand where it was thought to */
export async function moveCaseWork(
  db: Db,
  caseId: string,
  { from, to, body, at }: { from: string; to: string; body: unknown; at: number },
): Promise<boolean> {
  const moved = await db
    .update(complaintDrafts)
    .set({ status: to, body, updatedAt: at })
    .where(and(eq(complaintDrafts.caseId, caseId), eq(complaintDrafts.status, from)))
    .returning({ caseId: complaintDrafts.caseId })
  return moved.length === 1
}

/** Adds a label; none is ever changed. */
export async function insertVote(db: Db, vote: typeof complaintVotes.$inferInsert): Promise<void> {
  await db.insert(complaintVotes).values(vote)
}
