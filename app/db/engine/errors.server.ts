const UNIQUE = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']

/** Whether a write failed because its key was already there, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown }
  return UNIQUE.includes(code ?? '') || (cause !== undefined && isUniqueViolation(cause))
}
