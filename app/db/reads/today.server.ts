import { desc, eq } from 'drizzle-orm'
import { lastMoment } from '../../domain/attempt/state.ts'
import type { Unmet } from '../../domain/certification/eligibility.ts'
import { type NextStep, nextStep, type TheoryStanding } from '../../domain/course/next-step.ts'
import { hoursEarned } from '../../domain/course/progress.ts'
import { phaseOf } from '../../domain/exam-session/session.ts'
import { pointsOf } from '../../domain/knowledge/schema.ts'
import { type WeakPoint, weakPoints } from '../../domain/mastery/weak-points.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { practiceAnswers, practiceRuns } from '../schema/index.ts'
import { unmetFor } from './certification.server.ts'
import { findBlueprint, findKnowledge } from './content.server.ts'
import { allExamSessions, attemptsOf, latestScore } from './exams.server.ts'
import { type StudiedModule, studyOf } from './study.server.ts'

export type Today = Readonly<{
  next: NextStep
  modules: readonly StudiedModule[]
  hours: number
  /** Class hours the exam asks for. */
  needed: number
  cutScore: number
  theory: TheoryStanding
  unmet: readonly Unmet[]
  weak: readonly (WeakPoint & { readonly name: string; readonly moduleId: string | null })[]
}>

/** What a trainee's first page says of a level: where he stands, what comes next, what to look at again. */
export async function todayOf(db: Db, personId: string, level: Level, now: Instant): Promise<Today> {
  const [modules, theory, blueprint, sittings, weak] = await Promise.all([
    studyOf(db, personId, level),
    theoryOf(db, personId, level, now),
    findBlueprint(db, level),
    allExamSessions(db),
    weakPointsOf(db, personId),
  ])
  const rules = blueprint?.blueprint.rules
  const unmet = rules ? await unmetFor(db, personId, level, now) : []
  const isOpen = sittings.some(
    (sitting) =>
      sitting.level === level &&
      sitting.kind === 'formal' &&
      sitting.status === 'published' &&
      !sitting.invitedOnly &&
      phaseOf(sitting, now) === 'open',
  )
  return {
    next: nextStep(theory, modules, rules !== undefined && isOpen && unmet.length === 0),
    modules,
    hours: hoursEarned(modules),
    needed: rules?.classHours.value ?? modules.reduce((sum, { classHours }) => sum + classHours, 0),
    cutScore: rules?.cutScore.value ?? 6_000,
    theory,
    unmet,
    weak,
  }
}

/** A pass once released stands; else the latest attempt says where the person is. */
async function theoryOf(db: Db, personId: string, level: Level, now: Instant): Promise<TheoryStanding> {
  const attempts = (await attemptsOf(db, personId)).filter(
    (a) => a.level === level && a.kind === 'formal' && a.status !== 'voided',
  )
  const running = attempts.find((a) => a.status === 'inProgress' && now <= lastMoment(a, now))
  if (running) return { state: 'running', attemptId: running.id, deadline: running.deadline }
  let last: TheoryStanding = { state: 'none' }
  for (const attempt of attempts) {
    const score = attempt.status === 'released' ? await latestScore(db, attempt.id) : undefined
    if (score?.passed) return { state: 'passed', attemptId: attempt.id, points: score.points }
    last = score
      ? { state: 'failed', attemptId: attempt.id, points: score.points }
      : { state: 'marking', attemptId: attempt.id }
  }
  return last
}

async function weakPointsOf(db: Db, personId: string): Promise<Today['weak']> {
  const answers = await db
    .select({
      knowledgePoint: practiceAnswers.knowledgePoint,
      points: practiceAnswers.points,
      outOf: practiceAnswers.outOf,
    })
    .from(practiceAnswers)
    .innerJoin(practiceRuns, eq(practiceRuns.id, practiceAnswers.runId))
    .where(eq(practiceRuns.personId, personId))
    .orderBy(desc(practiceAnswers.answeredAt), desc(practiceAnswers.slot))
  const knowledge = await findKnowledge(db)
  const known = new Map(knowledge ? pointsOf(knowledge).map((point) => [point.id, point]) : [])
  return weakPoints(answers).map((point) => {
    const { name, module } = known.get(point.knowledgePoint) ?? {}
    return { ...point, name: name ?? point.knowledgePoint, moduleId: module ?? null }
  })
}
