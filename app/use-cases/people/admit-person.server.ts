import { passwordFrom } from '../../domain/people/one-time-password.ts'
import { ok } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { addPerson, type PersonToAdd } from './add-person.server.ts'

export type PersonToAdmit = Omit<PersonToAdd, 'password' | 'demo'> & {
  /** Null: one is made, and is in the answer and nowhere else. */
  password: string | null
}

/** Adds a person for an administrator. Refuses `login-taken`, `weak-password`. */
export async function admitPerson(world: World, { password, ...person }: PersonToAdmit, actorId: string) {
  const made = password === null ? passwordFrom(world.newSeed()) : null
  const added = await addPerson(world, { ...person, password: password ?? made ?? '' }, actorId)
  if (!added.ok) return added
  return ok({ id: added.value.id, login: person.login.trim(), name: person.name, password: made })
}
