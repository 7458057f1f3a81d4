import { ok, type Result, refuse } from '../shared/result.ts'

type LogLine = Readonly<{ kind: string; actorId: string | null; facts: Record<string, unknown> }>
/** Who asked for an attempt to be voided, and why. */
export type VoidRequest = Readonly<{ askedBy: string; reason: string }>

/** The request that waits for a second person, if any. @param log the attempt's log, the oldest first */
export function askedToVoid(log: readonly LogLine[]): VoidRequest | undefined {
  let waiting: VoidRequest | undefined
  for (const { kind, actorId, facts } of log) {
    if (kind === 'void-asked' && actorId !== null)
      waiting = { askedBy: actorId, reason: String(facts.reason ?? '') }
    if (kind === 'voided' || kind === 'void-declined') waiting = undefined
  }
  return waiting
}

/** Whether this person may decide on the request: never the one who asked. */
export function decideVoid(
  request: VoidRequest | undefined,
  actorId: string,
): Result<VoidRequest, { code: 'nobody-asked' } | { code: 'second-person-needed' }> {
  if (!request) return refuse({ code: 'nobody-asked' })
  return request.askedBy === actorId ? refuse({ code: 'second-person-needed' }) : ok(request)
}
