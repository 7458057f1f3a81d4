import { allBankItems } from '../../db/reads/bank.server.ts'
import { findKnowledge } from '../../db/reads/content.server.ts'
import { imagesNamed } from '../../db/reads/images.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import type { ItemStatus } from '../../domain/item/schema.ts'
import { pointsOf } from '../../domain/knowledge/schema.ts'
import type { Level } from '../../domain/shared/level.ts'
import { type ExportFormat, writeAny } from '../../lib/exchange/write-any.server.ts'
import type { World } from '../world.ts'

/** Which items; an absent field asks nothing. */
export type Wanted = Readonly<{ level?: Level | undefined; status?: ItemStatus | undefined }>

/** Items of the bank as a file, keys and all, with what the format leaves out. Who took it is on record. */
export async function exportItems(
  { db, now, newId }: World,
  actorId: string | null,
  format: ExportFormat,
  { level, status }: Wanted = {},
) {
  const tree = await findKnowledge(db)
  const names = new Map((tree ? pointsOf(tree) : []).map(({ id, name }) => [id, name]))
  const wanted = (await allBankItems(db)).filter(
    (item) => (!level || item.levels.includes(level)) && (!status || item.status === status),
  )
  const kept = await imagesNamed(
    db,
    wanted.flatMap(({ body }) => (body.images ?? []).map(({ file }) => file)),
  )
  const written = await writeAny(
    format,
    wanted.map(({ id, body, facts }) => ({
      item: { id, body, facts: { ...facts, levels: facts.levels ?? [] } },
      knowledge: names.get(facts.knowledgePoint) ?? facts.knowledgePoint,
    })),
    new Map([...kept].map(([name, { bytes }]) => [name, bytes])),
  )
  const [at, eventId] = [now(), newId()]
  const facts = { format, level, status, items: written.items }
  await db.tx(() =>
    recordEvent(db, { id: eventId, at, actorId, kind: 'bank-exported', subject: 'bank', facts }),
  )
  return written
}
