import { and, asc, desc, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { Calendar } from '../../domain/certification/calendar.ts'
import { eligibility, type HeldCertificate, type Unmet } from '../../domain/certification/eligibility.ts'
import { daysLeft, reminderDue } from '../../domain/certification/reminder.ts'
import {
  type LevelFacts,
  type PartResult,
  type Standing,
  standing,
} from '../../domain/certification/standing.ts'
import { hoursEarned } from '../../domain/course/progress.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { LEVELS, type Level } from '../../domain/shared/level.ts'
import { endOfTerm } from '../../lib/site-time.server.ts'
import type { Db } from '../engine/db.server.ts'
import { careerRecords, certificates, componentResults, scoreVersions } from '../schema/index.ts'
import { getCertification } from './content.server.ts'
import { attemptsOf, certificatesOf, latestScore } from './exams.server.ts'
import { studyOf } from './study.server.ts'

/** Terms of the site's zone, seen from a moment. */
export const calendarAt = (now: Instant): Calendar => ({ now, endOfTerm })

/** What was put on record of a person's career, oldest first; withdrawn records too. */
export async function careerOf(db: Db, personId: string) {
  return db
    .select()
    .from(careerRecords)
    .where(eq(careerRecords.personId, personId))
    .orderBy(asc(careerRecords.recordedAt), asc(careerRecords.id))
}

/** The practical and review results on record of a person, latest first; voided ones too. */
export async function componentResultsOf(db: Db, personId: string) {
  return db
    .select()
    .from(componentResults)
    .where(eq(componentResults.personId, personId))
    .orderBy(desc(componentResults.assessedAt), desc(componentResults.id))
}

export async function findComponentResult(db: Db, id: string) {
  const [row] = await db.select().from(componentResults).where(eq(componentResults.id, id))
  return row && { ...row, level: row.level as Level } // written from `Level` only
}

export async function findCareerRecord(db: Db, id: string) {
  const [row] = await db.select().from(careerRecords).where(eq(careerRecords.id, id))
  return row
}

/** What one certificate rests on, stored with it: with these the decision can be made again. */
export type Binding = Readonly<{
  attempt: Readonly<{
    id: string
    scoreVersion: number
    points: number
    outOf: number
    cutScore: number
    formHash: string
    blueprintVersion: number
    /** Item id → version and key version it was marked by. */
    keys: Readonly<Record<string, readonly [version: number, keyVersion: number]>>
    /** Key changes folded into the score version. */
    keyChanges: readonly string[]
    at: Instant
  }>
  practical: Readonly<{ id: string; points: number; at: Instant }>
  review: Readonly<{ id: string; points: number; at: Instant }> | null
  /** A certificate of ours, or a record of one earned elsewhere. */
  earlierCertificateId: string | null
  inPostSince: Instant | null
  classHours: number
}>

type CertificateRow = Awaited<ReturnType<typeof certificatesOf>>[number]

/** What a full certificate rests on. */
export const bindingOf = ({ binding }: Pick<CertificateRow, 'binding'>): Binding | null =>
  binding as Binding | null // written by the award only

/**
 * A part serves one certificate, and a renewal asks for parts earned after the certificate it renews, whatever has
 * become of that one: withdrawing a certificate must not award it again.
 */
function freshnessAfter(rows: readonly CertificateRow[]) {
  const full = rows.filter(({ scope }) => scope === 'full')
  const spent = new Set(
    full.flatMap((row) => {
      const { attempt, practical, review } = bindingOf(row) ?? {}
      return [attempt?.id, practical?.id, review?.id]
    }),
  )
  return (level: Level, id: string, at: Instant): boolean => {
    // one issued anew is as old as the first: it attests the same parts
    const last = full.filter((row) => row.level === level && row.issue === 1).at(-1)
    return !spent.has(id) && (last === undefined || at > last.issuedAt)
  }
}

/** A person's certification, gathered once: what each level's rules ask about. */
async function recordOf(db: Db, personId: string) {
  const [career, results, certificates, attempts] = [
    await careerOf(db, personId),
    await componentResultsOf(db, personId),
    await certificatesOf(db, personId),
    await attemptsOf(db, personId),
  ]
  const standingRecords = career.filter(({ withdrawnAt }) => withdrawnAt === null)
  const held: HeldCertificate[] = [
    ...certificates.filter(
      (row) => row.scope === 'full' && row.revokedAt === null && row.supersededBy === null,
    ),
    ...standingRecords.filter(({ kind }) => kind === 'earlierCertificate'),
  ].map(({ id, level, validUntil }) => ({ id, level: level as Level, validUntil })) // written from `Level` only
  const posts = standingRecords.filter(({ kind }) => kind === 'inPost').map(({ since }) => since)
  return {
    certificates,
    attempts,
    results: results.filter(({ voidedAt }) => voidedAt === null),
    isFresh: freshnessAfter(certificates),
    held,
    // the latest record is the one that counts: an earlier one is withdrawn when it was wrong
    inPostSince: posts.at(-1) ?? null,
  }
}
type PersonRecord = Awaited<ReturnType<typeof recordOf>>

async function factsOf(db: Db, personId: string, level: Level, record: PersonRecord): Promise<LevelFacts> {
  const ofLevel = record.results.filter(
    (row) => row.level === level && record.isFresh(level, row.id, row.assessedAt),
  )
  const part = (component: string): PartResult[] =>
    ofLevel
      .filter((row) => row.component === component)
      .map(({ id, assessedAt, points, outOf, passed, scenes }) => ({
        id,
        at: assessedAt,
        points,
        outOf,
        passed,
        inQuestion: false,
        redLines: [...new Set(scenes.flatMap(({ redLines }) => redLines))],
      }))
  return {
    classHours: hoursEarned(await studyOf(db, personId, level)),
    certificates: record.held,
    inPostSince: record.inPostSince,
    theory: await theoryResults(db, level, record),
    practical: part('practical'),
    review: part('review'),
  }
}

/** Released attempts by their latest score. One whose statement was revoked is spent; one flagged is in question. */
async function theoryResults(
  db: Db,
  level: Level,
  { attempts, certificates, isFresh }: PersonRecord,
): Promise<PartResult[]> {
  const results: PartResult[] = []
  for (const attempt of attempts) {
    if (attempt.level !== level || attempt.kind !== 'formal') continue
    if (attempt.status !== 'released') continue
    const statement = certificates
      .filter((row) => row.scope === 'theory' && row.attemptId === attempt.id)
      .at(-1)
    if (statement && statement.revokedAt !== null) continue
    const at = statement?.issuedAt ?? attempt.releasedAt ?? attempt.startedAt
    const score = isFresh(level, attempt.id, at) ? await latestScore(db, attempt.id) : undefined
    if (!score) continue
    results.push({
      id: attempt.id,
      at,
      points: score.points,
      outOf: score.outOf,
      passed: score.passed,
      inQuestion: (statement?.flaggedAt ?? null) !== null,
      redLines: [],
    })
  }
  return results
}

/** What keeps a person from sitting the theory part of a level now; empty: nothing does. */
export async function unmetFor(db: Db, personId: string, level: Level, now: Instant): Promise<Unmet[]> {
  const { rules } = await getCertification(db)
  const record = await recordOf(db, personId)
  const earlierStarts = record.attempts
    .filter(
      ({ kind, status, ...attempt }) => attempt.level === level && kind === 'formal' && status !== 'voided',
    )
    .map(({ startedAt }) => startedAt)
  const candidate = {
    classHours: hoursEarned(await studyOf(db, personId, level)),
    certificates: record.held,
    inPostSince: record.inPostSince,
    earlierStarts,
  }
  return eligibility(rules.levels[level], candidate, calendarAt(now))
}

export type LevelStanding = Readonly<{
  level: Level
  facts: LevelFacts
  standing: Standing
  /** The full certificate in force, if one is. */
  certificate: CertificateRow | undefined
}>

/** How a person stands with one level. */
export async function standingAt(db: Db, personId: string, level: Level, now: Instant) {
  const { n, rules } = await getCertification(db)
  const record = await recordOf(db, personId)
  return {
    ruleVersion: n,
    rules: rules.levels[level],
    ...(await levelOf(db, { personId, level, record, now })),
  }
}

/** How a person stands with every level, from the lowest. */
export async function ladderOf(db: Db, personId: string, now: Instant): Promise<LevelStanding[]> {
  const record = await recordOf(db, personId)
  const ladder: LevelStanding[] = []
  for (const level of LEVELS) ladder.push(await levelOf(db, { personId, level, record, now }))
  return ladder
}

type LevelQuestion = { personId: string; level: Level; record: PersonRecord; now: Instant }

async function levelOf(db: Db, { personId, level, record, now }: LevelQuestion): Promise<LevelStanding> {
  const { rules } = await getCertification(db)
  const facts = await factsOf(db, personId, level, record)
  const certificate = record.certificates
    .filter((row) => row.scope === 'full' && row.level === level)
    .filter((row) => row.revokedAt === null && row.supersededBy === null && now <= row.validUntil)
    .at(-1)
  return { level, facts, standing: standing(rules.levels[level], facts, calendarAt(now)), certificate }
}

/** When earlier tries at a part that people judge took place, oldest first. */
export async function triesAt(db: Db, personId: string, level: Level, component: string): Promise<Instant[]> {
  const rows = await componentResultsOf(db, personId)
  return rows
    .filter((row) => row.level === level && row.component === component && row.voidedAt === null)
    .map(({ assessedAt }) => assessedAt)
    .sort((a, b) => a - b)
}

/** People with a result by people that is not voided: those whom an award may be waiting for. */
export async function peopleWithResults(db: Db): Promise<{ personId: string; level: Level }[]> {
  const rows = await db
    .selectDistinct({ personId: componentResults.personId, level: componentResults.level })
    .from(componentResults)
    .where(and(isNull(componentResults.voidedAt), eq(componentResults.component, 'practical')))
  return rows.map(({ personId, level }) => ({ personId, level: level as Level })) // written from `Level` only
}

/** Certificates that stand in force by what people did to them, whatever time did. */
export async function standingCertificates(db: Db) {
  return db
    .select()
    .from(certificates)
    .where(and(isNull(certificates.revokedAt), isNull(certificates.supersededBy)))
}

/** The certificates with these ids. */
export async function certificatesById(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select()
    .from(certificates)
    .where(inArray(certificates.id, [...ids]))
}

/** The key changes folded into an attempt's scores up to a version. */
export async function keyChangesIn(db: Db, attemptId: string, upTo: number): Promise<string[]> {
  const rows = await db
    .select({ keyChangeId: scoreVersions.keyChangeId })
    .from(scoreVersions)
    .where(and(eq(scoreVersions.attemptId, attemptId), lte(scoreVersions.n, upTo)))
    .orderBy(asc(scoreVersions.n))
  return rows.flatMap(({ keyChangeId }) => keyChangeId ?? [])
}

/** One level as its page shows it. */
export type LadderLine = Readonly<{
  level: Level
  certificate: Readonly<{ code: string; number: string; validUntil: Instant; daysLeft: number | null }> | null
  conditions: Standing['conditions']
}>

/** The four levels of a person from the lowest, each with its certificate in force and every condition. */
export async function ladderLines(db: Db, personId: string, now: Instant): Promise<LadderLine[]> {
  const { rules } = await getCertification(db)
  const ladder = await ladderOf(db, personId, now)
  return ladder.map(({ level, standing: { conditions }, certificate }) => ({
    level,
    conditions,
    certificate: certificate
      ? {
          code: certificate.code,
          number: certificate.number,
          validUntil: certificate.validUntil,
          daysLeft: reminderNow(certificate, rules.reminderDays.value, now),
        }
      : null,
  }))
}

/** Days left of a certificate whose holder is to be reminded; null before that. */
const reminderNow = ({ validUntil }: CertificateRow, days: readonly number[], now: Instant): number | null =>
  reminderDue(validUntil, days, now) === undefined ? null : daysLeft(validUntil, now)
