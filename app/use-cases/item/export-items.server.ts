import { allBankItems } from '../../db/reads/bank.server.ts'
import { findKnowledge } from '../../db/reads/content.server.ts'
import { imageSides, imagesNamed } from '../../db/reads/images.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import type { Item } from '../../domain/item/item.ts'
import type { ItemStatus } from '../../domain/item/schema.ts'
import { pointsOf } from '../../domain/knowledge/schema.ts'
import type { Level } from '../../domain/shared/level.ts'
import {
  changesTheQuestion,
  EXPORT_FORMATS,
  type ExportFormat,
  lossesIn,
  talliesOf,
} from '../../lib/exchange/losses.ts'
import { writeAny } from '../../lib/exchange/write-any.server.ts'
import type { World } from '../world.ts'

/** Which items; an absent field asks nothing. */
export type Wanted = Readonly<{ level?: Level | undefined; status?: ItemStatus | undefined }>

/** Items of the bank as a file, keys and all, with what the format leaves out. Who took it is on record. */
export async function exportItems(
  { db, now, newId }: World,
  actorId: string | null,
  format: ExportFormat,
  wanted: Wanted = {},
) {
  const tree = await findKnowledge(db)
  const names = new Map((tree ? pointsOf(tree) : []).map(({ id, name }) => [id, name]))
  const chosen = await itemsWanted(db, wanted)
  const kept = await imagesNamed(db, namesOfImages(chosen))
  const written = await writeAny(
    format,
    chosen.map((item) => ({
      item,
      knowledge: names.get(item.facts.knowledgePoint) ?? item.facts.knowledgePoint,
    })),
    new Map([...kept].map(([name, { bytes }]) => [name, bytes])),
  )
  const [at, eventId] = [now(), newId()]
  const facts = { format, ...wanted, items: written.items }
  await db.tx(() =>
    recordEvent(db, { id: eventId, at, actorId, kind: 'bank-exported', subject: 'bank', facts }),
  )
  return written
}

/**
 * What each format would leave behind of these items, before anybody takes the file. `carried`: items that are in the
 * file; `same`: those asked and marked as before. Writes nothing.
 */
export async function foreseeExport({ db }: Pick<World, 'db'>, wanted: Wanted = {}) {
  const chosen = await itemsWanted(db, wanted)
  const kept = new Set((await imageSides(db, namesOfImages(chosen))).keys())
  const formats = EXPORT_FORMATS.map((format) => {
    const all = chosen.map((item) => lossesIn(format, item, kept))
    return {
      format,
      carried: all.filter(({ whole }) => !whole).length,
      same: all.filter(({ losses }) => !losses.some(changesTheQuestion)).length,
      losses: talliesOf(all),
    }
  })
  return { items: chosen.length, formats }
}

/** By id, with levels as they are kept: the bank's own rows may lack them. */
async function itemsWanted(db: World['db'], { level, status }: Wanted): Promise<Item[]> {
  return (await allBankItems(db)).flatMap((item) =>
    (!level || item.levels.includes(level)) && (!status || item.status === status)
      ? [{ id: item.id, body: item.body, facts: { ...item.facts, levels: item.facts.levels ?? [] } }]
      : [],
  )
}

const namesOfImages = (items: readonly Item[]): string[] =>
  items.flatMap(({ body }) => (body.images ?? []).map(({ file }) => file))
