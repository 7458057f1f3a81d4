import { currentModelName } from '../../db/reads/act-model.server.ts'
import { findKnowledge } from '../../db/reads/content.server.ts'
import { findScenarioDraft, findStandingText } from '../../db/reads/scenario-drafts.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertDocumentVersion } from '../../db/writes/content.server.ts'
import { deleteScenarioDraft, updateScenarioDraft } from '../../db/writes/scenario-drafts.server.ts'
import { readTurn } from '../../domain/role-play/read-turn.ts'
import type { Reader } from '../../domain/role-play/run-tests.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import { type ExaminedText, examineScenario } from '../../publishing/content/examine-scenario.ts'
import type { World } from '../world.ts'
import { beginDraft } from './begin-scenario.server.ts'
import { openedModel } from './opened-model.server.ts'

/** Far beyond any scenario; the longest of ours has 12,000. */
export const LONGEST_SOURCE = 200_000

type Save = Readonly<{
  slug: string
  source: string
  /** The save it started from; 0: none yet. */
  revision: number
}>

/**
 * Keeps the words of a scenario as far as they are written, sound or not; the standing version stays in use.
 * Refuses `no-such-scenario`, `bad-form` (nothing, or far too long) and `stale` when somebody else saved since, with
 * his name.
 */
export async function saveScenario(
  { db, now, newId }: World,
  actorId: string,
  { slug, source, revision }: Save,
) {
  if (source.trim() === '' || source.length > LONGEST_SOURCE) return refuse({ code: 'bad-form' } as const)
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const standing = await findStandingText(db, slug)
    const draft = await findScenarioDraft(db, slug)
    if (!standing && draft?.basedOn !== null) return refuse({ code: 'no-such-scenario' } as const)
    const stale = refuse({ code: 'stale', by: draft?.author ?? null } as const)
    if ((draft?.revision ?? 0) !== revision) return stale
    if (draft) {
      const saved = { slug, source, authorId: actorId, updatedAt: at, revision }
      return (await updateScenarioDraft(db, saved)) ? ok({ revision: revision + 1, savedAt: at }) : stale
    }
    const basedOn = standing?.n ?? null
    await beginDraft(db, { slug, source, basedOn }, { actorId, at, eventId })
    return ok({ revision: 1, savedAt: at })
  })
}

/** Throws the draft away; the event keeps its words. Refuses `no-work`, and `stale` when it was saved since. */
export async function discardScenario(
  { db, now, newId }: World,
  actorId: string,
  { slug, revision }: { slug: string; revision: number },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const draft = await findScenarioDraft(db, slug)
    if (!draft) return refuse({ code: 'no-work' } as const)
    if (!(await deleteScenarioDraft(db, slug, revision)))
      return refuse({ code: 'stale', by: draft.author } as const)
    const facts = { source: draft.source }
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'scenario-draft-discarded',
      subject: slug,
      facts,
    })
    return ok({ slug })
  })
}

/** The recogniser in use, bound to read a line; undefined before one is published. */
export async function standingReader(db: World['db']): Promise<Reader | undefined> {
  const name = await currentModelName(db)
  if (!name) return undefined
  const model = await openedModel(db, name.version)
  return (say, around) => readTurn(model, say, around)
}

/** What is wrong with the words of a scenario, and how its tests run. `quick`: without the rules that search. */
export async function examineText(
  { db }: Pick<World, 'db'>,
  { slug, source, quick }: { slug: string; source: string; quick: boolean },
): Promise<ExaminedText> {
  const [knowledge, read] = [await findKnowledge(db), await standingReader(db)]
  const points = knowledge?.leaves.flatMap((leaf) => leaf.points.map(({ id }) => id))
  return examineScenario(source, {
    slug,
    quick,
    ...(points ? { knowledgePoints: new Set(points) } : {}),
    ...(read ? { read } : {}),
  })
}

/**
 * Makes the draft the next version: talks begun from then on are with it, those begun before keep theirs.
 * Refuses `no-work`, `stale` (saved by somebody else, or a version was published since it was begun),
 * `scenario-faults` with every error — a failing test is one — and `nothing-changed`.
 */
export async function publishScenario(
  world: World,
  actorId: string,
  { slug, revision }: { slug: string; revision: number },
) {
  const { db, now, newId } = world
  const draft = await findScenarioDraft(db, slug)
  if (!draft) return refuse({ code: 'no-work' } as const)
  const { source, author: by } = draft
  const { scenario, findings } = await examineText(world, { slug, source, quick: false })
  const faults = findings.filter(({ severity }) => severity === 'error')
  if (!scenario || faults.length > 0) return refuse({ code: 'scenario-faults', faults } as const)
  const hash = hashOf(scenario)
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const standing = await findStandingText(db, slug)
    if (draft.revision !== revision || (standing?.n ?? null) !== draft.basedOn)
      return refuse({ code: 'stale', by } as const)
    if (standing?.hash === hash) return refuse({ code: 'nothing-changed' } as const)
    // the check above took a while: what was examined must be what is published
    if (!(await deleteScenarioDraft(db, slug, revision))) return refuse({ code: 'stale', by } as const)
    const n = (standing?.n ?? 0) + 1
    const version = { kind: 'scenario', documentId: slug, n, hash, body: scenario } as const
    await insertDocumentVersion(db, { ...version, source, authorId: actorId }, at)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'scenario-published',
      subject: slug,
      facts: { n, hash, before: standing?.hash ?? null },
    })
    return ok({ n })
  })
}
