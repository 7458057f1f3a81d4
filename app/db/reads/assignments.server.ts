import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import { unitsBelow } from '../../domain/people/roles.ts'
import { type AssignmentState, answersTo, stateOfAssignment } from '../../domain/role-play/assignment.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import type { Db } from '../engine/db.server.ts'
import { rolePlayAssignments } from '../schema/index.ts'
import { namesOf } from './dossier.server.ts'
import { allUnits, type Member, traineesUnder, type Viewer } from './people.server.ts'
import { publishedScenarios } from './scenarios.server.ts'
import { finishedTalks, standingScores, type Talk } from './talks.server.ts'

export type StoredAssignment = typeof rolePlayAssignments.$inferSelect

export async function findAssignment(db: Db, id: string): Promise<StoredAssignment | undefined> {
  const [row] = await db.select().from(rolePlayAssignments).where(eq(rolePlayAssignments.id, id))
  return row
}

/** The assignments that stand and are meant for these people or units, the latest first. */
export async function assignmentsFor(
  db: Db,
  { personIds, unitIds }: { personIds: readonly string[]; unitIds: readonly string[] },
): Promise<StoredAssignment[]> {
  const { subjectKind, subjectId, withdrawnAt, assignedAt, id } = rolePlayAssignments
  return db
    .select()
    .from(rolePlayAssignments)
    .where(
      and(
        isNull(withdrawnAt),
        or(
          and(eq(subjectKind, 'person'), inArray(subjectId, [...personIds])),
          and(eq(subjectKind, 'unit'), inArray(subjectId, [...unitIds])),
        ),
      ),
    )
    .orderBy(desc(assignedAt), desc(id))
}

/** Whether a talk answers an assignment that stands: then its trainee's managers may see it. */
export async function answersAnAssignment(db: Db, talk: Talk, person: { id: string; unitId: string }) {
  const above = unitsAbove(await allUnits(db), person.unitId)
  const asked = (await assignmentsFor(db, { personIds: [person.id], unitIds: above })).filter(
    ({ scenario }) => scenario === talk.scenario,
  )
  if (asked.length === 0) return false
  const talks = await finishedTalks(db, [person.id])
  return asked.some((one) => answersTo(one, talks).some(({ id }) => id === talk.id))
}

/** A unit and those it lies in. */
export function unitsAbove(
  units: readonly { id: string; parentId: string | null }[],
  unitId: string,
): string[] {
  const parent = units.find(({ id }) => id === unitId)?.parentId
  return parent ? [unitId, ...unitsAbove(units, parent)] : [unitId]
}

export type AssignedPerson = Readonly<{
  id: string
  login: string
  name: string
  state: AssignmentState
  /** Talks that answer it. */
  tries: number
  /** The best of them, hundredths of a point. */
  best: Readonly<{ talkId: string; total: number; at: Instant }> | null
}>

export type AssignmentLine = Readonly<{
  id: string
  title: string
  /** A unit's name or a person's. */
  subject: string
  wholeUnit: boolean
  dueAt: Instant
  note: string
  assignedAt: Instant
  byName: string
  done: number
  overdue: number
  people: readonly AssignedPerson[]
}>

export type AssignmentBoard = Readonly<{
  lines: readonly AssignmentLine[]
  scenarios: readonly { readonly slug: string; readonly title: string }[]
  units: readonly { readonly id: string; readonly name: string; readonly people: number }[]
  people: readonly Member[]
}>

/** What was assigned to the units a manager is responsible for, and to people in them; with whom he may assign to. */
export async function assignmentBoard(db: Db, viewer: Viewer, now: Instant): Promise<AssignmentBoard> {
  const tree = await allUnits(db)
  const mine = unitsOfManager(tree, viewer)
  const members = await traineesUnder(db, viewer)
  const rows = await assignmentsFor(db, {
    personIds: members.map(({ id }) => id),
    unitIds: mine.map(({ id }) => id),
  })
  const published = await publishedScenarios(db)
  const talks = await finishedTalks(
    db,
    members.map(({ id }) => id),
  )
  const scores = await standingScores(
    db,
    talks.map(({ id }) => id),
  )
  const names = await namesOf(
    db,
    rows.map(({ assignedBy }) => assignedBy),
  )
  const under = new Map(mine.map(({ id }) => [id, unitsBelow(tree, id)]))
  const lines = rows.map((row): AssignmentLine => {
    const wholeUnit = row.subjectKind === 'unit'
    const meant = members.filter(({ id, unitId }) =>
      wholeUnit ? under.get(row.subjectId)?.has(unitId) : id === row.subjectId,
    )
    const people = meant.map(({ id, login, name }): AssignedPerson => {
      const answers = answersTo(
        row,
        talks.filter(({ personId }) => personId === id),
      )
      const [best] = answers
        .flatMap((talk) => {
          const total = scores.get(talk.id)?.total
          return total === undefined ? [] : [{ talkId: talk.id, total, at: talk.endedAt ?? talk.startedAt }]
        })
        .sort((a, b) => b.total - a.total)
      const state = stateOfAssignment(row, answers, now)
      return { id, login, name, state, tries: answers.length, best: best ?? null }
    })
    return {
      id: row.id,
      title: published.find(({ scenario }) => scenario.id === row.scenario)?.scenario.title ?? row.scenario,
      subject: wholeUnit ? (mine.find(({ id }) => id === row.subjectId)?.name ?? '') : (meant[0]?.name ?? ''),
      wholeUnit,
      dueAt: row.dueAt,
      note: row.note,
      assignedAt: row.assignedAt,
      byName: names.get(row.assignedBy) ?? '',
      done: people.filter(({ best }) => best !== null).length,
      overdue: people.filter(({ state }) => state === 'overdue').length,
      people,
    }
  })
  return {
    lines,
    scenarios: published
      .filter(({ scenario }) => scenario.status === 'ready')
      .map(({ scenario: { id, title } }) => ({ slug: id, title })),
    units: mine.map(({ id, name }) => ({
      id,
      name,
      people: members.filter(({ unitId }) => under.get(id)?.has(unitId)).length,
    })),
    people: members,
  }
}

/** The units a manager is responsible for, and those below. */
export function unitsOfManager<U extends { id: string; name: string; parentId: string | null }>(
  tree: readonly U[],
  viewer: Viewer,
): U[] {
  const mine = new Set(
    viewer.roles
      .filter(({ role }) => role === 'manager')
      .flatMap(({ unitId }) => [...unitsBelow(tree, unitId)]),
  )
  return tree.filter(({ id }) => mine.has(id))
}
