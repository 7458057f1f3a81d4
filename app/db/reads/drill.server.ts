import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { DrillMode } from '../../domain/complaint/modes.ts'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { ComplaintCase, type Tier } from '../../domain/complaint/schema.ts'
import type { Db } from '../engine/db.server.ts'
import {
  documentVersions,
  drillAnswers,
  drillCards,
  drillSets,
  drillSkips,
  items,
  itemVersions,
} from '../schema/index.ts'
import { currentDocuments } from './content.server.ts'

export type BankCase = Readonly<{ version: number; complaint: ComplaintCase }>
export type CaseName = Readonly<{ caseId: string; version: number }>

/** Every published case of the drill as it stands, whatever its status. */
export async function publishedCases(db: Db): Promise<BankCase[]> {
  const rows = await currentDocuments(db, 'complaintCase')
  return rows.map(({ n, body }) => ({ version: n, complaint: ComplaintCase.parse(body) }))
}

/** A published case as it stands, retired in the product or not. */
export async function findPublishedCase(db: Db, id: string): Promise<BankCase | undefined> {
  return (await publishedCases(db)).find(({ complaint }) => complaint.id === id)
}

/** Cases with an agreed key. */
export async function agreedCases(db: Db): Promise<BankCase[]> {
  return (await publishedCases(db)).filter(({ complaint }) => complaint.status === 'ready')
}

/** The cases that are practised: with an agreed key, and not kept back for formal exams. */
export async function readyCases(db: Db): Promise<BankCase[]> {
  const kept = await casesKeptForExams(db)
  return (await agreedCases(db)).filter(({ complaint }) => !kept.has(complaint.id))
}

/** Ids of the cases that a reserved item asks: the drill would give its answer away. */
export async function casesKeptForExams(db: Db): Promise<Set<string>> {
  const rows = await db
    .select({ facts: itemVersions.facts })
    .from(items)
    .innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.n, items.currentVersion)))
    .where(and(eq(items.kind, 'classification'), eq(items.reserved, true), eq(items.status, 'ready')))
  return new Set(rows.flatMap(({ facts }) => facts.case ?? []))
}

/** The cases of a set in the versions it was made with, in its order. */
export async function casesOf(db: Db, names: readonly CaseName[]): Promise<BankCase[]> {
  if (names.length === 0) return []
  const rows = await db
    .select({ id: documentVersions.documentId, n: documentVersions.n, body: documentVersions.body })
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.kind, 'complaintCase'),
        inArray(
          documentVersions.documentId,
          names.map(({ caseId }) => caseId),
        ),
      ),
    )
  return names.flatMap(({ caseId, version }) => {
    const row = rows.find(({ id, n }) => id === caseId && n === version)
    return row ? [{ version, complaint: ComplaintCase.parse(row.body) }] : []
  })
}

export type DrillAnswer = Readonly<{
  id: string
  personId: string
  caseId: string
  /** drill, rolePlay or exam. */
  source: string
  setId: string | null
  place: number | null
  keyClass: ComplaintClass
  keyMotive: Motive
  tier: Tier
  textLength: number
  saidClass: ComplaintClass
  saidMotive: Motive | null
  saidSecondary: Motive | null
  score: number
  tookMs: number
  at: number
  reply: string | null
}>

const answerColumns = {
  id: drillAnswers.id,
  personId: drillAnswers.personId,
  caseId: drillAnswers.caseId,
  source: drillAnswers.source,
  setId: drillAnswers.setId,
  place: drillAnswers.place,
  // these four are written from the domain's own values alone
  keyClass: sql<ComplaintClass>`${drillAnswers.keyClass}`,
  keyMotive: sql<Motive>`${drillAnswers.keyMotive}`,
  tier: sql<Tier>`${drillAnswers.tier}`,
  textLength: drillAnswers.textLength,
  saidClass: sql<ComplaintClass>`${drillAnswers.chosenClass}`,
  saidMotive: sql<Motive | null>`${drillAnswers.chosenMotive}`,
  saidSecondary: sql<Motive | null>`${drillAnswers.chosenSecondary}`,
  score: drillAnswers.score,
  tookMs: drillAnswers.tookMs,
  at: drillAnswers.at,
  reply: drillAnswers.reply,
}

/** All answers these people gave in the drill and in talks, the oldest first. */
export async function drillLog(db: Db, personIds: readonly string[]): Promise<DrillAnswer[]> {
  if (personIds.length === 0) return []
  return db
    .select(answerColumns)
    .from(drillAnswers)
    .where(inArray(drillAnswers.personId, [...personIds]))
    .orderBy(asc(drillAnswers.at), asc(drillAnswers.id))
}

/** All answers to these cases, the oldest first. */
export async function answersToCases(db: Db, caseIds: readonly string[]): Promise<DrillAnswer[]> {
  if (caseIds.length === 0) return []
  return db
    .select(answerColumns)
    .from(drillAnswers)
    .where(inArray(drillAnswers.caseId, [...caseIds]))
    .orderBy(asc(drillAnswers.at), asc(drillAnswers.id))
}

export type DrillSet = Readonly<{
  id: string
  personId: string
  mode: DrillMode
  cases: CaseName[]
  challengeId: string | null
  startedAt: number
  deadlineAt: number | null
  finishedAt: number | null
}>

