import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { drillAnswers, drillCards, drillSets, drillSkips } from '../schema/index.ts'

export async function insertDrillSet(db: Db, set: typeof drillSets.$inferInsert): Promise<void> {
  await db.insert(drillSets).values(set)
}

export async function insertDrillAnswer(db: Db, answer: typeof drillAnswers.$inferInsert): Promise<void> {
  await db.insert(drillAnswers).values(answer)
}

/** Notes that an asked line was passed over, once. */
export async function insertDrillSkip(db: Db, skip: typeof drillSkips.$inferInsert): Promise<void> {
  await db.insert(drillSkips).values(skip).onConflictDoNothing()
}

/** Keeps which first sentence was picked, once. @returns false when one was picked before */
export async function keepReply(db: Db, answerId: string, reply: 'better' | 'worse'): Promise<boolean> {
  const changed = await db
    .update(drillAnswers)
    .set({ reply })
    .where(and(eq(drillAnswers.id, answerId), isNull(drillAnswers.reply)))
    .returning({ id: drillAnswers.id })
  return changed.length === 1
}

export async function putCard(db: Db, card: typeof drillCards.$inferInsert): Promise<void> {
  await db
    .insert(drillCards)
    .values(card)
    .onConflictDoUpdate({ target: [drillCards.personId, drillCards.caseId], set: card })
}

/** Closes a set, once. */
export async function finishDrillSet(db: Db, id: string, at: number): Promise<void> {
  await db
    .update(drillSets)
    .set({ finishedAt: at })
    .where(and(eq(drillSets.id, id), isNull(drillSets.finishedAt)))
}
