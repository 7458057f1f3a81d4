import type { Db } from '../../db/engine/db.server.ts'
import { getPool } from '../../db/reads/exams.server.ts'
import { type PreparedBank, prepareBank } from '../../domain/assembly/prepare.ts'
import type { BankEntry, CellTable } from '../../domain/assembly/types.ts'
import type { Blueprint } from '../../domain/blueprint/schema.ts'
import { blueprintFor, stockFor, tablesFor } from '../../domain/exam-session/forms.ts'
import type { SessionKind } from '../../domain/exam-session/session.ts'

/** What the papers of a kind of sitting are drawn from: the items it may use, and the tables that fit them. */
export type Drawn = Readonly<{
  bank: PreparedBank
  tables: readonly CellTable[]
  weights: readonly number[] | null
  /** Places of those tables in `tables`. */
  among: readonly number[]
}>

/** Pools kept ready: the standing ones of four levels, for formal sittings and for others. */
const KEPT = 8
const kept = new Map<string, Drawn>()

type Pool = Readonly<{
  id: string
  entries: readonly BankEntry[]
  tables: readonly CellTable[]
  weights: readonly number[] | null
}>

const nameOf = (poolId: string, kind: SessionKind) => `${poolId} ${kind === 'formal' ? 'formal' : 'other'}`

/**
 * A pool made ready for drawing papers of a kind, once in this process: a pool never changes, and making it ready takes
 * longer than drawing from it.
 */
export function preparedOnce(pool: Pool, blueprint: Blueprint, kind: SessionKind): Drawn {
  const name = nameOf(pool.id, kind)
  const known = kept.get(name)
  if (known) return known
  const bank = prepareBank(blueprintFor(kind, blueprint), stockFor(kind, pool.entries))
  // the weights make formal papers show each item as rarely as can be; others take any table that fits
  const weights = kind === 'formal' ? pool.weights : null
  const drawn = { bank, tables: pool.tables, weights, among: tablesFor(bank, pool.tables) }
  kept.set(name, drawn)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return drawn
}

/** The same by the pool's id: the pool, some megabytes, is read only where it is not at hand. */
export const preparedById = async (db: Db, poolId: string, blueprint: Blueprint, kind: SessionKind) =>
  kept.get(nameOf(poolId, kind)) ?? preparedOnce(await getPool(db, poolId), blueprint, kind)
