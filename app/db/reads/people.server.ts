import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { type Role, type Unit, unitsBelow } from '../../domain/people/roles.ts'
import type { Db } from '../engine/db.server.ts'
import { people, roleGrants, sessions, units } from '../schema/index.ts'

/** Who is asking, as far as pages and rules need to know. */
export type Viewer = Readonly<{
  id: string
  login: string
  name: string
  unitId: string
  unitName: string
  roles: readonly { readonly role: Role; readonly unitId: string }[]
  language: string | null
  theme: string | null
  shortcuts: boolean
  demo: boolean
}>

export const hasRole = (viewer: Viewer, ...roles: readonly Role[]): boolean =>
  viewer.roles.some(({ role }) => roles.includes(role))

export async function allUnits(db: Db): Promise<Unit[]> {
  return db
    .select({ id: units.id, name: units.name, parentId: units.parentId })
    .from(units)
    .orderBy(asc(units.id))
}

/** What a sign-in is checked against. @param loginKey the login folded by `foldLogin` */
export async function findCredentials(db: Db, loginKey: string) {
  const [row] = await db
    .select({ id: people.id, passwordHash: people.passwordHash, disabledAt: people.disabledAt })
    .from(people)
    .where(eq(people.loginKey, loginKey))
  return row
}

export async function findPasswordHash(db: Db, personId: string): Promise<string | undefined> {
  const [row] = await db.select({ hash: people.passwordHash }).from(people).where(eq(people.id, personId))
  return row?.hash
}

export async function findViewer(db: Db, personId: string): Promise<Viewer | undefined> {
  const [person] = await db
    .select({
      id: people.id,
      login: people.login,
      name: people.name,
      unitId: people.unitId,
      unitName: units.name,
      language: people.language,
      theme: people.theme,
      shortcuts: people.shortcuts,
      demo: people.demo,
    })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .where(and(eq(people.id, personId), isNull(people.disabledAt)))
  if (!person) return undefined
  const roles = await db
    .select({ role: roleGrants.role, unitId: roleGrants.unitId })
    .from(roleGrants)
    .where(eq(roleGrants.personId, personId))
  return { ...person, roles: roles as { role: Role; unitId: string }[] } // written from `Role` only
}

export async function findSession(db: Db, idHash: string) {
  const [row] = await db
    .select({ personId: sessions.personId, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .where(eq(sessions.idHash, idHash))
  return row
}

/**
 * Who is behind these sessions and whether he holds a role, by session; one statement for any number of them. A closed
 * account has no session.
 */
export async function sessionHolders(db: Db, idHashes: readonly string[], role: Role) {
  const rows = await db
    .select({
      idHash: sessions.idHash,
      personId: sessions.personId,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      role: roleGrants.role,
    })
    .from(sessions)
    .innerJoin(people, and(eq(people.id, sessions.personId), isNull(people.disabledAt)))
    .leftJoin(roleGrants, and(eq(roleGrants.personId, people.id), eq(roleGrants.role, role)))
    .where(inArray(sessions.idHash, [...new Set(idHashes)]))
  return new Map(rows.map(({ idHash, role: held, ...row }) => [idHash, { ...row, holdsRole: held !== null }]))
}
export type SessionHolder =
  Awaited<ReturnType<typeof sessionHolders>> extends Map<string, infer H> ? H : never

export async function sessionsOf(db: Db, personId: string) {
  return db
    .select({
      idHash: sessions.idHash,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(eq(sessions.personId, personId))
    .orderBy(asc(sessions.createdAt))
}

export async function anyPerson(db: Db): Promise<boolean> {
  const [row] = await db.select({ id: people.id }).from(people).limit(1)
  return row !== undefined
}

export type Member = Readonly<{ id: string; login: string; name: string; unitId: string; unitName: string }>

/** The trainees of the units a manager is responsible for, and of those below. */
export async function traineesUnder(db: Db, viewer: Viewer): Promise<Member[]> {
  const tree = await allUnits(db)
  const mine = viewer.roles
    .filter(({ role }) => role === 'manager')
    .flatMap(({ unitId }) => [...unitsBelow(tree, unitId)])
  if (mine.length === 0) return []
  return db
    .selectDistinct({
      id: people.id,
      login: people.login,
      name: people.name,
      unitId: people.unitId,
      unitName: units.name,
    })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .innerJoin(roleGrants, and(eq(roleGrants.personId, people.id), eq(roleGrants.role, 'trainee')))
    .where(and(inArray(people.unitId, mine), isNull(people.disabledAt)))
    .orderBy(asc(people.login))
}

/** Whether a viewer is the manager of a unit or of one above it. */
export async function managesUnit(db: Db, viewer: Viewer, unitId: string): Promise<boolean> {
  return hasRoleOver(db, viewer, unitId, 'manager')
}

/** Whether a viewer holds one of the roles in a unit or in one above it. */
export async function hasRoleOver(
  db: Db,
  viewer: Viewer,
  unitId: string,
  ...roles: readonly Role[]
): Promise<boolean> {
  const tops = viewer.roles.filter(({ role }) => roles.includes(role))
  if (tops.length === 0) return false
  const tree = await allUnits(db)
  return tops.some((grant) => unitsBelow(tree, grant.unitId).has(unitId))
}

/** Who an account belongs to and whether it is open. */
export async function findAccount(db: Db, personId: string) {
  const [row] = await db
    .select({
      id: people.id,
      login: people.login,
      name: people.name,
      unitId: people.unitId,
      disabledAt: people.disabledAt,
    })
    .from(people)
    .where(eq(people.id, personId))
  return row
}

export async function allPeople(db: Db) {
  const rows = await db
    .select({
      id: people.id,
      login: people.login,
      name: people.name,
      unitName: units.name,
      disabledAt: people.disabledAt,
      role: roleGrants.role,
    })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .leftJoin(roleGrants, eq(roleGrants.personId, people.id))
    .orderBy(asc(people.login))
  const byId = new Map<string, Omit<(typeof rows)[number], 'role'> & { roles: Role[] }>()
  for (const { role, ...person } of rows) {
    const known = byId.get(person.id) ?? { ...person, roles: [] }
    if (role) known.roles.push(role as Role) // written from `Role` only
    byId.set(person.id, known)
  }
  return [...byId.values()]
}

/** Trainers with an open account, who has been here longest first. */
export const trainersByAge = (db: Db): Promise<{ id: string; login: string }[]> =>
  db
    .selectDistinct({ id: people.id, login: people.login, createdAt: people.createdAt })
    .from(people)
    .innerJoin(roleGrants, eq(roleGrants.personId, people.id))
    .where(and(eq(roleGrants.role, 'trainer'), isNull(people.disabledAt)))
    .orderBy(asc(people.createdAt), asc(people.id))

/** Staff numbers and names of people, by id. */
export async function namesOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { name: string; login: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: people.id, name: people.name, login: people.login })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, ...who }) => [id, who]))
}
