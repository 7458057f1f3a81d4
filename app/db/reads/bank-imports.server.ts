import { and, desc, eq, ne } from 'drizzle-orm'
import type { Asked } from '../../domain/item/alike.ts'
import { sameQuestion } from '../../domain/item/import/report.ts'
import { entryOf } from '../../domain/item/work.ts'
import type { Db } from '../engine/db.server.ts'
import { bankImports, itemWorks, people } from '../schema/index.ts'
import { allBankItems } from './bank.server.ts'
import { bankRows } from './bank-list.server.ts'

export type BankImport = typeof bankImports.$inferSelect

export async function findImport(db: Db, id: string): Promise<BankImport | undefined> {
  const [row] = await db.select().from(bankImports).where(eq(bankImports.id, id))
  return row
}

/** What was brought lately, the newest first, without what was read in it. */
export const recentImports = (db: Db, limit: number) =>
  db
    .select({
      id: bankImports.id,
      fileName: bankImports.fileName,
      format: bankImports.format,
      status: bankImports.status,
      itemIds: bankImports.itemIds,
      broughtAt: bankImports.broughtAt,
      by: people.name,
    })
    .from(bankImports)
    .innerJoin(people, eq(people.id, bankImports.broughtBy))
    .orderBy(desc(bankImports.broughtAt), desc(bankImports.id))
    .limit(limit)

/** Other imports of a file of the same bytes, the newest first. */
export const importsOfFile = (db: Db, sha256: string, exceptId: string) =>
  db
    .select({
      id: bankImports.id,
      status: bankImports.status,
      broughtAt: bankImports.broughtAt,
      by: people.name,
    })
    .from(bankImports)
    .innerJoin(people, eq(people.id, bankImports.broughtBy))
    .where(and(eq(bankImports.sha256, sha256), ne(bankImports.id, exceptId)))
    .orderBy(desc(bankImports.broughtAt), desc(bankImports.id))

/** What the items that may still be drawn ask, for near duplicates. */
export async function standingTexts(db: Db): Promise<Asked[]> {
  return (await bankRows(db)).flatMap(({ id, kind, asked, status }) =>
    asked !== '' && status !== 'retired' ? [{ id, kind, asked }] : [],
  )
}

/** Questions named before others get their turn: folding ten thousand at once would hold every request up. */
const A_TURN = 200
const nextTurn = () => new Promise<void>((go) => setImmediate(go))

/**
 * Every question of the bank and of what is being written, by what duplicates are known by. Retired ones too.
 * @param inTurns lets others have their turn between; not inside a transaction, which waits for nothing but its queries
 */
export async function standingQuestions(db: Db, inTurns = false): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [at, item] of (await allBankItems(db)).entries()) {
    if (inTurns && at % A_TURN === 0) await nextTurn()
    found.set(sameQuestion(entryOf(item)), item.id)
  }
  const works = await db
    .select({ itemId: itemWorks.itemId, body: itemWorks.body })
    .from(itemWorks)
    .where(ne(itemWorks.status, 'discarded'))
  for (const [at, { itemId, body }] of works.entries()) {
    if (inTurns && at % A_TURN === 0) await nextTurn()
    found.set(sameQuestion(body), itemId)
  }
  return found
}
