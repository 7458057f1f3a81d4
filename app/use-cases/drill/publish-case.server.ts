import { type DeskVote, findCaseWork, votesOn } from '../../db/reads/complaint-desk.server.ts'
import { findPublishedCase, publishedCases } from '../../db/reads/drill.server.ts'
import { documentVersionNames } from '../../db/reads/publishing.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { moveCaseWork } from '../../db/writes/complaint-desk.server.ts'
import { insertDocumentVersion } from '../../db/writes/content.server.ts'
import { agreementOf, caseOfWork, nextCaseId } from '../../domain/complaint/desk.ts'
import { CASE_RULES } from '../../domain/complaint/lint/lint.ts'
import type { ComplaintCase, Vote } from '../../domain/complaint/schema.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'

/**
 * Publishes a labelled case as ready: its key is what the two raters said, or, where they differ, what a border rule
 * settles, with a note, among what they said. The case it replaces is retired with it.
 * Refuses `no-such-case`, `wrong-status`, `labels-missing` (fewer than two raters), `key-unnamed` (neither rater named
 * the key), `reason-missing` (they differ and no note says why), `case-faults` (with what it lacks).
 */
export async function publishCase(
  { db, now, newId }: World,
  { caseId, actorId }: { caseId: string; actorId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const standing = await findCaseWork(db, caseId)
    if (!standing) return refuse({ code: 'no-such-case' } as const)
    const { work, status, authorId } = standing
    if (status !== 'rating') return refuse({ code: 'wrong-status', status } as const)
    const given = (await votesOn(db, [caseId])).filter(({ round }) => round === work.round)
    const agreement = agreementOf(work.text, given)
    if (agreement === 'waiting') return refuse({ code: 'labels-missing', have: given.length } as const)
    if (!given.some((vote) => vote.class === work.class && vote.primaryMotive === work.primaryMotive))
      return refuse({ code: 'key-unnamed' } as const)
    if (agreement === 'differ' && work.note === '') return refuse({ code: 'reason-missing' } as const)
    const taken = (await documentVersionNames(db, 'complaintCase')).map(({ documentId }) => documentId)
    const id = work.primaryMotive ? nextCaseId(work.primaryMotive, taken) : ''
    const made = caseOfWork(work, { id, author: authorId, votes: given.map(toVote) })
    if (!made.ok) return refuse({ code: 'case-faults', faults: made.faults })
    const faults = await faultsIn(db, made.complaint, work.replaces)
    if (faults.length > 0) return refuse({ code: 'case-faults', faults })
    const { complaint } = made
    const hash = hashOf(complaint)
    const version = { kind: 'complaintCase', documentId: id, n: 1, hash, body: complaint, authorId } as const
    await insertDocumentVersion(db, version, at)
    if (work.replaces) await retire(db, work.replaces, actorId, at)
    const body = { ...work, publishedAs: id }
    if (!(await moveCaseWork(db, caseId, { from: 'rating', to: 'ready', body, at })))
      throw new Error(`complaint work ${caseId} changed within the transaction`)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'complaint-published',
      subject: id,
      facts: { from: caseId, agreement, rule: work.rule, note: work.note, replaces: work.replaces },
    })
    return ok({ id })
  })
}

const toVote = ({ raterId, secondaryMotive, class: of, primaryMotive, deciding }: DeskVote): Vote => ({
  rater: raterId,
  class: of,
  primaryMotive,
  ...(secondaryMotive && { secondaryMotive }),
  deciding,
})

/** What the bank's own rules say of it, as if it stood there already. */
async function faultsIn(
  db: World['db'],
  complaint: ComplaintCase,
  replaces: string | null,
): Promise<string[]> {
  const others = (await publishedCases(db))
    .map((it) => it.complaint)
    .filter(({ id, status }) => status !== 'retired' && id !== replaces)
  return CASE_RULES.filter(({ severity }) => severity === 'error').flatMap(({ check }) =>
    check([...others, complaint])
      .filter(({ caseId }) => caseId === complaint.id)
      .map(({ message }) => message),
  )
}

/** Takes a published case out of the drill; what was answered keeps it. Refuses `no-such-case`, `wrong-status`, `reason-missing`. */
export async function retireCase(
  { db, now, newId }: World,
  { id, actorId, reason }: { id: string; actorId: string; reason: string },
) {
  const [at, eventId] = [now(), newId()]
  if (reason.trim() === '') return refuse({ code: 'reason-missing' } as const)
  return db.tx(async () => {
    const found = await findPublishedCase(db, id)
    if (!found) return refuse({ code: 'no-such-case' } as const)
    const { status } = found.complaint
    if (status === 'retired') return refuse({ code: 'wrong-status', status } as const)
    await retire(db, id, actorId, at)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'complaint-retired',
      subject: id,
      facts: { reason: reason.trim() },
    })
    return ok({})
  })
}

/** A version that says it is retired, written in the product: publishing its file again does not bring it back. */
async function retire(db: World['db'], id: string, authorId: string, at: number): Promise<void> {
  const found = await findPublishedCase(db, id)
  if (!found || found.complaint.status === 'retired') return
  const body = { ...found.complaint, status: 'retired' as const }
  const n = found.version + 1
  await insertDocumentVersion(
    db,
    { kind: 'complaintCase', documentId: id, n, hash: hashOf(body), body, authorId },
    at,
  )
}
