import { versionsOfItem } from '../../db/reads/bank.server.ts'
import { findItemHead } from '../../db/reads/bank-item.server.ts'
import type { ItemBody, ItemFacts, Response } from '../../domain/item/schema.ts'
import type { Mark } from '../../domain/marking/mark.ts'
import { markItem } from '../../domain/marking/mark-item.ts'
import type { Points } from '../../domain/shared/points.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/** What the marker gives an answer to the standing version of an item; nothing is kept. Refuses `no-such-item`, `wrong-kind`. */
export async function tryItem(
  { db }: World,
  { itemId, answer }: { itemId: string; answer: (body: ItemBody) => Response | null },
) {
  const head = await findItemHead(db, itemId)
  const version = (await versionsOfItem(db, itemId)).find(({ n }) => n === head?.currentVersion)
  if (!version) return refuse({ code: 'no-such-item' } as const)
  const response = answer(version.body)
  if (response !== null && response.kind !== version.body.kind) return refuse({ code: 'wrong-kind' } as const)
  return ok({ response, mark: markItem(version.body, response) })
}

/** An author's example answer with what he says it earns and what it does. */
export type MarkedSample = Readonly<{ answer: readonly string[]; expected: Points; mark: Mark }>

/** The author's examples of a fill-in through the marker, accepted ones first. Other kinds have none. */
export function markSamples(body: ItemBody, { samples }: Pick<ItemFacts, 'samples'>): MarkedSample[] {
  if (body.kind !== 'fillIn' || !samples) return []
  return [
    ...samples.accept.map((answer) => ({ answer, expected: body.points })),
    ...samples.reject.map(({ answer, points }) => ({ answer, expected: points })),
  ].map((sample) => ({ ...sample, mark: markItem(body, { kind: 'fillIn', blanks: sample.answer }) }))
}
