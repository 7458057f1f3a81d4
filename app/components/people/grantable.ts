import type { Role } from '../../domain/people/roles.ts'

/** The roles an administrator gives; assessor and invigilator come with a sitting. */
export const GRANTABLE = ['trainee', 'trainer', 'manager', 'administrator'] as const satisfies readonly Role[]
