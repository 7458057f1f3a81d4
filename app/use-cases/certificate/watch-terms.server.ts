import { peopleWithResults, standingCertificates } from '../../db/reads/certification.server.ts'
import { getCertification } from '../../db/reads/content.server.ts'
import { recordEventOnce } from '../../db/writes/audit.server.ts'
import { reminderDue } from '../../domain/certification/reminder.ts'
import type { World } from '../world.ts'
import { awardLevel } from './award-level.server.ts'

export type TermsWatched = Readonly<{ awarded: number; reminded: number; expired: number }>

/**
 * The round of the clock: awards levels whose last condition came true by itself (hours studied, years over), and records once
 * each the reminders that fell due and the certificates that ended. Pages read both from the dates themselves.
 */
export async function watchTerms(world: World): Promise<TermsWatched> {
  const { db, now } = world
  let [awarded, reminded, expired] = [0, 0, 0]
  for (const who of await peopleWithResults(db)) if ((await awardLevel(world, who)).ok) awarded++
  const at = now()
  const certificates = await standingCertificates(db)
  const reminderDays = certificates.length > 0 ? (await getCertification(db)).rules.reminderDays.value : []
  for (const { id, number, personId, validUntil } of certificates) {
    const days = reminderDue(validUntil, reminderDays, at)
    const fell =
      at > validUntil
        ? { name: 'expired', kind: 'certificate-expired', facts: { personId, validUntil } }
        : days !== undefined && {
            name: `remind-${days}`,
            kind: 'certificate-reminder',
            facts: { personId, days },
          }
    if (!fell) continue
    const { name, kind, facts } = fell
    const first = await db.tx(() =>
      recordEventOnce(db, { id: `${name}/${id}`, at, actorId: null, kind, subject: number, facts }),
    )
    if (first && name === 'expired') expired++
    else if (first) reminded++
  }
  return { awarded, reminded, expired }
}
