import { foldAccessCode } from '../../domain/exam-session/access-code.ts'
import { sha256 } from '../../lib/hash.server.ts'

/** What is stored of an access code: bound to its sitting, so that equal codes do not look equal. */
export const hashAccessCode = (sessionId: string, typed: string): string =>
  sha256(`${sessionId}/${foldAccessCode(typed)}`)

/** What a typed code is worth at the door of a sitting. */
export function judgeCode(
  { id, accessCodeHash }: { id: string; accessCodeHash: string | null },
  typed: string | undefined,
): 'none-asked' | 'missing' | 'wrong' | 'right' {
  if (accessCodeHash === null) return 'none-asked'
  if (typed === undefined || foldAccessCode(typed) === '') return 'missing'
  return hashAccessCode(id, typed) === accessCodeHash ? 'right' : 'wrong'
}
