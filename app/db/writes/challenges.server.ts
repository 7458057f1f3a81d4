import { and, eq } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { drillChallenges } from '../schema/index.ts'

export async function insertChallenge(db: Db, challenge: typeof drillChallenges.$inferInsert): Promise<void> {
  await db.insert(drillChallenges).values(challenge)
}

/** Withdraws a challenge, once. @returns false when there is none or it was withdrawn */
export async function withdrawChallenge(db: Db, id: string): Promise<boolean> {
  const changed = await db
    .update(drillChallenges)
    .set({ withdrawn: true })
    .where(and(eq(drillChallenges.id, id), eq(drillChallenges.withdrawn, false)))
    .returning({ id: drillChallenges.id })
  return changed.length === 1
}
