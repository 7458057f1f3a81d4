import { readyBank } from '../../db/reads/bank.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { findPool } from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertExamSession, insertPool, insertSnapshot } from '../../db/writes/exams.server.ts'
import { toBankEntry } from '../../domain/assembly/bank-entry.ts'
import type { BankEntry } from '../../domain/assembly/types.ts'
import { leavesOf } from '../../domain/blueprint/schema.ts'
import { FORMS_NEEDED } from '../../domain/blueprint/stock.ts'
import type { Level } from '../../domain/shared/level.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { Solver } from '../../lib/solver/highs.server.ts'
import { capacityOf, shortagesOf, tablePool } from '../../lib/solver/tables.server.ts'
import type { World } from '../world.ts'

/**
 * Solves the cell tables of a level's blueprint on the bank as it stands, stores both, and opens the standing exam.
 * The same blueprint and bank again change nothing. Refuses `no-blueprint`, and `bank-too-small` with the shortages.
 */
export async function planTables({ db, now, newId, newSeed }: World, solver: Solver, level: Level) {
  const version = await findBlueprint(db, level)
  if (version?.blueprint.status !== 'published') return refuse({ code: 'no-blueprint', level } as const)
  const { blueprint, n: blueprintVersion } = version
  const leafIds = leavesOf(blueprint).map(({ id }) => id)
  const ready = await readyBank(db, level)
  const bank = ready
    .map((item) => toBankEntry(item, leafIds))
    .filter((entry): entry is BankEntry => entry !== undefined)
  const snapshotId = hashOf({ level, bank })
  const standing = await findPool(db, level)
  if (standing?.snapshotId === snapshotId && standing.blueprintVersion === blueprintVersion) {
    return ok({
      poolId: standing.id,
      tables: standing.tables.length,
      capacity: standing.capacity,
      changed: false,
    })
  }
  const capacity = await capacityOf(solver, { blueprint, bank })
  if (capacity < FORMS_NEEDED) {
    const { shortages } = await shortagesOf(solver, { blueprint, bank })
    return refuse({ code: 'bank-too-small', level, capacity, needed: FORMS_NEEDED, shortages } as const)
  }
  const seed = newSeed()
  const wide = await tablePool(solver, { blueprint, bank }, { seed })
  const shared = await tablePool(solver, { blueprint, bank }, { seed, forms: FORMS_NEEDED })
  const tables = [
    ...new Map([...wide, ...shared].map((table) => [JSON.stringify(table.counts), table])).values(),
  ]
  const [poolId, at, eventId] = [newId(), now(), newId()]
  await db.tx(async () => {
    await insertSnapshot(db, { id: snapshotId, level, entries: bank, createdAt: at })
    await insertPool(db, { id: poolId, level, blueprintVersion, snapshotId, tables, capacity, createdAt: at })
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
