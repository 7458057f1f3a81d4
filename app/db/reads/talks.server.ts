import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import * as z from 'zod'
import { ACTS } from '../../domain/role-play/acts.ts'
import type { End } from '../../domain/role-play/ends.ts'
import type { TalkInput } from '../../domain/role-play/replay.ts'
import type { Difficulty, Dimension } from '../../domain/role-play/schema.ts'
import type { GroundedAct, TurnFlag } from '../../domain/role-play/turn.ts'
import type { Db } from '../engine/db.server.ts'
import {
  modelAnswers,
  rolePlayAppeals,
  rolePlayComments,
  rolePlayScores,
  rolePlays,
  rolePlayTurns,
  type TalkReply,
} from '../schema/index.ts'

export const TALK_MODES = ['guided', 'free', 'exam', 'team'] as const
export type TalkMode = (typeof TALK_MODES)[number]

export type Talk = Readonly<{
  id: string
  personId: string
  scenario: string
  scenarioVersion: number
  scenarioHash: string
  modelVersion: number
  modelHash: string
  mode: TalkMode
  difficulty: Difficulty
  seed: string
  variant: string
  parentId: string | null
  branchTurn: number | null
  practicalId: string | null
  place: number | null
  startedAt: number
  deadlineAt: number | null
  endedAt: number | null
  end: End | null
  provisional: boolean
  sharedAt: number | null
}>

const talkColumns = {
  id: rolePlays.id,
  personId: rolePlays.personId,
  scenario: rolePlays.scenario,
  scenarioVersion: rolePlays.scenarioVersion,
  scenarioHash: rolePlays.scenarioHash,
  modelVersion: rolePlays.modelVersion,
  modelHash: rolePlays.modelHash,
  // these three are written from the domain's own values alone
  mode: sql<TalkMode>`${rolePlays.mode}`,
  difficulty: sql<Difficulty>`${rolePlays.difficulty}`,
  end: sql<End | null>`${rolePlays.end}`,
  seed: rolePlays.seed,
  variant: rolePlays.variant,
  parentId: rolePlays.parentId,
  branchTurn: rolePlays.branchTurn,
  practicalId: rolePlays.practicalId,
  place: rolePlays.place,
  startedAt: rolePlays.startedAt,
  deadlineAt: rolePlays.deadlineAt,
  endedAt: rolePlays.endedAt,
  provisional: rolePlays.provisional,
  sharedAt: rolePlays.sharedAt,
}

export async function findTalk(db: Db, id: string): Promise<Talk | undefined> {
  const [row] = await db.select(talkColumns).from(rolePlays).where(eq(rolePlays.id, id))
  return row
}

/** The talks of a person, the latest first. */
export async function talksOf(db: Db, personId: string): Promise<Talk[]> {
  return db
    .select(talkColumns)
    .from(rolePlays)
    .where(eq(rolePlays.personId, personId))
    .orderBy(desc(rolePlays.startedAt), desc(rolePlays.id))
}

/** Finished talks of these people, the latest first. */
export async function finishedTalks(db: Db, personIds: readonly string[]): Promise<Talk[]> {
  if (personIds.length === 0) return []
  return db
    .select(talkColumns)
    .from(rolePlays)
    .where(and(inArray(rolePlays.personId, [...personIds]), isNotNull(rolePlays.endedAt)))
    .orderBy(desc(rolePlays.endedAt), desc(rolePlays.id))
}

/** Every finished talk with a scenario, of anybody. */
export async function talksOfScenario(db: Db, scenario: string): Promise<Talk[]> {
  return db
    .select(talkColumns)
    .from(rolePlays)
    .where(and(eq(rolePlays.scenario, scenario), isNotNull(rolePlays.endedAt)))
    .orderBy(asc(rolePlays.startedAt))
}

export async function talksOfPractical(db: Db, practicalId: string): Promise<Talk[]> {
  return db
    .select(talkColumns)
    .from(rolePlays)
    .where(eq(rolePlays.practicalId, practicalId))
    .orderBy(asc(rolePlays.place))
}

/** Open talks whose time was over at a moment. */
export async function overdueTalks(db: Db, at: number): Promise<Talk[]> {
  return db
    .select(talkColumns)
    .from(rolePlays)
    .where(and(isNull(rolePlays.endedAt), lt(rolePlays.deadlineAt, at)))
    .orderBy(asc(rolePlays.deadlineAt))
}

export type TalkTurn = Readonly<{
  turn: number
  input: TalkInput
  at: number
  acts: readonly GroundedAct[]
  flags: readonly TurnFlag[]
  reply: TalkReply
  hints: number
}>

/** The turns of a talk in order. */
export async function turnsOf(db: Db, rolePlayId: string): Promise<TalkTurn[]> {
  return db
    .select({
      turn: rolePlayTurns.turn,
      input: rolePlayTurns.input,
      at: rolePlayTurns.at,
      acts: rolePlayTurns.acts,
      flags: rolePlayTurns.flags,
      reply: rolePlayTurns.reply,
      hints: rolePlayTurns.hints,
    })
    .from(rolePlayTurns)
    .where(eq(rolePlayTurns.rolePlayId, rolePlayId))
    .orderBy(asc(rolePlayTurns.turn))
}

