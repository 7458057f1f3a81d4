import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { certificates, credentials, people, signingKeys, statusListCounters } from '../schema/index.ts'

/** Every key that ever signed, oldest first. */
export async function allSigningKeys(db: Db) {
  return db.select().from(signingKeys).orderBy(asc(signingKeys.createdAt), asc(signingKeys.id))
}

/** The key that signs now. */
export async function currentSigningKey(db: Db) {
  const [row] = await db.select().from(signingKeys).where(isNull(signingKeys.retiredAt))
  return row
}

/** The credential of a certificate, as it was signed. */
export async function findCredential(db: Db, certificateId: string) {
  const [row] = await db.select().from(credentials).where(eq(credentials.certificateId, certificateId))
  return row
}

/** How many places of the status list were given out. */
export async function placesGivenOut(db: Db): Promise<number> {
  const [row] = await db.select({ last: statusListCounters.last }).from(statusListCounters)
  return row === undefined ? 0 : row.last + 1
}

/** The status places of certificates that were withdrawn or replaced. */
export async function withdrawnPlaces(db: Db): Promise<number[]> {
  const rows = await db
    .select({ statusIndex: certificates.statusIndex })
    .from(certificates)
    .where(
      and(
        isNotNull(certificates.statusIndex),
        or(isNotNull(certificates.revokedAt), isNotNull(certificates.supersededBy)),
      ),
    )
  return rows.flatMap(({ statusIndex }) => statusIndex ?? [])
}

/** Certificates in force that have no credential yet, oldest first. */
export async function withoutCredential(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: certificates.id })
    .from(certificates)
    .leftJoin(credentials, eq(credentials.certificateId, certificates.id))
    .where(
      and(
        isNull(credentials.certificateId),
        isNull(certificates.revokedAt),
        isNull(certificates.supersededBy),
      ),
    )
    .orderBy(asc(certificates.issuedAt))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** The staff number a credential names its holder by. */
export async function findLogin(db: Db, personId: string): Promise<string | undefined> {
  const [row] = await db.select({ login: people.login }).from(people).where(eq(people.id, personId))
  return row?.login
}
