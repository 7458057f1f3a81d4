import { findCaseWork, votesOn } from '../../db/reads/complaint-desk.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertVote } from '../../db/writes/complaint-desk.server.ts'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

type Label = {
  class: ComplaintClass
  primaryMotive: Motive
  secondaryMotive: Motive | null
  deciding: string
}

/**
 * Keeps one rater's blind label of a case, for its round, once for all time.
 * Refuses `no-such-case`, `own-work` (its author is no rater), `wrong-status` (not being labelled), `answered-already`,
 * `case-faults` (the deciding words are not in the sentence).
 */
export async function labelCase(
  { db, now, newId }: World,
  { caseId, raterId, label }: { caseId: string; raterId: string; label: Label },
) {
  const [id, at, eventId] = [newId(), now(), newId()]
  return db.tx(async () => {
    const standing = await findCaseWork(db, caseId)
    if (!standing) return refuse({ code: 'no-such-case' } as const)
    const { work, status, authorId } = standing
    if (authorId === raterId) return refuse({ code: 'own-work' } as const)
    if (status !== 'rating') return refuse({ code: 'wrong-status', status } as const)
    const given = await votesOn(db, [caseId])
    if (given.some((vote) => vote.raterId === raterId && vote.round === work.round))
      return refuse({ code: 'answered-already' } as const)
    if (!work.text.includes(label.deciding))
      return refuse({ code: 'case-faults', faults: [`“${label.deciding}”不在原句里；请照抄原句中的几个字`] })
    await insertVote(db, { id, caseId, raterId, round: work.round, ...label, at })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: raterId,
      kind: 'complaint-labelled',
      subject: caseId,
      facts: { round: work.round },
    })
    return ok({})
  })
}
