import * as z from 'zod'
import { GRANTABLE } from '../../components/people/grantable.ts'
import type { Unit } from '../../domain/people/roles.ts'
import type { PersonToAdmit } from '../../use-cases/people/admit-person.server.ts'

const Line = z.string().trim().min(1).max(100)
const PersonForm = z
  .object({
    login: Line,
    name: Line,
    unit: z.string().min(1),
    newUnitName: z.string().trim().max(100),
    parent: z.string(),
    roles: z.array(z.enum(GRANTABLE)).min(1),
    password: z.string(),
  })
  .refine(({ unit, newUnitName }) => unit !== 'new' || newUnitName !== '', { path: ['newUnit'] })

export type FaultyField = 'login' | 'name' | 'unit' | 'newUnit' | 'roles'
const FIELDS: readonly FaultyField[] = ['login', 'name', 'unit', 'newUnit', 'roles']

type Read = { ok: true; person: PersonToAdmit } | { ok: false; faults: FaultyField[] }

/**
 * Reads the form that adds a person. A new unit that is there already, under the same parent, is that one.
 * @returns the fields that are off when it cannot be read
 */
export function readPersonForm(form: FormData, units: readonly Unit[], newId: () => string): Read {
  const text = (name: string) => String(form.get(name) ?? '')
  const parsed = PersonForm.safeParse({
    login: text('login'),
    name: text('name'),
    unit: text('unit'),
    newUnitName: text('newUnitName'),
    parent: text('parent'),
    roles: form.getAll('roles'),
    password: text('password'),
  })
  if (!parsed.success) {
    const off = new Set(parsed.error.issues.map(({ path }) => path[0]))
    return { ok: false, faults: FIELDS.filter((field) => off.has(field)) }
  }
  const { login, name, roles, password, ...chosen } = parsed.data
  const unit = unitOf(chosen, units, newId)
  if (!unit) return { ok: false, faults: ['unit'] }
  return { ok: true, person: { login, name, roles, unit, password: password === '' ? null : password } }
}

type Chosen = { unit: string; newUnitName: string; parent: string }

function unitOf(
  { unit, newUnitName, parent }: Chosen,
  units: readonly Unit[],
  newId: () => string,
): Unit | undefined {
  if (unit !== 'new') return units.find(({ id }) => id === unit)
  const parentId = parent === '' ? null : parent
  if (parentId !== null && !units.some(({ id }) => id === parentId)) return undefined
  const same = units.find((known) => known.name === newUnitName && known.parentId === parentId)
  return same ?? { id: newId(), name: newUnitName, parentId }
}
