import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { unmetRetake } from '../../domain/certification/eligibility.ts'
import { LEVELS, type Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { practicals } from '../schema/index.ts'
import { standingAt, triesAt } from './certification.server.ts'

export type PracticalStatus = 'inProgress' | 'provisional' | 'awaitsAssessor' | 'decided'
export type Practical = Readonly<{
  id: string
  personId: string
  level: Level
  scenes: readonly string[]
  startedAt: number
  finishedAt: number | null
  status: PracticalStatus
  componentResultId: string | null
}>

const columns = {
  id: practicals.id,
  personId: practicals.personId,
  // written from the domain's own values alone
  level: sql<Level>`${practicals.level}`,
  status: sql<PracticalStatus>`${practicals.status}`,
  scenes: practicals.scenes,
  startedAt: practicals.startedAt,
  finishedAt: practicals.finishedAt,
  componentResultId: practicals.componentResultId,
}

export async function findPractical(db: Db, id: string): Promise<Practical | undefined> {
  const [row] = await db.select(columns).from(practicals).where(eq(practicals.id, id))
  return row
}

/** The practical parts of a person at a level, the latest first. */
export async function practicalsOf(db: Db, personId: string, level: Level): Promise<Practical[]> {
  return db
    .select(columns)
    .from(practicals)
    .where(and(eq(practicals.personId, personId), eq(practicals.level, level)))
    .orderBy(desc(practicals.startedAt))
}

/** Those that wait for a trainer's word on a suspected red line, the oldest first. */
export async function provisionalPracticals(db: Db): Promise<Practical[]> {
  return db
    .select(columns)
    .from(practicals)
    .where(eq(practicals.status, 'provisional'))
    .orderBy(asc(practicals.finishedAt))
}

export type PracticalOffer = Readonly<{
  level: Level
  scenes: number
  minutes: number
  /** An open one to go on with. */
  openId: string | null
  /** Whether it may be begun now, and if not, why. */
  state: 'open' | 'passed' | 'entry-unmet' | 'too-soon' | 'yearly-limit' | 'waits'
  mayStartAt: number | null
}>

/** Where a person stands with the practical part of each level, the lowest first. */
export async function practicalOffers(db: Db, personId: string, now: number): Promise<PracticalOffer[]> {
  const offers: PracticalOffer[] = []
  for (const level of [...LEVELS].reverse()) offers.push(await practicalOffer(db, personId, level, now))
  return offers.sort((a, b) => (a.level < b.level ? 1 : -1))
}

export async function practicalOffer(
  db: Db,
  personId: string,
  level: Level,
  now: number,
): Promise<PracticalOffer> {
  const { rules, standing } = await standingAt(db, personId, level, now)
  const own = await practicalsOf(db, personId, level)
  const scenes = rules.practicalScenes.value.filter(({ kind }) => kind === 'rolePlay')
  const about = {
    level,
    scenes: scenes.length,
    minutes: scenes.reduce((sum, { minutes }) => sum + minutes, 0),
    openId: own.find(({ status }) => status === 'inProgress')?.id ?? null,
    mayStartAt: null,
  }
  if (about.openId) return { ...about, state: 'open' }
  if (own.some(({ status }) => status === 'provisional' || status === 'awaitsAssessor'))
    return { ...about, state: 'waits' }
  const isMet = (name: string) => standing.conditions.find((one) => one.name === name)?.met ?? true
  if (isMet('practical')) return { ...about, state: 'passed' }
  if (!['class-hours', 'earlier-certificate', 'time-in-post'].every(isMet))
    return { ...about, state: 'entry-unmet' }
  const tries = [
    ...(await triesAt(db, personId, level, 'practical')),
    ...own.map(({ startedAt }) => startedAt),
  ]
  const [late] = unmetRetake(
    rules,
    [...new Set(tries)].sort((a, b) => a - b),
    now,
  )
  return late ? { ...about, state: late.code, mayStartAt: late.mayStartAt } : { ...about, state: 'open' }
}
