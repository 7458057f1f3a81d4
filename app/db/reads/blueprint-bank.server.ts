import { toBankEntry } from '../../domain/assembly/bank-entry.ts'
import type { BankEntry } from '../../domain/assembly/types.ts'
import { type Blueprint, leavesOf } from '../../domain/blueprint/schema.ts'
import type { Db } from '../engine/db.server.ts'
import { readyBank } from './bank.server.ts'
import { itemRecords } from './item-use.server.ts'

/** The ready items of a level as its blueprint sees them, with what their use so far says of them. */
export async function bankFor(db: Db, blueprint: Blueprint): Promise<BankEntry[]> {
  const leafIds = leavesOf(blueprint).map(({ id }) => id)
  const [ready, records] = [await readyBank(db, blueprint.level), await itemRecords(db, blueprint.level)]
  return ready
    .map((item) => toBankEntry(item, leafIds, records.get(item.id)))
    .filter((entry): entry is BankEntry => entry !== undefined)
}
