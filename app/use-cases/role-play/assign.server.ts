import { findAssignment } from '../../db/reads/assignments.server.ts'
import { managesUnit, traineesUnder, type Viewer } from '../../db/reads/people.server.ts'
import { findScenario } from '../../db/reads/scenarios.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertAssignment, withdrawAssignment } from '../../db/writes/talks.server.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

export type Subject = Readonly<{ kind: 'person' | 'unit'; id: string }>

type Assign = {
  viewer: Viewer
  scenario: string
  /** Each once; at least one. */
  subjects: readonly Subject[]
  dueAt: Instant
  note: string
}

/**
 * Asks people, or a unit with everybody below it, to play a scenario by a date; one assignment a subject, all or none.
 * Only in the manager's own units and below. Refuses `no-such-scenario`, `in-past`, `nobody-chosen`, `no-such-unit`,
 * `no-such-person`.
 */
export async function assign({ db, now, newId }: World, { viewer, scenario, subjects, dueAt, note }: Assign) {
  const at = now()
  const rows = subjects.map((subject) => ({ id: newId(), eventId: newId(), subject }))
  return db.tx(async () => {
    if (rows.length === 0) return refuse({ code: 'nobody-chosen' } as const)
    if (dueAt <= at) return refuse({ code: 'in-past' } as const)
    if ((await findScenario(db, scenario))?.scenario.status !== 'ready')
      return refuse({ code: 'no-such-scenario' } as const)
    const members = await traineesUnder(db, viewer)
    for (const { kind, id } of subjects) {
      if (kind === 'unit' && !(await managesUnit(db, viewer, id)))
        return refuse({ code: 'no-such-unit', unitId: id } as const)
      if (kind === 'person' && !members.some((member) => member.id === id))
        return refuse({ code: 'no-such-person', personId: id } as const)
    }
    for (const { id, eventId, subject } of rows) {
      const facts = { scenario, subjectKind: subject.kind, subjectId: subject.id, dueAt }
      await insertAssignment(db, {
        id,
        ...facts,
        variant: null,
        note,
        assignedBy: viewer.id,
        assignedAt: at,
        withdrawnAt: null,
      })
      await recordEvent(db, {
        id: eventId,
        at,
        actorId: viewer.id,
        kind: 'talk-assigned',
        subject: id,
        facts,
      })
    }
    return ok({ assigned: rows.length })
  })
}

/**
 * Takes an assignment back; a manager of whom it was meant for may, whoever made it. Talks that answered it are the
 * trainee's own again. Refuses `no-such-record`.
 */
export async function withdraw(
  { db, now, newId }: World,
  { viewer, assignmentId }: { viewer: Viewer; assignmentId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const stored = await findAssignment(db, assignmentId)
    if (!stored) return refuse({ code: 'no-such-record' } as const)
    const { subjectKind, subjectId, scenario } = stored
    const mine =
      subjectKind === 'unit'
        ? await managesUnit(db, viewer, subjectId)
        : (await traineesUnder(db, viewer)).some(({ id }) => id === subjectId)
    if (!mine || !(await withdrawAssignment(db, assignmentId, at)))
      return refuse({ code: 'no-such-record' } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: viewer.id,
      kind: 'talk-assignment-withdrawn',
      subject: assignmentId,
      facts: { scenario, subjectKind, subjectId },
    })
    return ok({})
  })
}
