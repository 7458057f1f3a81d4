import { bankFor } from '../../db/reads/blueprint-bank.server.ts'
import { findBlueprintDraft } from '../../db/reads/blueprint-drafts.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import {
  deleteBlueprintDraft,
  insertBlueprintDraft,
  updateBlueprintDraft,
} from '../../db/writes/blueprint-drafts.server.ts'
import { insertDocumentVersion } from '../../db/writes/content.server.ts'
import { differencesOf } from '../../domain/blueprint/differences.ts'
import { Blueprint, faultsOf } from '../../domain/blueprint/schema.ts'
import { FORMS_NEEDED } from '../../domain/blueprint/stock.ts'
import type { Level } from '../../domain/shared/level.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import { carriedBy } from '../../lib/solver/health.server.ts'
import type { Solver } from '../../lib/solver/highs.server.ts'
import { planTables } from '../exam/plan-tables.server.ts'
import type { World } from '../world.ts'

type Save = Readonly<{
  level: Level
  body: unknown
  /** The save it started from; 0: none yet. */
  revision: number
}>

type Publish = Readonly<{
  level: Level
  revision: number
  /** How many tables are solved; absent: as many as a pool has. */
  tables?: number
}>

/**
 * Keeps a blueprint as far as it is changed; its sums may still be off. The standing version goes on ruling exams.
 * Refuses `bad-form`, `no-blueprint` when the level has none, and `stale` when somebody else saved since.
 */
export async function saveBlueprint(
  { db, now, newId }: World,
  actorId: string,
  { level, body, revision }: Save,
) {
  const parsed = Blueprint.safeParse(body)
  if (!parsed.success || parsed.data.level !== level)
    return refuse({ code: 'bad-form', message: parsed.error?.issues[0]?.message ?? '' } as const)
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const standing = await findBlueprint(db, level)
    if (!standing) return refuse({ code: 'no-blueprint' } as const)
    const draft = await findBlueprintDraft(db, level)
    const stale = refuse({ code: 'stale', revision: draft?.revision ?? 0 } as const)
    if ((draft?.revision ?? 0) !== revision) return stale
    if (draft) {
      const saved = { level, body: parsed.data, authorId: actorId, updatedAt: at, revision }
      return (await updateBlueprintDraft(db, saved)) ? ok({ revision: revision + 1, savedAt: at }) : stale
    }
    const begun = {
      level,
      body: parsed.data,
      basedOn: standing.n,
      revision: 1,
      authorId: actorId,
      updatedAt: at,
    }
    await insertBlueprintDraft(db, begun)
    const facts = { basedOn: standing.n }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'blueprint-draft-begun', subject: level, facts })
    return ok({ revision: 1, savedAt: at })
  })
}

/** Throws the changes away; the standing version stays. Refuses `no-work` when there are none. */
export async function discardBlueprint({ db, now, newId }: World, actorId: string, level: Level) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const draft = await findBlueprintDraft(db, level)
    if (!draft) return refuse({ code: 'no-work' } as const)
    await deleteBlueprintDraft(db, level)
    const facts = { body: draft.body }
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'blueprint-draft-discarded',
      subject: level,
      facts,
    })
    return ok({ level })
  })
}

/**
 * What the bank can do for a blueprint, proven by the solver: how many forms without a common item, and where it falls
 * short of two, what is missing and the smallest set of demands that cannot be met together. Keeps nothing.
 */
export async function checkBlueprint({ db }: Pick<World, 'db'>, solver: Solver, blueprint: Blueprint) {
  const planned = { blueprint, bank: await bankFor(db, blueprint) }
  return { needed: FORMS_NEEDED, ...(await carriedBy(solver, planned)) }
}

/**
 * Makes the draft the next version and solves its tables, from which exams draw from then on; papers begun before keep
 * theirs. Refuses `no-work`, `stale` (a file was published since, or the draft was saved by somebody else),
 * `nothing-changed`, `blueprint-faults` and `bank-too-small`, the last two with what is wrong.
 */
export async function publishBlueprint(
  world: World,
  solver: Solver,
  actorId: string,
  { level, revision, tables: count }: Publish,
) {
  const { db, now, newId } = world
  const [draft, before] = [await findBlueprintDraft(db, level), await findBlueprint(db, level)]
  if (!draft || !before) return refuse({ code: 'no-work' } as const)
  const blueprint: Blueprint = { ...draft.body, status: 'published' }
  if (hashOf(blueprint) === hashOf(before.blueprint)) return refuse({ code: 'nothing-changed' } as const)
  const faults = faultsOf(blueprint)
  if (faults.length > 0) return refuse({ code: 'blueprint-faults', faults } as const)
  const { capacity, needed, shortages } = await checkBlueprint(world, solver, blueprint)
  if (capacity < needed)
    return refuse({ code: 'bank-too-small', level, capacity, needed, shortages } as const)
  const [at, eventId] = [now(), newId()]
  const published = await db.tx(async () => {
    const [still, standing] = [await findBlueprintDraft(db, level), await findBlueprint(db, level)]
    if (still?.revision !== revision || standing?.n !== draft.basedOn)
      return refuse({ code: 'stale', revision: still?.revision ?? 0 } as const)
    const n = standing.n + 1
    const version = {
      kind: 'blueprint',
      documentId: level,
      n,
      hash: hashOf(blueprint),
      body: blueprint,
      authorId: actorId,
    } as const
    await insertDocumentVersion(db, version, at)
    await deleteBlueprintDraft(db, level)
    const facts = { n, differences: differencesOf(standing.blueprint, blueprint) }
    await recordEvent(db, { id: eventId, at, actorId, kind: 'blueprint-published', subject: level, facts })
    return ok({ n })
  })
  if (!published.ok) return published
  const planned = await planTables(world, solver, level, { ...(count !== undefined && { count }) })
  return planned.ok ? ok({ ...published.value, tables: planned.value.tables }) : planned
}
