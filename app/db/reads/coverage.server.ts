import type { CountedItem } from '../../domain/course/coverage.ts'
import type { Db } from '../engine/db.server.ts'
import { items } from '../schema/index.ts'

/** Of every item and draft what coverage counts. */
export async function countedItems(db: Db): Promise<CountedItem[]> {
  const rows = await db
    .select({
      knowledgePoint: items.knowledgePoint,
      kind: items.kind,
      status: items.status,
      reserved: items.reserved,
      document: items.document,
    })
    .from(items)
  return rows as CountedItem[] // kind and status are written by the publisher from parsed items
}
