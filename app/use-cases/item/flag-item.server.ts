import { standingFlags } from '../../db/reads/analysis.server.ts'
import { findItemHead } from '../../db/reads/bank-item.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { clearFlags, insertFlag } from '../../db/writes/item-flags.server.ts'
import type { Flagged } from '../../domain/item-analysis/flags.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

type Question = Readonly<{ itemId: string; found: readonly Flagged[]; n: number; note: string }>

/**
 * Puts an item in question by its figures. It stays in the bank; a blueprint row on `flagged` keeps it out of forms
 * from the next plan on. Refuses `no-such-item`, and `flagged-already` while an earlier question stands.
 */
export async function flagItem(
  { db, now, newId }: World,
  actorId: string,
  { itemId, found, n, note }: Question,
) {
  const [at, id, eventId] = [now(), newId(), newId()]
  return db.tx(async () => {
    if (!(await findItemHead(db, itemId))) return refuse({ code: 'no-such-item' } as const)
    if ((await standingFlags(db, itemId)).length > 0) return refuse({ code: 'flagged-already' } as const)
    await insertFlag(db, { id, itemId, found, n, note, raisedBy: actorId, raisedAt: at })
    const facts = { found, n }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'item-flagged', subject: itemId, facts })
    return ok({ itemId })
  })
}

/** Answers the question an item stands in, with a reason. Refuses `reason-missing`, and `not-flagged` when none stands. */
export async function clearFlag(
  { db, now, newId }: World,
  actorId: string,
  { itemId, answer }: { itemId: string; answer: string },
) {
  const [at, eventId] = [now(), newId()]
  if (answer.trim() === '') return refuse({ code: 'reason-missing' } as const)
  return db.tx(async () => {
    if ((await standingFlags(db, itemId)).length === 0) return refuse({ code: 'not-flagged' } as const)
    await clearFlags(db, { itemId, answer, by: actorId, at })
    const facts = { answer }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'item-flag-cleared', subject: itemId, facts })
    return ok({ itemId })
  })
}
