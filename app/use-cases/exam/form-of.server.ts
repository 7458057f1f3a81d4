import type { Db } from '../../db/engine/db.server.ts'
import { itemVersionsOf, type VersionedItem, versionName } from '../../db/reads/bank.server.ts'
import type { BankEntry } from '../../domain/assembly/types.ts'
import { hashOf } from '../../lib/hash.server.ts'

export type GivenItem = Readonly<{ entry: BankEntry; version: VersionedItem }>

/** The items of a form with the versions it names, in its order. */
export async function givenItems(db: Db, entries: readonly BankEntry[]): Promise<GivenItem[]> {
  const versions = await itemVersionsOf(
    db,
    entries.map(({ id, version }) => ({ itemId: id, itemVersion: version })),
  )
  return entries.map((entry) => {
    const version = versions.get(versionName(entry.id, entry.version))
    if (!version) throw new Error(`item ${entry.id} has no version ${entry.version}`)
    return { entry, version }
  })
}

export const bodiesOf = (given: readonly GivenItem[]) =>
  given.map(({ entry, version }) => ({ id: entry.id, body: version.body }))

/** The questions of a form in order, as an attempt keeps them, and the hash over them. */
export function slotsOfForm(given: readonly GivenItem[], orders: Readonly<Record<string, string[]>>) {
  const slots = given.map(({ entry, version }, i) => ({
    slot: i + 1,
    itemId: entry.id,
    itemVersion: entry.version,
    keyVersion: version.keyVersion,
    kind: entry.kind,
    points: entry.points,
    leaf: entry.leaf,
    knowledgePoint: entry.knowledgePoint,
    optionOrder: orders[entry.id] ?? [],
  }))
  return { slots, formHash: hashOf(slots) }
}
