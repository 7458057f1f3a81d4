import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Item } from '../../domain/item/item.ts'
import type { ItemBody, ItemKind, ItemStatus } from '../../domain/item/schema.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { itemKeys, items, itemVersions, keyChanges } from '../schema/index.ts'

/** An item with its standing version and the newest key of that version. */
export type BankItem = Readonly<{
  id: string
  moduleId: string
  knowledgePoint: string
  kind: ItemKind
  status: ItemStatus
  reserved: boolean
  levels: Level[]
  enemyGroups: string[]
  version: number
  keyVersion: number
  body: ItemBody
  /** As it came from the content files, before any correction of its key. */
  published: ItemBody
  facts: Item['facts']
  hash: string
  /** Who wrote the standing version in the product; null: it came from a file. */
  authorId: string | null
  /** Who retired it in the product; null: nobody, or its file is gone. */
  retiredBy: string | null
}>

const columns = {
  id: items.id,
  moduleId: items.moduleId,
  knowledgePoint: items.knowledgePoint,
  kind: items.kind,
  status: items.status,
  reserved: items.reserved,
  levels: items.levels,
  enemyGroups: items.enemyGroups,
  version: itemVersions.n,
  keyVersion: itemVersions.keyVersion,
  body: itemVersions.body,
  facts: itemVersions.facts,
  hash: itemVersions.hash,
  authorId: itemVersions.authorId,
  retiredBy: items.retiredBy,
}

/** Every item that has a version, whatever its status, by id. */
export async function allBankItems(db: Db): Promise<BankItem[]> {
  const rows = await db
    .select(columns)
    .from(items)
    .innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.n, items.currentVersion)))
    .orderBy(items.id)
  const corrected = newestKeys(await db.select(keyColumns).from(itemKeys))
  return rows.map((row) => ({
    ...row,
    published: row.body,
    ...corrected.get(versionName(row.id, row.version)),
  })) as BankItem[] // kind, status and levels are written by the publisher from parsed items
}

/**
 * What may be drawn for a level now. A version whose key was found wrong and got no new one (full credit to all, or
 * dropped) is not: it waits for a better version.
 */
export async function readyBank(db: Db, level: Level): Promise<BankItem[]> {
  const keyless = await db
    .select({ itemId: keyChanges.itemId, n: keyChanges.itemVersion, keyVersion: keyChanges.fromKeyVersion })
    .from(keyChanges)
    .where(and(isNull(keyChanges.body), inArray(keyChanges.status, ['approved', 'applied'])))
  return (await allBankItems(db)).filter(
    ({ id, version, keyVersion, status, levels }) =>
      status === 'ready' &&
      levels.includes(level) &&
      !keyless.some((one) => one.itemId === id && one.n === version && one.keyVersion >= keyVersion),
  )
}

const keyColumns = {
  itemId: itemKeys.itemId,
  n: itemKeys.itemVersion,
  keyVersion: itemKeys.keyVersion,
  body: itemKeys.body,
}
type KeyRow = { itemId: string; n: number; keyVersion: number; body: ItemBody }

/** The newest of these corrected keys of each item version, by “id@n”. */
function newestKeys(rows: readonly KeyRow[]): Map<string, Pick<KeyRow, 'keyVersion' | 'body'>> {
  const inOrder = [...rows].sort((a, b) => a.keyVersion - b.keyVersion)
  return new Map(
    inOrder.map(({ itemId, n, keyVersion, body }) => [versionName(itemId, n), { keyVersion, body }]),
  )
}

export type VersionedItem = Readonly<{
  itemId: string
  n: number
  keyVersion: number
  body: ItemBody
  facts: Item['facts']
  createdAt: number
  authorId: string | null
  approvedBy: string | null
}>

/** @param keyVersion the key an attempt was given with it; left out: the newest */
export type WantedVersion = { itemId: string; itemVersion: number; keyVersion?: number }

/**
 * Item versions by “id@n”, with the key that was asked for. Versions and keys never change, so what an attempt was
 * given is always here. One form at a time: an item version has one key in the answer.
 */
export async function itemVersionsOf(
  db: Db,
  wanted: readonly WantedVersion[],
): Promise<Map<string, VersionedItem>> {
  const ids = [...new Set(wanted.map(({ itemId }) => itemId))]
  if (ids.length === 0) return new Map()
  const given = new Map(wanted.map((one) => [versionName(one.itemId, one.itemVersion), one.keyVersion]))
  return versionsOf(db, ids, (name) => given.get(name))
}

/** Every version of these items by “id@n”. @param keyOf the key version wanted of one; undefined: the newest */
async function versionsOf(
  db: Db,
  ids: readonly string[],
  keyOf: (name: string) => number | undefined,
): Promise<Map<string, VersionedItem>> {
  const rows = await db
    .select({
      itemId: itemVersions.itemId,
      n: itemVersions.n,
      keyVersion: itemVersions.keyVersion,
      body: itemVersions.body,
      facts: itemVersions.facts,
      createdAt: itemVersions.createdAt,
      authorId: itemVersions.authorId,
      approvedBy: itemVersions.approvedBy,
    })
    .from(itemVersions)
    .where(inArray(itemVersions.itemId, [...ids]))
    .orderBy(asc(itemVersions.itemId), asc(itemVersions.n))
  const keys = await db
    .select(keyColumns)
    .from(itemKeys)
    .where(inArray(itemKeys.itemId, [...ids]))
  const corrected = newestKeys(
    keys.filter(({ itemId, n, keyVersion }) => keyVersion <= (keyOf(versionName(itemId, n)) ?? keyVersion)),
  )
  return new Map(
    rows.map((row) => {
      const name = versionName(row.itemId, row.n)
      return [name, { ...row, ...corrected.get(name) }]
    }),
  )
}

/** Every version of an item with its newest key, oldest first. */
export async function versionsOfItem(db: Db, itemId: string): Promise<VersionedItem[]> {
  return [...(await versionsOf(db, [itemId], () => undefined)).values()]
}

export const versionName = (itemId: string, n: number): string => `${itemId}@${n}`