const setColumns = {
  id: drillSets.id,
  personId: drillSets.personId,
  // written from the domain's own values alone
  mode: sql<DrillMode>`${drillSets.mode}`,
  cases: drillSets.cases,
  challengeId: drillSets.challengeId,
  startedAt: drillSets.startedAt,
  deadlineAt: drillSets.deadlineAt,
  finishedAt: drillSets.finishedAt,
}

/** A set of this person. */
export async function findDrillSet(db: Db, id: string, personId: string): Promise<DrillSet | undefined> {
  const [row] = await db
    .select(setColumns)
    .from(drillSets)
    .where(and(eq(drillSets.id, id), eq(drillSets.personId, personId)))
  return row
}

/** The set of this mode a person left unfinished, the latest. */
export async function findOpenSet(db: Db, personId: string, mode: DrillMode): Promise<DrillSet | undefined> {
  const [row] = await db
    .select(setColumns)
    .from(drillSets)
    .where(and(eq(drillSets.personId, personId), eq(drillSets.mode, mode), isNull(drillSets.finishedAt)))
    .orderBy(desc(drillSets.startedAt))
    .limit(1)
  return row
}

/** The latest finished sets of a person, the newest first. */
export async function finishedSets(db: Db, personId: string, limit: number): Promise<DrillSet[]> {
  return db
    .select(setColumns)
    .from(drillSets)
    .where(and(eq(drillSets.personId, personId), isNotNull(drillSets.finishedAt)))
    .orderBy(desc(drillSets.finishedAt))
    .limit(limit)
}

export async function answersOfSet(db: Db, setId: string): Promise<DrillAnswer[]> {
  return db
    .select(answerColumns)
    .from(drillAnswers)
    .where(eq(drillAnswers.setId, setId))
    .orderBy(asc(drillAnswers.place))
}

export async function findDrillAnswer(
  db: Db,
  setId: string,
  place: number,
): Promise<DrillAnswer | undefined> {
  const [row] = await db
    .select(answerColumns)
    .from(drillAnswers)
    .where(and(eq(drillAnswers.setId, setId), eq(drillAnswers.place, place)))
  return row
}

/** The answer to a customer's line of a talk: one a line, its id says which. */
export const lineAnswerId = (talkId: string, turn: number): string => `${talkId}:${turn}`

export async function findAnswerById(db: Db, id: string): Promise<DrillAnswer | undefined> {
  const [row] = await db.select(answerColumns).from(drillAnswers).where(eq(drillAnswers.id, id))
  return row
}

/** Answers to these lines of a talk, by id. */
export async function answersById(db: Db, ids: readonly string[]): Promise<Map<string, DrillAnswer>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select(answerColumns)
    .from(drillAnswers)
    .where(inArray(drillAnswers.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which of these lines of a talk were passed over without an answer. */
export async function skippedOf(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: drillSkips.id })
    .from(drillSkips)
    .leftJoin(drillAnswers, eq(drillAnswers.id, drillSkips.id))
    .where(and(inArray(drillSkips.id, [...ids]), isNull(drillAnswers.id)))
  return new Set(rows.map(({ id }) => id))
}

/** How many lines of talks these people were asked about and passed over. They are no answers, right or wrong. */
export async function countSkipped(db: Db, personIds: readonly string[]): Promise<number> {
  if (personIds.length === 0) return 0
  const [row] = await db
    .select({ count: count() })
    .from(drillSkips)
    .leftJoin(drillAnswers, eq(drillAnswers.id, drillSkips.id))
    .where(and(inArray(drillSkips.personId, [...personIds]), isNull(drillAnswers.id)))
  return row?.count ?? 0
}

/** Ids of the cases due for a person at a time, the most overdue first. */
export async function dueCases(db: Db, personId: string, at: number): Promise<string[]> {
  const rows = await db
    .select({ caseId: drillCards.caseId })
    .from(drillCards)
    .where(and(eq(drillCards.personId, personId), lte(drillCards.dueAt, at)))
    .orderBy(asc(drillCards.dueAt), asc(drillCards.caseId))
  return rows.map(({ caseId }) => caseId)
}

/** When the next cases come due after a time, and how many that day holds. Undefined when nothing waits. */
export async function nextReview(
  db: Db,
  personId: string,
  at: number,
): Promise<{ dueAt: number; count: number } | undefined> {
  const [first] = await db
    .select({ dueAt: drillCards.dueAt })
    .from(drillCards)
    .where(and(eq(drillCards.personId, personId), sql`${drillCards.dueAt} > ${at}`))
    .orderBy(asc(drillCards.dueAt))
    .limit(1)
  if (!first) return undefined
  const [within] = await db
    .select({ count: count() })
    .from(drillCards)
    .where(
      and(
        eq(drillCards.personId, personId),
        sql`${drillCards.dueAt} > ${at}`,
        lte(drillCards.dueAt, first.dueAt + DAY),
      ),
    )
  return { dueAt: first.dueAt, count: within?.count ?? 0 }
}
const DAY = 86_400_000

export async function findCard(db: Db, personId: string, caseId: string): Promise<unknown | undefined> {
  const [row] = await db
    .select({ card: drillCards.card })
    .from(drillCards)
    .where(and(eq(drillCards.personId, personId), eq(drillCards.caseId, caseId)))
  return row?.card
}
