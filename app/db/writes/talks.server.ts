import { and, eq, isNull } from 'drizzle-orm'
import type { End } from '../../domain/role-play/ends.ts'
import type { Db } from '../engine/db.server.ts'
import {
  actExamples,
  modelAnswers,
  practicals,
  rolePlayAppeals,
  rolePlayAssignments,
  rolePlayComments,
  rolePlayDecisions,
  rolePlayScores,
  rolePlays,
  rolePlayTurns,
} from '../schema/index.ts'

export async function insertTalk(db: Db, talk: typeof rolePlays.$inferInsert): Promise<void> {
  await db.insert(rolePlays).values(talk)
}

/** Keeps a turn once. @returns false when the number is taken: it was said before, perhaps by a repeat */
export async function insertTurn(db: Db, turn: typeof rolePlayTurns.$inferInsert): Promise<boolean> {
  const added = await db
    .insert(rolePlayTurns)
    .values(turn)
    .onConflictDoNothing()
    .returning({ turn: rolePlayTurns.turn })
  return added.length === 1
}

/** Ends a talk, once. @returns false when it had ended */
export async function endTalk(
  db: Db,
  id: string,
  { end, at, provisional }: { end: End; at: number; provisional: boolean },
): Promise<boolean> {
  const changed = await db
    .update(rolePlays)
    .set({ end, endedAt: at, provisional })
    .where(and(eq(rolePlays.id, id), isNull(rolePlays.endedAt)))
    .returning({ id: rolePlays.id })
  return changed.length === 1
}

/** Nothing suspected in a talk is left to decide; a red line that was confirmed changes how it ended. */
export async function settleTalk(db: Db, id: string, end: End): Promise<void> {
  await db.update(rolePlays).set({ provisional: false, end }).where(eq(rolePlays.id, id))
}

/** Keeps a decision about a red line, once. @returns false when it had been decided */
export async function insertDecision(
  db: Db,
  decision: typeof rolePlayDecisions.$inferInsert,
): Promise<boolean> {
  const added = await db
    .insert(rolePlayDecisions)
    .values(decision)
    .onConflictDoNothing()
    .returning({ redLine: rolePlayDecisions.redLine })
  return added.length === 1
}

export async function shareTalk(db: Db, id: string, at: number): Promise<void> {
  await db
    .update(rolePlays)
    .set({ sharedAt: at })
    .where(and(eq(rolePlays.id, id), isNull(rolePlays.sharedAt)))
}

export async function insertTalkScore(db: Db, score: typeof rolePlayScores.$inferInsert): Promise<void> {
  await db.insert(rolePlayScores).values(score)
}

export async function insertAppeal(db: Db, appeal: typeof rolePlayAppeals.$inferInsert): Promise<void> {
  await db.insert(rolePlayAppeals).values(appeal)
}

/** Decides an appeal, once. @returns false when it had been decided */
export async function decideAppeal(
  db: Db,
  id: string,
  decided: { decision: 'accepted' | 'rejected'; reason: string; decidedBy: string; decidedAt: number },
): Promise<boolean> {
  const changed = await db
    .update(rolePlayAppeals)
    .set(decided)
    .where(and(eq(rolePlayAppeals.id, id), isNull(rolePlayAppeals.decision)))
    .returning({ id: rolePlayAppeals.id })
  return changed.length === 1
}

export async function insertActExample(db: Db, example: typeof actExamples.$inferInsert): Promise<void> {
  await db.insert(actExamples).values(example)
}

export async function insertComment(db: Db, comment: typeof rolePlayComments.$inferInsert): Promise<void> {
  await db.insert(rolePlayComments).values(comment)
}

/** Takes a comment of this author away. @returns false when it is not his or gone */
export async function removeComment(db: Db, id: string, authorId: string, at: number): Promise<boolean> {
  const changed = await db
    .update(rolePlayComments)
    .set({ removedAt: at })
    .where(
      and(
        eq(rolePlayComments.id, id),
        eq(rolePlayComments.authorId, authorId),
        isNull(rolePlayComments.removedAt),
      ),
    )
    .returning({ id: rolePlayComments.id })
  return changed.length === 1
}

export async function insertAssignment(
  db: Db,
  assignment: typeof rolePlayAssignments.$inferInsert,
): Promise<void> {
  await db.insert(rolePlayAssignments).values(assignment)
}

/** Withdraws an assignment, once. @returns false when there is none or it was withdrawn */
export async function withdrawAssignment(db: Db, id: string, at: number): Promise<boolean> {
  const changed = await db
    .update(rolePlayAssignments)
    .set({ withdrawnAt: at })
    .where(and(eq(rolePlayAssignments.id, id), isNull(rolePlayAssignments.withdrawnAt)))
    .returning({ id: rolePlayAssignments.id })
  return changed.length === 1
}

export async function insertPractical(db: Db, practical: typeof practicals.$inferInsert): Promise<void> {
  await db.insert(practicals).values(practical)
}

export async function putPracticalStatus(
  db: Db,
  id: string,
  change: Partial<Pick<typeof practicals.$inferInsert, 'status' | 'finishedAt' | 'componentResultId'>>,
): Promise<void> {
  await db.update(practicals).set(change).where(eq(practicals.id, id))
}

/** Keeps what a language model said of a turn; the first answer stands. */
export async function insertModelAnswer(db: Db, answer: typeof modelAnswers.$inferInsert): Promise<void> {
  await db.insert(modelAnswers).values(answer).onConflictDoNothing()
}
