import type { Db } from '../../db/engine/db.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { type ExamSession, findExamSession, isStanding } from '../../db/reads/exams.server.ts'
import { loginsOf } from '../../db/reads/logins.server.ts'
import { allUnits } from '../../db/reads/people.server.ts'
import {
  accommodationsOf,
  allStaff,
  allTrainees,
  attemptCounts,
  expectedAt,
  invigilatorsOf,
  inviteesOf,
  preparedForms,
} from '../../db/reads/sittings.server.ts'
import { extraMinutes } from '../../domain/exam-session/extra-time.ts'
import { phaseOf } from '../../domain/exam-session/session.ts'
import { type Unit, unitsBelow } from '../../domain/people/roles.ts'
import { localOf } from '../../lib/local-time.server.ts'

/** Everything the page of one planned sitting shows. Undefined for the standing ones and for none. */
export async function sessionPage(db: Db, sessionId: string, { zone, now }: { zone: string; now: number }) {
  const session = await findExamSession(db, sessionId)
  if (!session || isStanding(session)) return undefined
  const [invitees, tree, trainees] = [
    await inviteesOf(db, sessionId),
    await allUnits(db),
    await allTrainees(db),
  ]
  const chosen = new Set(invitees.map(({ subjectId }) => subjectId))
  const watchers = new Set((await invigilatorsOf(db, sessionId)).map(({ id }) => id))
  const counts = (await attemptCounts(db, [sessionId])).get(sessionId) ?? {}
  const started = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return {
    id: session.id,
    title: session.title,
    kind: session.kind,
    status:
      session.status === 'draft' || session.status === 'cancelled' ? session.status : phaseOf(session, now),
    stored: session.status,
    started,
    sitting: counts.inProgress ?? 0,
    waiting: (counts.marked ?? 0) + (counts.awaitingManual ?? 0),
    released: counts.released ?? 0,
    releaseRule: session.release,
    releasedAt: session.releasedAt,
    codeAsked: session.accessCodeHash !== null,
    plan: typedPlan(session, zone),
    units: inTreeOrder(tree).map(({ id, name, depth }) => {
      const below = unitsBelow(tree, id)
      const people = trainees.filter(({ unitId }) => below.has(unitId)).length
      return { id, name, depth, people, chosen: chosen.has(id) }
    }),
    logins: await loginsOf(
      db,
      invitees.filter(({ subjectKind }) => subjectKind === 'person').map(({ subjectId }) => subjectId),
    ),
    expected: (await expectedAt(db, sessionId)).length,
    staff: (await allStaff(db)).map((person) => ({ ...person, chosen: watchers.has(person.id) })),
    extra: await extraTimes(db, session),
    forms: (await preparedForms(db, sessionId)).map(({ number, formHash, items, verification }) => ({
      number,
      formHash: formHash.slice(0, 12),
      questions: items.length,
      ok: verification.ok,
      expectedScore: verification.expectedScore,
    })),
  }
}

/** What was granted, and how many minutes it makes on the level's paper as it stands. */
async function extraTimes(db: Db, { id, level }: ExamSession) {
  const limit = (await findBlueprint(db, level))?.blueprint.rules.minutes.value
  return (await accommodationsOf(db, id)).map((granted) => ({
    ...granted,
    total: limit === undefined ? null : extraMinutes(granted, limit),
  }))
}

const typedPlan = (session: ExamSession, zone: string) => ({
  level: session.level,
  kind: session.kind,
  title: session.title,
  place: session.place ?? '',
  opensAt: session.opensAt === null ? '' : localOf(session.opensAt, zone),
  closesAt: session.closesAt === null ? '' : localOf(session.closesAt, zone),
  lateEntryMinutes: String(session.lateEntryMinutes ?? ''),
  places: String(session.places ?? ''),
  invitedOnly: session.invitedOnly,
  release: session.release ?? '',
  parallelForms: String(session.parallelForms ?? ''),
})

/** Units with those below them after each, and how deep each lies. */
function inTreeOrder(
  units: readonly Unit[],
  parentId: string | null = null,
  depth = 0,
): (Unit & { depth: number })[] {
  return units
    .filter((unit) => unit.parentId === parentId)
    .flatMap((unit) => [{ ...unit, depth }, ...inTreeOrder(units, unit.id, depth + 1)])
}
