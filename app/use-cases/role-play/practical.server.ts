import { currentModelName } from '../../db/reads/act-model.server.ts'
import { getCertification } from '../../db/reads/content.server.ts'
import { findPractical, practicalOffer, practicalsOf } from '../../db/reads/practicals.server.ts'
import { findScenario, publishedScenarios } from '../../db/reads/scenarios.server.ts'
import { talkNow } from '../../db/reads/talk-now.server.ts'
import { overdueTalks, standingScores, talksOf, talksOfPractical } from '../../db/reads/talks.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertComponentResult } from '../../db/writes/certification.server.ts'
import { insertPractical, insertTalk, putPracticalStatus } from '../../db/writes/talks.server.ts'
import { type JudgedScene, outcomeOf } from '../../domain/certification/component.ts'
import { RED_LINES } from '../../domain/certification/red-line.ts'
import { drawScenes, examDifficulty } from '../../domain/role-play/draw-scenes.ts'
import { pickVariant } from '../../domain/role-play/setting.ts'
import { MINUTE } from '../../domain/shared/instant.ts'
import type { Level } from '../../domain/shared/level.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { seededRng } from '../../domain/shared/rng.ts'
import { awardLevel } from '../certificate/award-level.server.ts'
import type { World } from '../world.ts'
import { close, TALK_GRACE_MS } from './say.server.ts'

/** Who is named as the assessor of what the engine scored. */
export const ENGINE = 'role-play'

/**
 * Opens the practical part of a level, or the one left open: its scenarios are drawn now, the clock of each runs from
 * when it begins. Refuses `not-allowed` when conditions of the level are unmet, it is passed or waits for a decision,
 * `too-soon`, `yearly-limit`, and `too-few-scenarios` when the level has fewer than its rules ask for.
 */
export async function startPractical(
  { db, now, newId, newSeed }: World,
  { personId, level }: { personId: string; level: Level },
) {
  const [id, seed, eventId, at] = [newId(), newSeed(), newId(), now()]
  return db.tx(async () => {
    const offer = await practicalOffer(db, personId, level, at)
    if (offer.openId) return ok({ practicalId: offer.openId })
    if (offer.state === 'too-soon' || offer.state === 'yearly-limit')
      return refuse({ code: offer.state, mayStartAt: offer.mayStartAt } as const)
    if (offer.state !== 'open') return refuse({ code: 'not-allowed' } as const)
    const [last] = await practicalsOf(db, personId, level)
    const published = (await publishedScenarios(db)).map(({ scenario }) => scenario)
    const scenes = drawScenes(
      published,
      { level, count: offer.scenes, lastTime: last?.scenes ?? [] },
      seededRng(seed, 'draw'),
    )
    if (scenes.length < offer.scenes) return refuse({ code: 'too-few-scenarios' } as const)
    await insertPractical(db, { id, personId, level, scenes, startedAt: at, status: 'inProgress' })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: personId,
      kind: 'practical-started',
      subject: id,
      facts: { level, scenes },
    })
    return ok({ practicalId: id })
  })
}

/**
 * Begins the next scene of an open practical part, or goes on with the one that runs. The variant is not the one the
 * person played last. Refuses `no-such-practical`, `practical-over`, `no-model`, `no-such-scenario`.
 */
export async function startScene(
  { db, now, newId, newSeed }: World,
  { personId, practicalId }: { personId: string; practicalId: string },
) {
  const [id, seed, at] = [newId(), newSeed(), now()]
  return db.tx(async () => {
    const practical = await findPractical(db, practicalId)
    if (practical?.personId !== personId) return refuse({ code: 'no-such-practical' } as const)
    const played = await talksOfPractical(db, practicalId)
    const running = played.find(({ endedAt }) => endedAt === null)
    if (running) return ok({ talkId: running.id })
    const slug = practical.scenes[played.length]
    if (practical.status !== 'inProgress' || slug === undefined)
      return refuse({ code: 'practical-over' } as const)
    const [published, model] = [await findScenario(db, slug), await currentModelName(db)]
    if (!published) return refuse({ code: 'no-such-scenario' } as const)
    if (!model) return refuse({ code: 'no-model' } as const)
    const { rules } = await getCertification(db)
    const scene = rules.levels[practical.level].practicalScenes.value.filter(
      ({ kind }) => kind === 'rolePlay',
    )[played.length]
    const [last] = (await talksOf(db, personId)).filter(({ scenario }) => scenario === slug)
    await insertTalk(db, {
      id,
      personId,
      scenario: slug,
      scenarioVersion: published.version,
      scenarioHash: published.hash,
      modelVersion: model.version,
      modelHash: model.hash,
      mode: 'exam',
      difficulty: examDifficulty(practical.level),
      seed,
      variant: pickVariant(published.scenario, seed, last ? [last.variant] : []),
      practicalId,
      place: played.length + 1,
      startedAt: at,
      deadlineAt: at + (scene?.minutes ?? published.scenario.limits.minutes) * MINUTE,
      provisional: false,
    })
    return ok({ talkId: id })
  })
}

