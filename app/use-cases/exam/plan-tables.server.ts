import { bankFor } from '../../db/reads/blueprint-bank.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { findPool } from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertExamSession, insertPool, insertSnapshot } from '../../db/writes/exams.server.ts'
import { tableName } from '../../domain/assembly/types.ts'
import { FORMS_NEEDED } from '../../domain/blueprint/stock.ts'
import { blueprintFor, stockFor } from '../../domain/exam-session/forms.ts'
import type { Level } from '../../domain/shared/level.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { snapshotIdOf } from '../../lib/snapshot-id.server.ts'
import { healthOf } from '../../lib/solver/health.server.ts'
import type { Solver } from '../../lib/solver/highs.server.ts'
import { planPool } from '../../lib/solver/pool.server.ts'
import { tablePool } from '../../lib/solver/tables.server.ts'
import type { World } from '../world.ts'

/** Tables for practice and mock papers, which have no reserved items: nobody's certificate hangs on their exposure. */
const OPEN_TABLES = 24

/**
 * Solves the cell tables of a level's blueprint on the bank as it stands, with their weights and the bank's health, and
 * others for papers without reserved items; stores all, and opens the standing exam. The same blueprint and bank again change nothing. Refuses `no-blueprint`
 * (none, or a draft), and `bank-too-small` with the shortages.
 * @param count tables of the pool
 */
export async function planTables(
  { db, now, newId, newSeed }: World,
  solver: Solver,
  level: Level,
  { count }: { count?: number } = {},
) {
  const version = await findBlueprint(db, level)
  if (version?.blueprint.status !== 'published') return refuse({ code: 'no-blueprint', level } as const)
  const { blueprint, n: blueprintVersion } = version
  const bank = await bankFor(db, blueprint)
  const snapshotId = snapshotIdOf(level, bank)
  const standing = await findPool(db, level)
  if (standing?.snapshotId === snapshotId && standing.blueprintVersion === blueprintVersion) {
    return ok({
      poolId: standing.id,
      tables: standing.tables.length,
      capacity: standing.capacity,
      changed: false,
    })
  }
  const planned = { blueprint, bank }
  const seed = newSeed()
  const pool = await planPool(solver, planned, { seed, ...(count !== undefined && { count }) })
  const health = await healthOf(solver, planned, pool)
  const { capacity, shortages } = health
  if (capacity < FORMS_NEEDED)
    return refuse({ code: 'bank-too-small', level, capacity, needed: FORMS_NEEDED, shortages } as const)
  // Tables of which two forms fit the bank side by side, for parallel forms; drawn otherwise only among all alike.
  const known = new Set(pool.tables.map(tableName))
  const shared = (await tablePool(solver, planned, { seed, forms: FORMS_NEEDED })).filter(
    (table) => !known.has(tableName(table)),
  )
  const open = await planPool(
    solver,
    { blueprint: blueprintFor('mock', blueprint), bank: stockFor('mock', bank) },
    { seed, count: Math.min(OPEN_TABLES, count ?? OPEN_TABLES) },
  )
  const tables = [...pool.tables, ...shared, ...open.tables]
  const weights = [...pool.weights, ...[...shared, ...open.tables].map(() => 0)]
  const [poolId, at, eventId] = [newId(), now(), newId()]
  await db.tx(async () => {
    await insertSnapshot(db, { id: snapshotId, level, entries: bank, createdAt: at })
    await insertPool(db, {
      id: poolId,
      level,
      blueprintVersion,
      snapshotId,
      tables,
      weights,
      health,
      capacity,
      createdAt: at,
    })
    await insertExamSession(db, {
      id: `${level}-theory`,
      level,
      kind: 'formal',
      title: blueprint.name,
      opensAt: null,
      closesAt: null,
      createdAt: at,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: null,
      kind: 'tables-planned',
      subject: poolId,
      facts: { level, blueprintVersion, snapshotId, tables: tables.length, capacity },
    })
  })
  return ok({ poolId, tables: tables.length, capacity, changed: true })
}
