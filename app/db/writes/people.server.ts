import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Role, Unit } from '../../domain/people/roles.ts'
import type { Db } from '../engine/db.server.ts'
import { people, rateCounters, roleGrants, sessions, setupTokens, units } from '../schema/index.ts'

export async function insertUnit(db: Db, unit: Unit): Promise<void> {
  await db.insert(units).values(unit).onConflictDoNothing()
}

export type NewPerson = Readonly<{
  id: string
  login: string
  loginKey: string
  name: string
  unitId: string
  passwordHash: string
  demo: boolean
  createdAt: number
}>

/** @returns false when the login is taken */
export async function insertPerson(db: Db, person: NewPerson): Promise<boolean> {
  const added = await db
    .insert(people)
    .values({ ...person, language: null, theme: null, shortcuts: true, disabledAt: null })
    .onConflictDoNothing()
    .returning({ id: people.id })
  return added.length === 1
}

export async function grantRole(
  db: Db,
  grant: { personId: string; unitId: string; role: Role },
): Promise<void> {
  await db.insert(roleGrants).values(grant).onConflictDoNothing()
}

export async function insertSession(
  db: Db,
  session: { idHash: string; personId: string; createdAt: number; userAgent: string },
): Promise<void> {
  await db.insert(sessions).values({ ...session, lastSeenAt: session.createdAt })
}

export async function touchSession(db: Db, idHash: string, at: number): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.idHash, idHash))
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.idHash, idHash))
}

/** Ends every session of a person, or all but one. */
export async function deleteSessionsOf(db: Db, personId: string, exceptHash?: string): Promise<number> {
  const gone = await db
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), exceptHash ? ne(sessions.idHash, exceptHash) : undefined))
    .returning({ idHash: sessions.idHash })
  return gone.length
}

export async function setPassword(db: Db, personId: string, passwordHash: string): Promise<void> {
  await db.update(people).set({ passwordHash }).where(eq(people.id, personId))
}

/** Closes an account at a moment, or opens it (null). */
export async function setDisabled(db: Db, personId: string, disabledAt: number | null): Promise<void> {
  await db.update(people).set({ disabledAt }).where(eq(people.id, personId))
}

export type Preferences = {
  name?: string
  language?: string | null
  theme?: string | null
  shortcuts?: boolean
}

export async function setPreferences(db: Db, personId: string, preferences: Preferences): Promise<void> {
  await db.update(people).set(preferences).where(eq(people.id, personId))
}

export async function insertSetupToken(db: Db, tokenHash: string, createdAt: number): Promise<void> {
  await db.delete(setupTokens).where(isNull(setupTokens.usedAt))
  await db.insert(setupTokens).values({ tokenHash, createdAt, usedAt: null })
}

/** Uses a set-up link once. @returns false when it is unknown or was used */
export async function consumeSetupToken(db: Db, tokenHash: string, at: number): Promise<boolean> {
  const used = await db
    .update(setupTokens)
    .set({ usedAt: at })
    .where(and(eq(setupTokens.tokenHash, tokenHash), isNull(setupTokens.usedAt)))
    .returning({ tokenHash: setupTokens.tokenHash })
  return used.length === 1
}

/** The counter of a key in its present window, one higher. A window that is over starts again at one. */
export async function countUp(
  db: Db,
  { key, at, windowMs }: { key: string; at: number; windowMs: number },
): Promise<{ count: number; resetsAt: number }> {
  const [standing] = await db.select().from(rateCounters).where(eq(rateCounters.key, key))
  const next =
    standing && standing.resetsAt > at
      ? { count: standing.count + 1, resetsAt: standing.resetsAt }
      : { count: 1, resetsAt: at + windowMs }
  await db
    .insert(rateCounters)
    .values({ key, ...next })
    .onConflictDoUpdate({ target: rateCounters.key, set: next })
  return next
}

export async function resetCounter(db: Db, key: string): Promise<void> {
  await db.delete(rateCounters).where(eq(rateCounters.key, key))
}