/**
 * Settles a practical part whose scenes are all played: the result goes on record and the level is awarded if it was the
 * last thing missing. A suspected red line lets it wait for a trainer; a scene that people judge, for an assessor.
 * Does nothing where scenes are still to be played. Refuses `no-such-practical`.
 */
export async function settlePractical(world: World, practicalId: string) {
  const { db, now, newId } = world
  const [resultId, eventId, at] = [newId(), newId(), now()]
  const settled = await db.tx(async () => {
    const practical = await findPractical(db, practicalId)
    if (!practical) return refuse({ code: 'no-such-practical' } as const)
    if (practical.status === 'decided') return ok({ practical, passed: null })
    const talks = await talksOfPractical(db, practicalId)
    const ended = talks.filter(({ endedAt }) => endedAt !== null)
    if (ended.length < practical.scenes.length) return ok({ practical, passed: null })
    const finishedAt = practical.finishedAt ?? at
    if (ended.some(({ provisional }) => provisional)) {
      await putPracticalStatus(db, practicalId, { status: 'provisional', finishedAt })
      return ok({ practical, passed: null })
    }
    const scores = await standingScores(
      db,
      ended.map(({ id }) => id),
    )
    const { rules } = await getCertification(db)
    const scenes = await Promise.all(
      ended.map(async (talk) => sceneOf(talk, scores.get(talk.id), await titleOf(db, talk.scenario))),
    )
    const outcome = outcomeOf(rules.levels[practical.level], { component: 'practical', scenes })
    if (!outcome.ok) {
      // a level with a scene that people judge: the talks are done, the rest is an assessor's
      await putPracticalStatus(db, practicalId, { status: 'awaitsAssessor', finishedAt })
      return ok({ practical, passed: null })
    }
    const { points, outOf, passed, minutes } = outcome.value
    await insertComponentResult(db, {
      id: resultId,
      personId: practical.personId,
      level: practical.level,
      component: 'practical',
      points,
      outOf,
      passed,
      scenes: outcome.value.scenes.map((scene) => ({ ...scene, redLines: [...scene.redLines] })),
      minutes,
      note: '',
      assessedAt: practical.startedAt,
      assessorId: ENGINE,
      recordedAt: at,
      voidedAt: null,
      voidReason: null,
    })
    await putPracticalStatus(db, practicalId, { status: 'decided', finishedAt, componentResultId: resultId })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: practical.personId,
      kind: 'component-recorded',
      subject: practical.personId,
      facts: { resultId, level: practical.level, component: 'practical', points, passed, practicalId },
    })
    return ok({ practical, passed })
  })
  if (settled.ok && settled.value.passed) {
    const { personId, level } = settled.value.practical
    await awardLevel(world, { personId, level })
  }
  return settled
}

const titleOf = async (db: World['db'], slug: string): Promise<string> =>
  (await findScenario(db, slug))?.scenario.title ?? slug

type Scored = { total: number; redLines: readonly string[] } | undefined

/** Whole minutes, rounded up, and never more than the scene was given. */
function sceneOf(
  talk: { startedAt: number; endedAt: number | null; deadlineAt: number | null },
  score: Scored,
  name: string,
): JudgedScene {
  const until = Math.min(talk.endedAt ?? talk.startedAt, talk.deadlineAt ?? Number.MAX_SAFE_INTEGER)
  return {
    name,
    minutes: Math.ceil((until - talk.startedAt) / MINUTE),
    points: score?.total ?? 0,
    outOf: 10_000,
    redLines: RED_LINES.filter((redLine) => score?.redLines.includes(redLine)),
  }
}

/** Ends the exam talks whose time ran out while nobody was there, and settles their practical parts. */
export async function closeOverdueTalks(world: World): Promise<{ closed: number }> {
  const { db, now, newId } = world
  const overdue = await overdueTalks(db, now() - TALK_GRACE_MS)
  for (const stored of overdue) {
    const [eventId, at] = [newId(), stored.deadlineAt ?? now()]
    await db.tx(async () => {
      const { talk } = await talkNow(db, stored)
      await close(db, { stored, talk, at, eventId, actorId: null })
    })
    if (stored.practicalId) await settlePractical(world, stored.practicalId)
  }
  return { closed: overdue.length }
}
