import type { AppLoadContext } from '@remix-run/node'
import { readyBank } from '../../db/reads/bank.server.ts'
import { drawnForms, levelsWithBlueprint } from '../../db/reads/blueprints.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { findPool } from '../../db/reads/exams.server.ts'
import { toBankEntry } from '../../domain/assembly/bank-entry.ts'
import type { BankEntry } from '../../domain/assembly/types.ts'
import { leavesOf } from '../../domain/blueprint/schema.ts'
import { stockAgainst } from '../../domain/blueprint/stock.ts'
import type { Level } from '../../domain/shared/level.ts'
import { snapshotIdOf } from '../../lib/snapshot-id.server.ts'

/** The blueprint of a level with what the bank holds for it now, and the health of the pool that exams draw from. */
export async function blueprintOf({ world: { db } }: AppLoadContext, level: Level) {
  const [levels, version, pool, ready, drawn] = await Promise.all([
    levelsWithBlueprint(db),
    findBlueprint(db, level),
    findPool(db, level),
    readyBank(db, level),
    drawnForms(db, level),
  ])
  if (!version) return { levels, standing: null, health: null }
  const leafIds = leavesOf(version.blueprint).map(({ id }) => id)
  const bank = ready
    .map((item) => toBankEntry(item, leafIds))
    .filter((entry): entry is BankEntry => entry !== undefined)
  const { n, blueprint } = version
  return {
    levels,
    standing: { n, blueprint, stock: stockAgainst({ blueprint, bank }) },
    health: pool
      ? {
          capacity: pool.capacity,
          bank: pool.health,
          tables: pool.tables.length,
          items: pool.entries.length,
          at: pool.createdAt,
          blueprintVersion: pool.blueprintVersion,
          isCurrent: pool.blueprintVersion === n && pool.snapshotId === snapshotIdOf(level, bank),
          forms: drawn.forms,
          last: drawn.last && {
            at: drawn.last.at,
            ok: drawn.last.verification.ok,
            violations: drawn.last.verification.violations.length,
          },
        }
      : null,
  }
}
