import { findItemHead } from '../../db/reads/bank-item.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { keepImages } from '../../db/writes/images.server.ts'
import { imageName } from '../../domain/item/image.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { takeImage } from '../../lib/image/take-image.server.ts'
import type { World } from '../world.ts'
import type { Writer } from './save-work.server.ts'

/**
 * Keeps an image that somebody brings for an item, checked and written anew; it stands on the item once its work names
 * it. The same image again is kept once. Refuses `bad-image` with words, `no-such-item`.
 */
export async function addImage(
  { db, now, newId }: World,
  viewer: Writer,
  { itemId, bytes }: { itemId: string; bytes: Uint8Array },
) {
  const taken = await takeImage(bytes)
  if (!taken.ok) return taken
  const [at, eventId] = [now(), newId()]
  const { width, height } = taken.value
  const file = imageName(taken.value)
  return db.tx(async () => {
    if (!(await findItemHead(db, itemId))) return refuse({ code: 'no-such-item' } as const)
    await keepImages(db, [taken.value], { addedAt: at, addedBy: viewer.id })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: viewer.id,
      kind: 'item-image-added',
      subject: itemId,
      facts: { file, width, height, size: taken.value.bytes.length },
    })
    return ok({ file, width, height })
  })
}
