import { currentModelName } from '../../db/reads/act-model.server.ts'
import { findScenario, findScenarioVersion } from '../../db/reads/scenarios.server.ts'
import { findTalk, talksOf, turnsOf } from '../../db/reads/talks.server.ts'
import { insertTalk, insertTurn } from '../../db/writes/talks.server.ts'
import { branchInputs } from '../../domain/role-play/replay.ts'
import type { Difficulty } from '../../domain/role-play/schema.ts'
import { pickVariant } from '../../domain/role-play/setting.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

type Start = {
  personId: string
  slug: string
  mode: 'guided' | 'free' | 'team'
  difficulty: Difficulty
}

/**
 * Opens a talk for practice, with the standing scenario and recogniser; the seed picks one of the variants not played
 * last. Refuses `no-such-scenario`, `no-model`.
 */
export async function startTalk(
  { db, now, newId, newSeed }: World,
  { personId, slug, mode, difficulty }: Start,
) {
  const [id, seed, startedAt] = [newId(), newSeed(), now()]
  return db.tx(async () => {
    const published = await findScenario(db, slug)
    if (!published) return refuse({ code: 'no-such-scenario' } as const)
    const model = await currentModelName(db)
    if (!model) return refuse({ code: 'no-model' } as const)
    const [last] = (await talksOf(db, personId)).filter(({ scenario }) => scenario === slug)
    await insertTalk(db, {
      id,
      personId,
      scenario: slug,
      scenarioVersion: published.version,
      scenarioHash: published.hash,
      modelVersion: model.version,
      modelHash: model.hash,
      mode,
      difficulty,
      seed,
      variant: pickVariant(published.scenario, seed, last ? [last.variant] : []),
      startedAt,
      provisional: false,
    })
    return ok({ talkId: id })
  })
}

/**
 * Opens a talk that begins as another did before one of its turns, which is to be said anew, in the same manner. It is
 * practice, and a talk of an exam cannot be taken up again. Refuses `no-such-talk`, `no-such-turn`, `not-ended`.
 * @param turn number of the turn to be said anew, from 1
 */
export async function branchTalk(
  { db, now, newId }: World,
  { personId, talkId, turn }: { personId: string; talkId: string; turn: number },
) {
  const [id, startedAt] = [newId(), now()]
  return db.tx(async () => {
    const parent = await findTalk(db, talkId)
    if (parent?.personId !== personId || parent.practicalId !== null)
      return refuse({ code: 'no-such-talk' } as const)
    if (parent.endedAt === null) return refuse({ code: 'not-ended' } as const)
    const turns = await turnsOf(db, talkId)
    const kept = branchInputs(turns, turn).length
    const spoken = turns.filter(({ input }) => 'say' in input || 'choice' in input).length
    if (turn < 1 || turn > spoken) return refuse({ code: 'no-such-turn' } as const)
    if (!(await findScenarioVersion(db, parent.scenario, parent.scenarioVersion)))
      throw new Error(`scenario ${parent.scenario}@${parent.scenarioVersion} is not stored`)
    const mode = parent.mode === 'exam' ? 'free' : parent.mode
    const { scenario, scenarioVersion, scenarioHash, modelVersion, modelHash, difficulty, seed, variant } =
      parent
    await insertTalk(db, {
      id,
      personId,
      scenario,
      scenarioVersion,
      scenarioHash,
      modelVersion,
      modelHash,
      mode,
      difficulty,
      seed,
      variant,
      parentId: talkId,
      branchTurn: turn,
      startedAt,
      provisional: false,
    })
    for (const row of turns.slice(0, kept)) await insertTurn(db, { rolePlayId: id, ...row })
    return ok({ talkId: id, mode })
  })
}
