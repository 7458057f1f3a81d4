import * as z from 'zod'

export const ROLES = ['trainee', 'trainer', 'manager', 'administrator', 'assessor', 'invigilator'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

export type Unit = Readonly<{ id: string; name: string; parentId: string | null }>

/** A unit and everything below it. */
export function unitsBelow(units: readonly Unit[], topId: string): Set<string> {
  const found = new Set([topId])
  for (let grown = true; grown; ) {
    const more = units.filter(
      ({ id, parentId }) => parentId !== null && found.has(parentId) && !found.has(id),
    )
    for (const { id } of more) found.add(id)
    grown = more.length > 0
  }
  return found
}

/** How a login is compared: without case or surrounding space, full width folded. */
export const foldLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase()

export const PASSWORD_MIN = 8
export const PASSWORD_MAX = 200

export const Password = z
  .string()
  .min(PASSWORD_MIN, `密码至少 ${PASSWORD_MIN} 位`)
  .max(PASSWORD_MAX, `密码最多 ${PASSWORD_MAX} 位`)
