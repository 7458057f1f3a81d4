import { desc, eq, ne } from 'drizzle-orm'
import { sameQuestion } from '../../domain/item/import/report.ts'
import { entryOf } from '../../domain/item/work.ts'
import type { Db } from '../engine/db.server.ts'
import { bankImports, itemWorks, people } from '../schema/index.ts'
import { allBankItems } from './bank.server.ts'

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

/** Every question of the bank and of what is being written, by what duplicates are known by. Retired ones too. */
export async function standingQuestions(db: Db): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const item of await allBankItems(db)) found.set(sameQuestion(entryOf(item)), item.id)
  const works = await db
    .select({ itemId: itemWorks.itemId, body: itemWorks.body })
    .from(itemWorks)
    .where(ne(itemWorks.status, 'discarded'))
  for (const { itemId, body } of works) found.set(sameQuestion(body), itemId)
  return found
}
