import { assembleForms } from '#app/domain/assembly/assemble.ts'
import { toBankEntry } from '#app/domain/assembly/bank-entry.ts'
import { prepareBank } from '#app/domain/assembly/prepare.ts'
import type { BankEntry } from '#app/domain/assembly/types.ts'
import { leavesOf } from '#app/domain/blueprint/schema.ts'
import { widenSeed } from '#app/domain/shared/rng.ts'
import { healthOf } from '#app/lib/solver/health.server.ts'
import type { Solver } from '#app/lib/solver/highs.server.ts'
import { planPool } from '#app/lib/solver/pool.server.ts'
import { loadContent } from '#app/publishing/content/load.ts'
import { atLeast, atMost, type Bar, quantile, timed } from '../bar.ts'

const DRAWS = 1_000

/** The real banks of our levels, as far as they stand: what is short of two forms is said on standard error. */
export async function ownLevelBars(solver: Solver): Promise<Bar[]> {
  const { blueprints, items } = await loadContent('content')
  const bars: Bar[] = []
  for (const { blueprint } of blueprints) {
    const leafIds = leavesOf(blueprint).map(({ id }) => id)
    const bank = items
      .map(({ item: { id, body, facts } }) => toBankEntry({ ...facts, id, version: 1, body, facts }, leafIds))
      .filter((entry): entry is BankEntry => entry !== undefined)
    const planned = { blueprint, bank }
    const { value: pool, ms } = await timed(() => planPool(solver, planned, { seed: widenSeed(4) }))
    const health = await healthOf(solver, planned, pool)
    const missing = health.shortages.reduce((sum, { need, have }) => sum + need - have, 0)
    process.stderr.write(
      `${blueprint.level} (${blueprint.status}): ${health.usable} items, capacity ${health.capacity}, bound ${health.exposureBound?.toFixed(3) ?? '–'}, ${pool.tables.length} tables in ${Math.round(ms)} ms, forced ${health.forced.length}, never drawn ${health.neverDrawn.length}, missing ${missing}${health.conflict.length > 0 ? `, conflict ${health.conflict.join(' / ')}` : ''}\n`,
    )
    if (pool.tables.length === 0) continue
    const prepared = prepareBank(blueprint, bank)
    const forms = Array.from({ length: DRAWS }, (_, n) =>
      assembleForms({ bank: prepared, tables: pool.tables, weights: pool.weights, seed: widenSeed(n) }),
    ).flatMap((drawn) => (drawn.ok ? drawn.value : []))
    const scores = forms.map(({ verification }) => verification.targets?.[0]?.expected ?? 0)
    const uses = new Map<string, number>()
    for (const form of forms) for (const { id } of form.items) uses.set(id, (uses.get(id) ?? 0) + 1)
    const range = (quantile(scores, 0.975) - quantile(scores, 0.025)) / 100
    const { level } = blueprint
    bars.push(
      atLeast(
        `${level}`,
        `${health.usable} items: forms of ${DRAWS} drawn and verified`,
        forms.length,
        DRAWS,
        'forms',
      ),
      atMost(`${level}.B4`, '95 % range of the expected score', range, 0.6, 'points'),
      atMost(
        `${level}.B5`,
        `most shown item against the bound of ${health.exposureBound?.toFixed(3)}`,
        Math.max(0, ...uses.values()) / forms.length / (health.exposureBound ?? 1),
        2.2,
        'times',
      ),
    )
  }
  return bars
}
