import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { CaseAnswer } from '../../domain/complaint/case-figures.ts'
import { CaseWork, type DeskStatus } from '../../domain/complaint/desk.ts'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import type { Suggestion } from '../../domain/complaint/suggest.ts'
import type { Db } from '../engine/db.server.ts'
import { complaintDrafts, complaintVotes, drillAnswers, people } from '../schema/index.ts'

export type DeskWork = Readonly<{
  caseId: string
  work: CaseWork
  status: DeskStatus
  importId: string | null
  suggestion: Suggestion | null
  authorId: string
  authorName: string
  updatedAt: number
}>
export type DeskVote = Readonly<{
  caseId: string
  raterId: string
  raterName: string
  round: number
  class: ComplaintClass
  primaryMotive: Motive
  secondaryMotive: Motive | null
  deciding: string
  at: number
}>

const workColumns = {
  caseId: complaintDrafts.caseId,
  body: complaintDrafts.body,
  // written from the domain's own values alone
  status: sql<DeskStatus>`${complaintDrafts.status}`,
  importId: complaintDrafts.importId,
  suggestion: complaintDrafts.suggestion,
  authorId: complaintDrafts.authorId,
  authorName: people.name,
  updatedAt: complaintDrafts.updatedAt,
}

/** What trainers write and label, the latest first; discarded works too. */
export async function allCaseWorks(db: Db): Promise<DeskWork[]> {
  const rows = await db
    .select(workColumns)
    .from(complaintDrafts)
    .innerJoin(people, eq(people.id, complaintDrafts.authorId))
    .orderBy(desc(complaintDrafts.updatedAt), asc(complaintDrafts.caseId))
  return rows.map(toWork)
}

export async function findCaseWork(db: Db, caseId: string): Promise<DeskWork | undefined> {
  const [row] = await db
    .select(workColumns)
    .from(complaintDrafts)
    .innerJoin(people, eq(people.id, complaintDrafts.authorId))
    .where(eq(complaintDrafts.caseId, caseId))
  return row && toWork(row)
}

const toWork = <R extends { body: unknown; suggestion: unknown }>({ body, suggestion, ...row }: R) => ({
  ...row,
  work: CaseWork.parse(body),
  suggestion: suggestion as Suggestion | null, // written by the importer alone
})

/** Every label of these works, of all rounds, in the order they were given. */
export async function votesOn(db: Db, caseIds: readonly string[]): Promise<DeskVote[]> {
  if (caseIds.length === 0) return []
  return db
    .select({
      caseId: complaintVotes.caseId,
      raterId: complaintVotes.raterId,
      raterName: people.name,
      round: complaintVotes.round,
      class: sql<ComplaintClass>`${complaintVotes.class}`,
      primaryMotive: sql<Motive>`${complaintVotes.primaryMotive}`,
      secondaryMotive: sql<Motive | null>`${complaintVotes.secondaryMotive}`,
      deciding: complaintVotes.deciding,
      at: complaintVotes.at,
    })
    .from(complaintVotes)
    .innerJoin(people, eq(people.id, complaintVotes.raterId))
    .where(inArray(complaintVotes.caseId, [...caseIds]))
    .orderBy(asc(complaintVotes.at), asc(complaintVotes.id))
}

/** How many of the latest answers item statistics rest on. */
const LATEST_ANSWERS = 50_000

/** The answers of the drill that named a motive, the oldest first. */
export async function caseAnswers(db: Db): Promise<CaseAnswer[]> {
  const rows = await db
    .select({
      caseId: drillAnswers.caseId,
      personId: drillAnswers.personId,
      score: drillAnswers.score,
      keyMotive: sql<Motive>`${drillAnswers.keyMotive}`,
      saidMotive: sql<Motive>`${drillAnswers.chosenMotive}`,
    })
    .from(drillAnswers)
    .where(and(eq(drillAnswers.source, 'drill'), isNotNull(drillAnswers.chosenMotive)))
    .orderBy(desc(drillAnswers.at), desc(drillAnswers.id))
    .limit(LATEST_ANSWERS)
  return rows.reverse()
}
