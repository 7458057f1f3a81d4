import { anyPerson, findCredentials } from '../../db/reads/people.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import {
  consumeSetupToken,
  grantRole,
  insertPerson,
  insertSetupToken,
  insertUnit,
} from '../../db/writes/people.server.ts'
import { foldLogin, Password, type Role } from '../../domain/people/roles.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashPassword } from '../../lib/auth/password.server.ts'
import { sha256 } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'

export type PersonToAdd = {
  login: string
  name: string
  password: string
  roles: readonly Role[]
  unit: { id: string; name: string; parentId: string | null }
  demo?: boolean
}

/** Adds a person with roles in a unit, which is made if it is not there. Refuses `login-taken`, `weak-password`. */
export async function addPerson(
  { db, now, newId }: World,
  { login, name, password, roles, unit, demo = false }: PersonToAdd,
  actorId: string | null,
) {
  if (!Password.safeParse(password).success) return refuse({ code: 'weak-password' } as const)
  const [id, at, eventId, passwordHash] = [newId(), now(), newId(), await hashPassword(password)]
  return db.tx(async () => {
    // asked first, since a unit made for a refused person would stay
    if (await findCredentials(db, foldLogin(login))) return refuse({ code: 'login-taken', login } as const)
    await insertUnit(db, unit)
    const person = {
      id,
      login: login.normalize('NFKC').trim(),
      loginKey: foldLogin(login),
      name: name.trim(),
      unitId: unit.id,
      passwordHash,
      demo,
      createdAt: at,
    }
    if (!(await insertPerson(db, person))) return refuse({ code: 'login-taken', login } as const)
    for (const role of roles) await grantRole(db, { personId: id, unitId: unit.id, role })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'person-added',
      subject: id,
      facts: { login: person.login, roles },
    })
    return ok({ id })
  })
}

/** Makes a one-time link token for the first administrator, while there is nobody at all. */
export async function offerSetup({ db, now, newSeed }: World): Promise<string | undefined> {
  if (await anyPerson(db)) return undefined
  const [token, at] = [newSeed(), now()]
  await db.tx(() => insertSetupToken(db, sha256(token), at))
  return token
}

/** Creates the first administrator by the one-time link. Refuses `link-used`, `weak-password`, `login-taken`. */
export async function setUpAdministrator(
  world: World,
  {
    token,
    login,
    name,
    password,
    unitName,
  }: { token: string; login: string; name: string; password: string; unitName: string },
) {
  if (!Password.safeParse(password).success) return refuse({ code: 'weak-password' } as const)
  const at = world.now()
  const usable = await world.db.tx(
    async () => !(await anyPerson(world.db)) && (await consumeSetupToken(world.db, sha256(token), at)),
  )
  if (!usable) return refuse({ code: 'link-used' } as const)
  const unit = { id: 'root', name: unitName, parentId: null }
  return addPerson(world, { login, name, password, roles: ['administrator'], unit }, null)
}
