import { findCredential } from '../../db/reads/credentials.server.ts'
import { findCertificate } from '../../db/reads/exams.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { takeTurn } from '../people/rate-limit.server.ts'
import type { World } from '../world.ts'

/**
 * The signed credential of a certificate for whoever holds its code; the printed number, which can be counted up, does
 * not open it. Counts as a look-up. Refuses `too-many`, `no-such-certificate` and `no-credential` (none was signed yet).
 */
export async function publishedCredential(
  world: World,
  { code, address }: { code: string; address: string },
) {
  const turn = await takeTurn(world, { kind: 'verify', of: address })
  if (!turn.ok) return turn
  const certificate = /^[0-9a-f]{32}$/.test(code) ? await findCertificate(world.db, { code }) : undefined
  if (!certificate) return refuse({ code: 'no-such-certificate' } as const)
  const credential = await findCredential(world.db, certificate.id)
  if (!credential) return refuse({ code: 'no-credential' } as const)
  return ok({ jwt: credential.jwt, number: certificate.number })
}
