import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { type Role, unitsBelow } from '../../domain/people/roles.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { LEVELS } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { certificates, people, roleGrants } from '../schema/index.ts'
import { allUnits, findAccount, hasRole, hasRoleOver, type Viewer } from './people.server.ts'

/** What a viewer may do with somebody's certification record. Nobody writes in his own. */
export type DossierRights = Readonly<{ see: boolean; career: boolean; results: boolean }>

/**
 * An administrator everything; a manager of the person's unit his career; a trainer or assessor there the results of
 * the parts people judge.
 */
export async function dossierRights(
  db: Db,
  viewer: Viewer,
  person: { id: string; unitId: string },
): Promise<DossierRights> {
  if (viewer.id === person.id) return { see: false, career: false, results: false }
  const administrator = hasRole(viewer, 'administrator')
  const career = administrator || (await hasRoleOver(db, viewer, person.unitId, 'manager'))
  const results = administrator || (await hasRoleOver(db, viewer, person.unitId, 'trainer', 'assessor'))
  return { see: career || results, career, results }
}

/** A person whose certification record the viewer may see, with what he may do in it; undefined for anybody else. */
export async function findDossier(db: Db, viewer: Viewer, personId: string) {
  const person = await findAccount(db, personId)
  const rights = person && (await dossierRights(db, viewer, person))
  return person && rights?.see ? { person, rights } : undefined
}

/** The trainees whose record a viewer may see, by staff number, with the levels they hold a certificate of. */
export async function inCareOf(db: Db, viewer: Viewer, now: Instant) {
  const tree = await allUnits(db)
  const tops = viewer.roles.filter(({ role }) => CARE.includes(role)).map(({ unitId }) => unitId)
  const units = new Set(
    hasRole(viewer, 'administrator')
      ? tree.map(({ id }) => id)
      : tops.flatMap((top) => [...unitsBelow(tree, top)]),
  )
  const names = new Map(tree.map(({ id, name }) => [id, name]))
  const rows = await db
    .selectDistinct({ id: people.id, login: people.login, name: people.name, unitId: people.unitId })
    .from(people)
    .innerJoin(roleGrants, and(eq(roleGrants.personId, people.id), eq(roleGrants.role, 'trainee')))
    .where(isNull(people.disabledAt))
    .orderBy(asc(people.login))
  const held = await db
    .select({
      personId: certificates.personId,
      level: certificates.level,
      validUntil: certificates.validUntil,
    })
    .from(certificates)
    .where(
      and(eq(certificates.scope, 'full'), isNull(certificates.revokedAt), isNull(certificates.supersededBy)),
    )
  return rows
    .filter(({ id, unitId }) => units.has(unitId) && id !== viewer.id)
    .map(({ id, login, name, unitId }) => ({
      id,
      login,
      name,
      unitName: names.get(unitId) ?? '',
      held: LEVELS.filter((level) =>
        held.some((row) => row.personId === id && row.level === level && now <= row.validUntil),
      ),
    }))
}

const CARE: readonly Role[] = ['manager', 'trainer', 'assessor']

/** The names of people by id, for records that name who made them. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