export type TalkScore = Readonly<{
  rolePlayId: string
  version: number
  /** Hundredths of a point. */
  total: number
  dimensions: Readonly<Record<string, number>>
  redLines: readonly string[]
  suspected: readonly string[]
  body: unknown
  reason: string
  at: number
}>

const scoreColumns = {
  rolePlayId: rolePlayScores.rolePlayId,
  version: rolePlayScores.version,
  total: rolePlayScores.total,
  dimensions: rolePlayScores.dimensions,
  redLines: rolePlayScores.redLines,
  suspected: rolePlayScores.suspected,
  body: rolePlayScores.body,
  reason: rolePlayScores.reason,
  at: rolePlayScores.at,
}

/** The standing (latest) score of each of these talks, by talk. */
export async function standingScores(
  db: Db,
  rolePlayIds: readonly string[],
): Promise<Map<string, TalkScore>> {
  if (rolePlayIds.length === 0) return new Map()
  const rows = await db
    .select(scoreColumns)
    .from(rolePlayScores)
    .where(inArray(rolePlayScores.rolePlayId, [...rolePlayIds]))
    .orderBy(asc(rolePlayScores.version))
  return new Map(rows.map((row) => [row.rolePlayId, row]))
}

const Percent = z.number().min(0).max(100)
const Shares = z.object({
  pct: z.object({ D1: Percent, D2: Percent, D3: Percent, D4: Percent, D5: Percent, D6: Percent }),
})

/** Whole percent of each dimension in a stored score. Throws on a body that holds none: a zero would be a guess. */
export const sharesOf = ({ body }: Pick<TalkScore, 'body'>): Readonly<Record<Dimension, number>> =>
  Shares.parse(body).pct

export async function scoresOf(db: Db, rolePlayId: string): Promise<TalkScore[]> {
  return db
    .select(scoreColumns)
    .from(rolePlayScores)
    .where(eq(rolePlayScores.rolePlayId, rolePlayId))
    .orderBy(asc(rolePlayScores.version))
}

export type TalkComment = Readonly<{
  id: string
  turn: number | null
  text: string
  authorId: string
  at: number
}>

/** The comments beside a talk that stand, the oldest first. */
export async function commentsOf(db: Db, rolePlayId: string): Promise<TalkComment[]> {
  return db
    .select({
      id: rolePlayComments.id,
      turn: rolePlayComments.turn,
      text: rolePlayComments.text,
      authorId: rolePlayComments.authorId,
      at: rolePlayComments.at,
    })
    .from(rolePlayComments)
    .where(and(eq(rolePlayComments.rolePlayId, rolePlayId), isNull(rolePlayComments.removedAt)))
    .orderBy(asc(rolePlayComments.at))
}

/** The appeals of a talk, the oldest first. */
export async function appealsOf(db: Db, rolePlayId: string) {
  return db
    .select()
    .from(rolePlayAppeals)
    .where(eq(rolePlayAppeals.rolePlayId, rolePlayId))
    .orderBy(asc(rolePlayAppeals.raisedAt))
}

export async function findAppeal(db: Db, id: string) {
  const [row] = await db.select().from(rolePlayAppeals).where(eq(rolePlayAppeals.id, id))
  return row
}

/** Appeals that wait for a trainer, the oldest first; and those decided, the latest first. */
export async function allAppeals(db: Db) {
  const rows = await db.select().from(rolePlayAppeals).orderBy(asc(rolePlayAppeals.raisedAt))
  return {
    waiting: rows.filter(({ decision }) => decision === null),
    decided: rows.filter(({ decision }) => decision !== null).reverse(),
  }
}

/** What a language model said of a turn, and was let say (role-play.md §17). */
const ModelAnswer = z.discriminatedUnion('port', [
  z.strictObject({
    turn: z.int(),
    port: z.literal('realiser'),
    answer: z.strictObject({ reply: z.string() }),
  }),
  z.strictObject({
    turn: z.int(),
    port: z.literal('recogniser'),
    answer: z.strictObject({ acts: z.array(z.enum(ACTS)) }),
  }),
  z.strictObject({
    turn: z.int(),
    port: z.literal('coach'),
    answer: z.strictObject({ advice: z.array(z.strictObject({ turn: z.int(), text: z.string() })) }),
  }),
])
export type ModelAnswer = z.infer<typeof ModelAnswer>

/** The stored answers of a talk, by turn. */
export async function modelAnswersOf(db: Db, rolePlayId: string): Promise<ModelAnswer[]> {
  const rows = await db
    .select({ turn: modelAnswers.turn, port: modelAnswers.port, answer: modelAnswers.answer })
    .from(modelAnswers)
    .where(eq(modelAnswers.rolePlayId, rolePlayId))
    .orderBy(asc(modelAnswers.turn))
  return rows.map((row) => ModelAnswer.parse(row))
}

/** The customer's replies as a language model worded them, by turn; the others stand as the engine made them. */
export const wordedIn = (answers: readonly ModelAnswer[]): ReadonlyMap<number, string> =>
  new Map(answers.flatMap((one) => (one.port === 'realiser' ? [[one.turn, one.answer.reply] as const] : [])))
