import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { practiceAnswers, practiceRuns, studyProgress } from '../schema/index.ts'

export async function putProgress(db: Db, row: typeof studyProgress.$inferInsert): Promise<void> {
  await db
    .insert(studyProgress)
    .values(row)
    .onConflictDoUpdate({ target: [studyProgress.personId, studyProgress.moduleId], set: row })
}

export async function insertPracticeRun(db: Db, run: typeof practiceRuns.$inferInsert): Promise<void> {
  await db.insert(practiceRuns).values(run)
}

/** Keeps the first answer to a question. @returns false when it was answered before */
export async function insertPracticeAnswer(
  db: Db,
  answer: typeof practiceAnswers.$inferInsert,
): Promise<boolean> {
  const added = await db
    .insert(practiceAnswers)
    .values(answer)
    .onConflictDoNothing()
    .returning({ slot: practiceAnswers.slot })
  return added.length === 1
}

export async function finishPracticeRun(db: Db, id: string, at: number): Promise<void> {
  await db
    .update(practiceRuns)
    .set({ finishedAt: at })
    .where(and(eq(practiceRuns.id, id), isNull(practiceRuns.finishedAt)))
}
