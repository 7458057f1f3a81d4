import { and, asc, inArray, isNull } from 'drizzle-orm'
import { foldLogin } from '../../domain/people/roles.ts'
import type { Db } from '../engine/db.server.ts'
import { people } from '../schema/index.ts'

/** The people behind staff numbers, however they are typed, and the numbers nobody has. */
export async function peopleByLogin(db: Db, typed: string) {
  const logins = [...new Set(typed.split(/[\s,，、;；]+/).filter((login) => login !== ''))]
  if (logins.length === 0) return { found: [], unknown: [] }
  const found = await db
    .select({ id: people.id, login: people.login, loginKey: people.loginKey, name: people.name })
    .from(people)
    .where(and(inArray(people.loginKey, logins.map(foldLogin)), isNull(people.disabledAt)))
    .orderBy(asc(people.login))
  const known = new Set(found.map(({ loginKey }) => loginKey))
  return { found, unknown: logins.filter((login) => !known.has(foldLogin(login))) }
}

/** Staff numbers of these people, by login. */
export async function loginsOf(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ login: people.login })
    .from(people)
    .where(inArray(people.id, [...ids]))
    .orderBy(asc(people.login))
  return rows.map(({ login }) => login)
}
