import { usesOfTerm } from '../../domain/course/glossary.ts'
import type { Db } from '../engine/db.server.ts'
import { bankRows } from './bank-list.server.ts'
import { allModules } from './content.server.ts'

/** Who uses a term now: the lessons that explain it, and the items that say it. */
export async function termUses(db: Db, term: Parameters<typeof usesOfTerm>[0]) {
  const [modules, rows] = [await allModules(db), await bankRows(db)]
  const named = modules.map(({ id, title, titleEn, terms }) => ({ id, title, titleEn, terms }))
  return usesOfTerm(term, { modules: named, rows })
}
