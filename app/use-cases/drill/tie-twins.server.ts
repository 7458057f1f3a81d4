import { type BankCase, casesKeptForExams, findPublishedCase } from '../../db/reads/drill.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertDocumentVersion } from '../../db/writes/content.server.ts'
import type { ComplaintCase } from '../../domain/complaint/schema.ts'
import { twinFault } from '../../domain/complaint/twins.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'

type Db = World['db']

/**
 * Makes two practised cases each other's twin, both by a new version.
 * Refuses `no-such-case`, `wrong-status` (the case itself is not practised), `twin-taken`, and what `twinFault` says.
 */
export async function tieTwins(
  { db, now, newId }: World,
  { id, twinId, actorId }: { id: string; twinId: string; actorId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const one = await findPublishedCase(db, id)
    if (!one) return refuse({ code: 'no-such-case' } as const)
    const { status, primaryMotive, twin } = one.complaint
    if (status !== 'ready') return refuse({ code: 'wrong-status', status } as const)
    if (twin !== undefined) return refuse({ code: 'twin-taken' } as const)
    const other = await findPublishedCase(db, twinId)
    const half = { id, replaces: null, primaryMotive }
    const fault = twinFault(half, other?.complaint, await casesKeptForExams(db))
    if (fault || !other) return refuse({ code: fault ?? 'no-such-twin' } as const)
    await rewriteCase(db, one, { ...one.complaint, twin: twinId }, actorId, at)
    await rewriteCase(db, other, { ...other.complaint, twin: id }, actorId, at)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'complaint-twins-tied',
      subject: id,
      facts: { twin: twinId },
    })
    return ok({})
  })
}

/** Takes a pair apart; both stay in the drill by themselves. Refuses `no-such-case`, `no-such-twin` (it has none). */
export async function untieTwins(
  { db, now, newId }: World,
  { id, actorId }: { id: string; actorId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const one = await findPublishedCase(db, id)
    if (!one) return refuse({ code: 'no-such-case' } as const)
    const { twin } = one.complaint
    if (twin === undefined) return refuse({ code: 'no-such-twin' } as const)
    await rewriteCase(db, one, withoutTwin(one.complaint), actorId, at)
    await releaseTwin(db, one.complaint, actorId, at)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'complaint-twins-untied',
      subject: id,
      facts: { twin },
    })
    return ok({})
  })
}

/** Lets the twin of a case that leaves stand by itself, where it still points back. @returns the id of the twin set free */
export async function releaseTwin(
  db: Db,
  { id, twin }: Pick<ComplaintCase, 'id' | 'twin'>,
  authorId: string,
  at: number,
): Promise<string | null> {
  const other = twin === undefined ? undefined : await findPublishedCase(db, twin)
  if (!other || other.complaint.twin !== id) return null
  await rewriteCase(db, other, withoutTwin(other.complaint), authorId, at)
  return other.complaint.id
}

export const withoutTwin = ({ twin: _, ...rest }: ComplaintCase): ComplaintCase => rest

/** The next version of a published case, written in the product: publishing its file again does not take it back. */
export async function rewriteCase(
  db: Db,
  { complaint: { id }, version }: BankCase,
  body: ComplaintCase,
  authorId: string,
  at: number,
): Promise<void> {
  await insertDocumentVersion(
    db,
    { kind: 'complaintCase', documentId: id, n: version + 1, hash: hashOf(body), body, authorId },
    at,
  )
}
