import { and, eq, inArray } from 'drizzle-orm'
import type { Item } from '../../domain/item/item.ts'
import type { ItemBody, ItemKind, ItemStatus } from '../../domain/item/schema.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { items, itemVersions } from '../schema/index.ts'

/** An item with its standing version. */
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
  facts: Item['facts']
  hash: string
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
}

/** Every item that has a version, whatever its status, by id. */
export async function allBankItems(db: Db): Promise<BankItem[]> {
  const rows = await db
    .select(columns)
    .from(items)
    .innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.n, items.currentVersion)))
    .orderBy(items.id)
  return rows as BankItem[] // kind, status and levels are written by the publisher from parsed items
}

/** What may be drawn for a level now. */
export async function readyBank(db: Db, level: Level): Promise<BankItem[]> {
  return (await allBankItems(db)).filter(({ status, levels }) => status === 'ready' && levels.includes(level))
}

export type VersionedItem = Readonly<{
  itemId: string
  n: number
  keyVersion: number
  body: ItemBody
  facts: Item['facts']
  createdAt: number
}>

/** Item versions by “id@n”. Versions never change, so what an attempt was given is always here. */
export async function itemVersionsOf(
  db: Db,
  wanted: readonly { itemId: string; itemVersion: number }[],
): Promise<Map<string, VersionedItem>> {
  const ids = [...new Set(wanted.map(({ itemId }) => itemId))]
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      itemId: itemVersions.itemId,
      n: itemVersions.n,
      keyVersion: itemVersions.keyVersion,
      body: itemVersions.body,
      facts: itemVersions.facts,
      createdAt: itemVersions.createdAt,
    })
    .from(itemVersions)
    .where(inArray(itemVersions.itemId, ids))
  return new Map(rows.map((row) => [versionName(row.itemId, row.n), row]))
}

export const versionName = (itemId: string, n: number): string => `${itemId}@${n}`
