import type { Db } from '../engine/db.server.ts'
import { auditEvents } from '../schema/index.ts'

export type AuditEvent = Readonly<{
  id: string
  at: number
  actorId: string | null
  kind: string
  subject: string
  facts?: Record<string, unknown>
}>

/** Records who did what; call it in the transaction of the write it tells of. */
export async function recordEvent(db: Db, { facts = {}, ...event }: AuditEvent): Promise<void> {
  await db.insert(auditEvents).values({ ...event, facts })
}

/** Records an event whose id says what it is about, once for all time. @returns false when it was on record already */
export async function recordEventOnce(db: Db, { facts = {}, ...event }: AuditEvent): Promise<boolean> {
  const made = await db
    .insert(auditEvents)
    .values({ ...event, facts })
    .onConflictDoNothing()
    .returning({ id: auditEvents.id })
  return made.length === 1
}
