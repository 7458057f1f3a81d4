import { and, eq, sql } from 'drizzle-orm'
import type { BankHealth } from '../../domain/assembly/health.ts'
import type { BankEntry, CellTable } from '../../domain/assembly/types.ts'
import type { Receipt } from '../../domain/attempt/receipt.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import {
  attemptSlots,
  attempts,
  bankSnapshots,
  certificateSeries,
  certificates,
  examSessions,
  marks,
  scoreVersions,
  tablePools,
} from '../schema/index.ts'

export async function insertSnapshot(
  db: Db,
  snapshot: { id: string; level: Level; entries: BankEntry[]; createdAt: number },
): Promise<void> {
  await db.insert(bankSnapshots).values(snapshot).onConflictDoNothing()
}

export type NewPool = {
  id: string
  level: Level
  blueprintVersion: number
  snapshotId: string
  tables: CellTable[]
  weights: number[]
  health: BankHealth
  capacity: number
  createdAt: number
}

export async function insertPool(db: Db, pool: NewPool): Promise<void> {
  await db.insert(tablePools).values(pool)
}

export async function insertExamSession(db: Db, session: typeof examSessions.$inferInsert): Promise<void> {
  await db.insert(examSessions).values(session).onConflictDoNothing()
}

/** Writes an attempt with its whole form. */
export async function insertAttempt(
  db: Db,
  attempt: typeof attempts.$inferInsert,
  slots: readonly (typeof attemptSlots.$inferInsert)[],
): Promise<void> {
  await db.insert(attempts).values(attempt)
  await db.insert(attemptSlots).values([...slots])
}

/**
 * Hands an attempt to another device.
 * @param seen raise it only from this epoch: of two devices that saw the same one, one gets it
 * @returns the new epoch; undefined when the attempt is not open, or its epoch is no longer the one seen
 */
export async function raiseEpoch(
  db: Db,
  attemptId: string,
  personId: string,
  seen?: number,
): Promise<number | undefined> {
  const [row] = await db
    .update(attempts)
    .set({ epoch: sql`${attempts.epoch} + 1` })
    .where(
      and(
        eq(attempts.id, attemptId),
        eq(attempts.personId, personId),
        eq(attempts.status, 'inProgress'),
        seen === undefined ? undefined : eq(attempts.epoch, seen),
      ),
    )
    .returning({ epoch: attempts.epoch })
  return row?.epoch
}

/** Ends an attempt once. @returns false when it was not in progress, whoever ended it */
export async function endAttempt(
  db: Db,
  attemptId: string,
  ending: { status: 'submitted' | 'timedOut'; endedAt: number; submitKey: string | null; receipt: Receipt },
): Promise<boolean> {
  const changed = await db
    .update(attempts)
    .set({ ...ending, pausedAt: null })
    .where(and(eq(attempts.id, attemptId), eq(attempts.status, 'inProgress')))
    .returning({ id: attempts.id })
  return changed.length === 1
}

export async function setAttemptStatus(
  db: Db,
  attemptId: string,
  { from, to, releasedAt = null }: { from: string; to: string; releasedAt?: number | null },
): Promise<boolean> {
  const changed = await db
    .update(attempts)
    .set({ status: to, releasedAt })
    .where(and(eq(attempts.id, attemptId), eq(attempts.status, from)))
    .returning({ id: attempts.id })
  return changed.length === 1
}

export async function insertScore(
  db: Db,
  score: typeof scoreVersions.$inferInsert,
  rows: readonly (typeof marks.$inferInsert)[],
): Promise<void> {
  await db.insert(scoreVersions).values(score)
  await db.insert(marks).values([...rows])
}

/** The next running number of a certificate series. */
export async function nextInSeries(db: Db, series: string): Promise<number> {
  const [row] = await db
    .insert(certificateSeries)
    .values({ series, last: 1 })
    .onConflictDoUpdate({
      target: certificateSeries.series,
      set: { last: sql`${certificateSeries.last} + 1` },
    })
    .returning({ last: certificateSeries.last })
  if (!row) throw new Error(`no number for series ${series}`)
  return row.last
}

export async function insertCertificate(
  db: Db,
  certificate: typeof certificates.$inferInsert,
): Promise<void> {
  await db.insert(certificates).values(certificate)
}
