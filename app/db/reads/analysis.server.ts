import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { ItemKind, Response } from '../../domain/item/schema.ts'
import type { Sat } from '../../domain/item-analysis/sat.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import {
  answers,
  attemptSlots,
  attempts,
  examSessions,
  itemFlags,
  marks,
  people,
  scoreVersions,
} from '../schema/index.ts'
import { newestMarks } from './newest-marks.server.ts'

/** Which papers: of a level, formal ones alone or all, of one sitting or any. */
export type Scope = Readonly<{ level: Level; formalOnly: boolean; sittingId: string | null }>

const MARKED = ['marked', 'released']

const within = ({ level, formalOnly, sittingId }: Scope) =>
  and(
    eq(attempts.level, level),
    inArray(attempts.status, MARKED),
    formalOnly ? eq(examSessions.kind, 'formal') : undefined,
    sittingId === null ? undefined : eq(attempts.examSessionId, sittingId),
  )

/** The first marked paper of every person in the scope, with the marks that stand, in the order they were begun. */
export async function satPapers(db: Db, scope: Scope): Promise<Sat[]> {
  const latest = newestMarks(db)
  const heads = await db
    .select({
      attemptId: attempts.id,
      personId: attempts.personId,
      unitId: people.unitId,
      fullMark: attempts.fullMark,
      cutScore: attempts.cutScore,
      points: scoreVersions.points,
      passed: scoreVersions.passed,
      n: scoreVersions.n,
    })
    .from(attempts)
    .innerJoin(examSessions, eq(examSessions.id, attempts.examSessionId))
    .innerJoin(people, eq(people.id, attempts.personId))
    .innerJoin(latest, eq(latest.attemptId, attempts.id))
    .innerJoin(
      scoreVersions,
      and(eq(scoreVersions.attemptId, attempts.id), eq(scoreVersions.n, latest.newest)),
    )
    .where(within(scope))
    .orderBy(asc(attempts.startedAt), asc(attempts.id))
  const seen = new Set<string>()
  const first = heads.filter(({ personId }) => !seen.has(personId) && seen.add(personId))
  const rows = await db
    .select({
      attemptId: marks.attemptId,
      id: attemptSlots.itemId,
      version: attemptSlots.itemVersion,
      kind: attemptSlots.kind,
      points: marks.points,
      outOf: marks.outOf,
    })
    .from(marks)
    .innerJoin(latest, and(eq(latest.attemptId, marks.attemptId), eq(latest.newest, marks.n)))
    .innerJoin(
      attemptSlots,
      and(eq(attemptSlots.attemptId, marks.attemptId), eq(attemptSlots.slot, marks.slot)),
    )
    .innerJoin(attempts, eq(attempts.id, marks.attemptId))
    .innerJoin(examSessions, eq(examSessions.id, attempts.examSessionId))
    .where(within(scope))
    .orderBy(asc(marks.attemptId), asc(marks.slot))
  const marksOf = new Map<string, Sat['items'][number][]>()
  for (const { attemptId, kind, ...row } of rows) {
    const own = marksOf.get(attemptId) ?? []
    own.push({ ...row, kind: kind as ItemKind }) // written from a form, so a kind of ours
    marksOf.set(attemptId, own)
  }
  return first.map(({ personId: _, n: __, ...head }) => ({
    ...head,
    items: marksOf.get(head.attemptId) ?? [],
  }))
}

/** What these people answered to an item, by attempt; null: left blank. */
export async function answersTo(db: Db, itemId: string): Promise<ReadonlyMap<string, Response | null>> {
  const rows = await db
    .select({ attemptId: attemptSlots.attemptId, value: answers.value })
    .from(attemptSlots)
    .leftJoin(
      answers,
      and(eq(answers.attemptId, attemptSlots.attemptId), eq(answers.slot, attemptSlots.slot)),
    )
    .where(eq(attemptSlots.itemId, itemId))
  return new Map(rows.map(({ attemptId, value }) => [attemptId, value]))
}

/** Sittings of a level that have marked papers, the latest first. */
export const sittingsWithPapers = (db: Db, level: Level) =>
  db
    .selectDistinct({ id: examSessions.id, title: examSessions.title, createdAt: examSessions.createdAt })
    .from(examSessions)
    .innerJoin(attempts, eq(attempts.examSessionId, examSessions.id))
    .where(and(eq(attempts.level, level), inArray(attempts.status, MARKED)))
    .orderBy(desc(examSessions.createdAt), asc(examSessions.id))

export type StandingFlag = typeof itemFlags.$inferSelect

/** Flags that stand: of one item, or of all. */
export const standingFlags = (db: Db, itemId?: string): Promise<StandingFlag[]> =>
  db
    .select()
    .from(itemFlags)
    .where(and(isNull(itemFlags.clearedAt), itemId === undefined ? undefined : eq(itemFlags.itemId, itemId)))
    .orderBy(desc(itemFlags.raisedAt), asc(itemFlags.id))
