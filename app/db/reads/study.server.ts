import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { ModuleInfo } from '../../domain/course/module.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { attempts, examSessions, practiceAnswers, practiceRuns, studyProgress } from '../schema/index.ts'
import { allModules } from './content.server.ts'

const progressColumns = {
  personId: studyProgress.personId,
  moduleId: studyProgress.moduleId,
  sectionsRead: studyProgress.sectionsRead,
  partsDone: studyProgress.partsDone,
  lastSection: studyProgress.lastSection,
  completedAt: studyProgress.completedAt,
  updatedAt: studyProgress.updatedAt,
}

/** How far a person is, by module; the one touched last comes first. */
export async function progressOf(db: Db, personId: string) {
  return db
    .select(progressColumns)
    .from(studyProgress)
    .where(eq(studyProgress.personId, personId))
    .orderBy(desc(studyProgress.updatedAt))
}

export async function findProgress(db: Db, personId: string, moduleId: string) {
  const [row] = await db
    .select(progressColumns)
    .from(studyProgress)
    .where(and(eq(studyProgress.personId, personId), eq(studyProgress.moduleId, moduleId)))
  return row
}

export type StudiedModule = ModuleInfo & {
  readonly completed: boolean
  readonly sectionsRead: readonly string[]
  readonly partsDone: readonly string[]
  readonly lastSection: string | null
  readonly updatedAt: number | null
}

/** The modules of a level with a person's progress in each, in course order. */
export async function studyOf(db: Db, personId: string, level: Level): Promise<StudiedModule[]> {
  const progress = new Map((await progressOf(db, personId)).map((row) => [row.moduleId, row]))
  return (await allModules(db))
    .filter((module) => module.level === level)
    .map((module) => {
      const row = progress.get(module.id)
      return {
        ...module,
        completed: (row?.completedAt ?? null) !== null,
        sectionsRead: row?.sectionsRead ?? [],
        partsDone: row?.partsDone ?? [],
        lastSection: row?.lastSection ?? null,
        updatedAt: row?.updatedAt ?? null,
      }
    })
}

/** Progress and results of many people at once, for a manager's page. */
export async function progressOfMany(db: Db, personIds: readonly string[]) {
  if (personIds.length === 0) return { progress: [], attempts: [], practice: [] }
  const ids = [...personIds]
  return {
    progress: await db
      .select(progressColumns)
      .from(studyProgress)
      .where(inArray(studyProgress.personId, ids)),
    attempts: await db
      .select({
        id: attempts.id,
        personId: attempts.personId,
        level: attempts.level,
        status: attempts.status,
        startedAt: attempts.startedAt,
      })
      .from(attempts)
      .innerJoin(examSessions, eq(examSessions.id, attempts.examSessionId))
      .where(and(inArray(attempts.personId, ids), eq(examSessions.kind, 'formal')))
      .orderBy(asc(attempts.startedAt)),
    practice: await db
      .select({
        personId: practiceRuns.personId,
        knowledgePoint: practiceAnswers.knowledgePoint,
        points: practiceAnswers.points,
        outOf: practiceAnswers.outOf,
        answeredAt: practiceAnswers.answeredAt,
      })
      .from(practiceAnswers)
      .innerJoin(practiceRuns, eq(practiceRuns.id, practiceAnswers.runId))
      .where(inArray(practiceRuns.personId, ids)),
  }
}

export async function findPracticeRun(db: Db, id: string, personId: string) {
  const [row] = await db
    .select()
    .from(practiceRuns)
    .where(and(eq(practiceRuns.id, id), eq(practiceRuns.personId, personId)))
  return row
}

export async function practiceAnswersOf(db: Db, runId: string) {
  return db
    .select()
    .from(practiceAnswers)
    .where(eq(practiceAnswers.runId, runId))
    .orderBy(asc(practiceAnswers.slot))
}

/** Item ids a person has practised in a module lately, the latest first. */
export async function practisedItems(db: Db, personId: string, moduleId: string): Promise<string[]> {
  const rows = await db
    .select({ itemId: practiceAnswers.itemId })
    .from(practiceAnswers)
    .innerJoin(practiceRuns, eq(practiceRuns.id, practiceAnswers.runId))
    .where(and(eq(practiceRuns.personId, personId), eq(practiceRuns.moduleId, moduleId)))
    .orderBy(desc(practiceAnswers.answeredAt))
  return [...new Set(rows.map(({ itemId }) => itemId))]
}
