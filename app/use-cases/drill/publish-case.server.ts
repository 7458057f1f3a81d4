import { type DeskVote, findCaseWork, votesOn } from '../../db/reads/complaint-desk.server.ts'
import {
  type BankCase,
  casesKeptForExams,
  findPublishedCase,
  publishedCases,
} from '../../db/reads/drill.server.ts'
import { documentVersionNames } from '../../db/reads/publishing.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { moveCaseWork } from '../../db/writes/complaint-desk.server.ts'
import { insertDocumentVersion } from '../../db/writes/content.server.ts'
import { agreementOf, type CaseWork, caseOfWork, nextCaseId } from '../../domain/complaint/desk.ts'
import { CASE_RULES } from '../../domain/complaint/lint/lint.ts'
import type { ComplaintCase, Vote } from '../../domain/complaint/schema.ts'
import { type TwinFault, twinFault } from '../../domain/complaint/twins.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'
import { releaseTwin, rewriteCase, withoutTwin } from './tie-twins.server.ts'

/**
 * Publishes a labelled case as ready: its key is what the two raters said, or, where they differ, what a border rule
 * settles, with a note, among what they said. The case it replaces is retired with it, the twin chosen for it is tied.
 * Refuses `no-such-case`, `wrong-status`, `labels-missing` (fewer than two raters), `key-unnamed` (neither rater named
 * the key), `reason-missing` (they differ and no note says why), what `twinFault` says of the twin, `case-faults` (with
 * what it lacks).
 */
export async function publishCase(
  { db, now, newId }: World,
  { caseId, actorId }: { caseId: string; actorId: string },
) {
  const [at, eventId, tieId] = [now(), newId(), newId()]
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
    const chosen = await chosenTwin(db, work)
    if (!chosen.ok) return chosen
    const twin = chosen.value
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
    // before the old case leaves: it would set its twin free, which is this one's now
    if (twin) await rewriteCase(db, twin, { ...twin.complaint, twin: id }, actorId, at)
    const untied = work.replaces === null ? null : await retire(db, work.replaces, actorId, at)
    const body = { ...work, publishedAs: id }
    if (!(await moveCaseWork(db, caseId, { from: 'rating', to: 'ready', body, at })))
      throw new Error(`complaint work ${caseId} changed within the transaction`)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'complaint-published',
      subject: id,
      facts: { from: caseId, agreement, rule: work.rule, note: work.note, replaces: work.replaces, untied },
    })
    if (twin)
      await recordEvent(db, {
        id: tieId,
        at,
        actorId,
        kind: 'complaint-twins-tied',
        subject: id,
        facts: { twin: work.twin },
      })
    return ok({ id })
  })
}

/** The case that becomes the twin of a work, as it stands; undefined where none is chosen. */
async function chosenTwin(
  db: World['db'],
  work: CaseWork,
): Promise<Result<BankCase | undefined, { code: TwinFault }>> {
  if (work.twin === null) return ok(undefined)
  const found = await findPublishedCase(db, work.twin)
  const fault = twinFault({ ...work, id: null }, found?.complaint, await casesKeptForExams(db))
  return fault ? refuse({ code: fault }) : ok(found)
}

const toVote = ({ raterId, secondaryMotive, class: of, primaryMotive, deciding }: DeskVote): Vote => ({
  rater: raterId,
  class: of,
  primaryMotive,
  ...(secondaryMotive && { secondaryMotive }),
  deciding,
})

/** What the bank's own rules say of it, as if it stood there already and its twin pointed back. */
async function faultsIn(
  db: World['db'],
  complaint: ComplaintCase,
  replaces: string | null,
): Promise<string[]> {
  const others = (await publishedCases(db))
    .map((it) => it.complaint)
    .filter(({ id, status }) => status !== 'retired' && id !== replaces)
    .map((it) => (it.id === complaint.twin ? { ...it, twin: complaint.id } : it))
  return CASE_RULES.filter(({ severity }) => severity === 'error').flatMap(({ check }) =>
    check([...others, complaint])
      .filter(({ caseId }) => caseId === complaint.id)
      .map(({ message }) => message),
  )
}

/**
 * Takes a published case out of the drill; what was answered keeps it, its twin is set free. Refuses `no-such-case`,
 * `wrong-status`, `reason-missing`.
 */
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
    const untied = await retire(db, id, actorId, at)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'complaint-retired',
      subject: id,
      facts: { reason: reason.trim(), untied },
    })
    return ok({})
  })
}

/** Writes that a case is retired, and sets its twin free. @returns the id of the twin */
async function retire(db: World['db'], id: string, authorId: string, at: number): Promise<string | null> {
  const found = await findPublishedCase(db, id)
  if (!found || found.complaint.status === 'retired') return null
  const { complaint } = found
  await rewriteCase(db, found, { ...withoutTwin(complaint), status: 'retired' }, authorId, at)
  return releaseTwin(db, complaint, authorId, at)
}
