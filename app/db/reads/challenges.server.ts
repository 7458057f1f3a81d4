import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import {
  type ChallengeState,
  type FirstTry,
  stateOfChallenge,
  type UnitStanding,
  unitStandings,
} from '../../domain/complaint/challenge.ts'
import type { Motive } from '../../domain/complaint/motives.ts'
import { unitsBelow } from '../../domain/people/roles.ts'
import { DAY, type Instant } from '../../domain/shared/instant.ts'
import type { Db } from '../engine/db.server.ts'
import { drillAnswers, drillChallenges, drillSets, people, roleGrants } from '../schema/index.ts'
import { unitsAbove } from './assignments.server.ts'
import { casesOf } from './drill.server.ts'
import { allUnits, type Viewer } from './people.server.ts'

export type Challenge = typeof drillChallenges.$inferSelect

export async function findChallenge(db: Db, id: string): Promise<Challenge | undefined> {
  const [row] = await db.select().from(drillChallenges).where(eq(drillChallenges.id, id))
  return row
}

/** Challenges of these units that stand, the latest first. */
async function challengesOf(db: Db, unitIds: readonly string[]): Promise<Challenge[]> {
  if (unitIds.length === 0) return []
  return db
    .select()
    .from(drillChallenges)
    .where(and(inArray(drillChallenges.unitId, [...unitIds]), eq(drillChallenges.withdrawn, false)))
    .orderBy(desc(drillChallenges.opensAt), desc(drillChallenges.id))
}

/** The set a person played first for a challenge. */
export async function firstTryOf(db: Db, challengeId: string, personId: string) {
  const [row] = await db
    .select({ id: drillSets.id, finishedAt: drillSets.finishedAt })
    .from(drillSets)
    .where(and(eq(drillSets.challengeId, challengeId), eq(drillSets.personId, personId)))
    .orderBy(asc(drillSets.startedAt), asc(drillSets.id))
    .limit(1)
  return row
}

/** How the units of a challenge stand, by everybody's first try as far as it went. */
async function standingsOf(db: Db, challenge: Challenge): Promise<(UnitStanding & { name: string })[]> {
  const tree = await allUnits(db)
  const units = [...unitsBelow(tree, challenge.unitId)]
  const members = await db
    .selectDistinct({ id: people.id, unitId: people.unitId })
    .from(people)
    .innerJoin(roleGrants, and(eq(roleGrants.personId, people.id), eq(roleGrants.role, 'trainee')))
    .where(inArray(people.unitId, units))
  const unitOf = new Map(members.map(({ id, unitId }) => [id, unitId]))
  const sets = await db
    .select({ id: drillSets.id, personId: drillSets.personId })
    .from(drillSets)
    .where(eq(drillSets.challengeId, challenge.id))
    .orderBy(asc(drillSets.startedAt), asc(drillSets.id))
  const first = new Map<string, string>()
  for (const { id, personId } of sets) if (!first.has(personId)) first.set(personId, id)
  const answers =
    first.size === 0
      ? []
      : await db
          .select({ setId: drillAnswers.setId, score: drillAnswers.score })
          .from(drillAnswers)
          .where(inArray(drillAnswers.setId, [...first.values()]))
  const tries = [...first].flatMap(([personId, setId]): FirstTry[] => {
    const unitId = unitOf.get(personId)
    const scores = answers.filter((answer) => answer.setId === setId).map(({ score }) => score)
    return unitId && scores.length > 0 ? [{ personId, unitId, scores }] : []
  })
  const counts = units
    .map((unitId) => ({ unitId, people: members.filter((one) => one.unitId === unitId).length }))
    .filter(({ people: count }) => count > 0)
  return unitStandings(counts, tries, challenge.cases.length).map((row) => ({
    ...row,
    name: tree.find(({ id }) => id === row.unitId)?.name ?? '',
  }))
}

export type ChallengeLine = Readonly<{
  id: string
  title: string
  unitName: string
  cases: number
  motives: readonly Motive[]
  opensAt: Instant
  closesAt: Instant
  state: ChallengeState
  standings: readonly (UnitStanding & { readonly name: string })[]
}>

/** The challenges of a manager's units, the latest first. */
export async function challengesOfUnits(
  db: Db,
  unitIds: readonly string[],
  now: Instant,
): Promise<ChallengeLine[]> {
  const lines: ChallengeLine[] = []
  for (const challenge of await challengesOf(db, unitIds)) lines.push(await lineOf(db, challenge, now))
  return lines
}

async function lineOf(db: Db, challenge: Challenge, now: Instant): Promise<ChallengeLine> {
  const { id, title, unitId, cases, opensAt, closesAt } = challenge
  const bodies = await casesOf(db, cases)
  return {
    id,
    title,
    unitName: (await allUnits(db)).find((unit) => unit.id === unitId)?.name ?? '',
    cases: cases.length,
    motives: [...new Set(bodies.map(({ complaint }) => complaint.primaryMotive))].sort(),
    opensAt,
    closesAt,
    state: stateOfChallenge(challenge, now),
    standings: await standingsOf(db, challenge),
  }
}

/** A challenge that is over is still shown for so long. */
const SHOWN_AFTER = 7 * DAY

export type OpenChallenge = Omit<ChallengeLine, 'motives' | 'unitName'> &
  Readonly<{ mine: Readonly<{ setId: string; finished: boolean }> | null }>

/** The challenges a trainee may play now, and the results of those just over; what they are about is not told. */
export async function challengesFor(db: Db, viewer: Viewer, now: Instant): Promise<OpenChallenge[]> {
  const above = unitsAbove(await allUnits(db), viewer.unitId)
  const current = (await challengesOf(db, above)).filter(
    ({ opensAt, closesAt }) => opensAt <= now && now <= closesAt + SHOWN_AFTER,
  )
  const lines: OpenChallenge[] = []
  for (const challenge of current) {
    const { motives: _, unitName: __, ...line } = await lineOf(db, challenge, now)
    const set = await firstTryOf(db, challenge.id, viewer.id)
    lines.push({ ...line, mine: set ? { setId: set.id, finished: set.finishedAt !== null } : null })
  }
  return lines
}
