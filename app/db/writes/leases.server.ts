import { and, eq, lt, or } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { jobLeases } from '../schema/index.ts'

/** Takes or renews a lease. @returns false while another holder has it */
export async function takeLease(
  db: Db,
  { name, holder, at, forMs }: { name: string; holder: string; at: number; forMs: number },
): Promise<boolean> {
  const until = at + forMs
  const made = await db
    .insert(jobLeases)
    .values({ name, holder, until })
    .onConflictDoNothing()
    .returning({ name: jobLeases.name })
  if (made.length === 1) return true
  const taken = await db
    .update(jobLeases)
    .set({ holder, until })
    .where(and(eq(jobLeases.name, name), or(eq(jobLeases.holder, holder), lt(jobLeases.until, at))))
    .returning({ name: jobLeases.name })
  return taken.length === 1
}
