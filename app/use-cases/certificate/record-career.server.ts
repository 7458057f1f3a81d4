import { findCareerRecord } from '../../db/reads/certification.server.ts'
import { findDossier } from '../../db/reads/dossier.server.ts'
import { findViewer } from '../../db/reads/people.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertCareerRecord, withdrawCareerRecord } from '../../db/writes/certification.server.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { LEVELS, type Level } from '../../domain/shared/level.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { awardLevel } from './award-level.server.ts'

/** Since when a person is in post, or a certificate he earned elsewhere. */
export type CareerFact =
  | Readonly<{ kind: 'inPost'; since: Instant }>
  | Readonly<{ kind: 'earlierCertificate'; level: Level; since: Instant; validUntil: Instant | null }>

/**
 * Puts a fact of somebody's career on record, and awards what it completes. Only an administrator or a manager of his
 * unit may. Refuses `not-allowed` and `in-future`.
 */
export async function recordCareer(
  world: World,
  { personId, actorId, note, fact }: { personId: string; actorId: string; note: string; fact: CareerFact },
) {
  const { db, now, newId } = world
  const [id, at, eventId] = [newId(), now(), newId()]
  const recorded = await db.tx(async () => {
    const actor = await findViewer(db, actorId)
    const dossier = actor && (await findDossier(db, actor, personId))
    if (!dossier?.rights.career) return refuse({ code: 'not-allowed' } as const)
    if (fact.since > at) return refuse({ code: 'in-future' } as const)
    const [level, validUntil] = fact.kind === 'inPost' ? [null, null] : [fact.level, fact.validUntil]
    await insertCareerRecord(db, {
      id,
      personId,
      kind: fact.kind,
      level,
      since: fact.since,
      validUntil,
      note,
      recordedBy: actorId,
      recordedAt: at,
      withdrawnAt: null,
      withdrawnBy: null,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'career-recorded',
      subject: personId,
      facts: { recordId: id, ...fact, note },
    })
    return ok({ id })
  })
  if (!recorded.ok) return recorded
  const awarded = await awardWhatStands(world, personId)
  return ok({ ...recorded.value, awarded })
}

/** Awards every level whose conditions all stand. @returns the numbers of the new certificates */
async function awardWhatStands(world: World, personId: string): Promise<string[]> {
  const numbers: string[] = []
  for (const level of LEVELS) {
    const awarded = await awardLevel(world, { personId, level })
    if (awarded.ok) numbers.push(awarded.value.number)
  }
  return numbers
}

/**
 * Takes a career record back; it stays readable. A certificate that rests on it is not touched: it can be proposed for
 * revocation. Refuses `no-such-record` and `not-allowed`.
 */
export async function withdrawCareer(
  { db, now, newId }: World,
  { recordId, actorId }: { recordId: string; actorId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const record = await findCareerRecord(db, recordId)
    if (!record) return refuse({ code: 'no-such-record' } as const)
    const actor = await findViewer(db, actorId)
    const dossier = actor && (await findDossier(db, actor, record.personId))
    if (!dossier?.rights.career) return refuse({ code: 'not-allowed' } as const)
    const first = await withdrawCareerRecord(db, recordId, { withdrawnAt: at, withdrawnBy: actorId })
    if (!first) return refuse({ code: 'no-such-record' } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'career-withdrawn',
      subject: record.personId,
      facts: { recordId, kind: record.kind, level: record.level },
    })
    return ok({ personId: record.personId })
  })
}
