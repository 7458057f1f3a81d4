import { findCertificate } from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { setScorePublic } from '../../db/writes/certification.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/** Lets the public page of a certificate show its scores, or hides them again; only its holder may. Refuses `no-such-certificate`. */
export async function showScore(
  { db, now, newId }: World,
  { code, personId, scorePublic }: { code: string; personId: string; scorePublic: boolean },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const certificate = await findCertificate(db, { code })
    if (!certificate || !(await setScorePublic(db, { id: certificate.id, personId, scorePublic })))
      return refuse({ code: 'no-such-certificate' } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: personId,
      kind: 'certificate-score-shown',
      subject: certificate.number,
      facts: { scorePublic },
    })
    return ok({ scorePublic })
  })
}
