import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { getBlueprintVersion } from '../../db/reads/content.server.ts'
import { findPool } from '../../db/reads/exams.server.ts'
import { assembleForms } from '../../domain/assembly/assemble.ts'
import type { Level } from '../../domain/shared/level.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { widenSeed } from '../../domain/shared/rng.ts'
import { preparedOnce } from '../exam/prepared-bank.server.ts'
import type { World } from '../world.ts'

/** A seed people can write down: a decimal of up to 39 digits (128 bits). */
export const isSeed = (text: string): boolean => /^\d{1,39}$/.test(text)

/** A fresh seed short enough to read out: ten digits at most. */
export const shortSeed = ({ newSeed }: Pick<World, 'newSeed'>): string =>
  String(Number.parseInt(newSeed().slice(0, 8), 16))

/**
 * One form as an examination would draw it from the stored pool; nothing is kept. The same seed on the same pool gives
 * the same form. Refuses `no-pool`, `bad-seed`, and `no-form` with the reason.
 */
export async function previewForm({ db }: World, { level, seed }: { level: Level; seed: string }) {
  if (!isSeed(seed)) return refuse({ code: 'bad-seed' } as const)
  const pool = await findPool(db, level)
  if (!pool) return refuse({ code: 'no-pool' } as const)
  const blueprint = await getBlueprintVersion(db, level, pool.blueprintVersion)
  const drawn = assembleForms({
    ...preparedOnce(pool, blueprint, 'formal'),
    seed: widenSeed(BigInt(seed)),
  })
  if (!drawn.ok) return refuse({ code: 'no-form', reason: drawn.refusal.code } as const)
  const [form] = drawn.value
  if (!form) return refuse({ code: 'no-form', reason: 'no-table' } as const)
  const versions = await itemVersionsOf(
    db,
    form.items.map(({ id: itemId, version: itemVersion }) => ({ itemId, itemVersion })),
  )
  const items = form.items.map(({ id, version, kind, points, leaf, difficulty }) => ({
    id,
    version,
    kind,
    points,
    leaf,
    difficulty,
    stem: versions.get(versionName(id, version))?.body.stem ?? '',
  }))
  return ok({ seed, items, verification: form.verification, table: form.tableIndex + 1 })
}
