import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { findComponentResult } from './certification.server.ts'
import { findPractical, type PracticalStatus } from './practicals.server.ts'
import { findScenario } from './scenarios.server.ts'
import { standingScores, talksOfPractical } from './talks.server.ts'

export type PracticalView = Readonly<{
  id: string
  level: Level
  status: PracticalStatus
  scenes: readonly Readonly<{
    place: number
    /** Told once it has begun: before that a candidate does not know whom he will meet. */
    title: string | null
    state: 'waiting' | 'running' | 'played'
    talkId: string | null
    /** Hundredths of a point; only of a decided part. */
    total: number | null
    redLines: readonly string[]
  }>[]
  result: Readonly<{ points: number; outOf: number; passed: boolean }> | null
}>

/** A practical part of this person: which scenes are played, and what came of it once that is decided. */
export async function findPracticalView(
  db: Db,
  { practicalId, personId }: { practicalId: string; personId: string },
): Promise<PracticalView | undefined> {
  const practical = await findPractical(db, practicalId)
  if (practical?.personId !== personId) return undefined
  const talks = await talksOfPractical(db, practicalId)
  const decided = practical.status === 'decided'
  const scores = decided
    ? await standingScores(
        db,
        talks.map(({ id }) => id),
      )
    : new Map()
  const result = practical.componentResultId
    ? await findComponentResult(db, practical.componentResultId)
    : undefined
  const scenes = []
  for (const [at, slug] of practical.scenes.entries()) {
    const talk = talks.find(({ place }) => place === at + 1)
    scenes.push({
      place: at + 1,
      title: talk ? ((await findScenario(db, slug))?.scenario.title ?? slug) : null,
      state: !talk
        ? ('waiting' as const)
        : talk.endedAt === null
          ? ('running' as const)
          : ('played' as const),
      talkId: talk?.id ?? null,
      total: talk ? (scores.get(talk.id)?.total ?? null) : null,
      redLines: talk ? (scores.get(talk.id)?.redLines ?? []) : [],
    })
  }
  return {
    id: practical.id,
    level: practical.level,
    status: practical.status,
    scenes,
    result: result ? { points: result.points, outOf: result.outOf, passed: result.passed } : null,
  }
}
