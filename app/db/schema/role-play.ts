import type { TalkInput } from '../../domain/role-play/replay.ts'
import type { GroundedAct, TurnFlag } from '../../domain/role-play/turn.ts'
import { bool, index, int, json, msec, primaryKey, table, text } from '../engine/columns.server.ts'
import { people } from './people.ts'

const person = () =>
  text()
    .notNull()
    .references(() => people.id)

/** A scenario as a trainer is writing it, in the words of its file. Publishing makes it a document version. */
export const scenarioDrafts = table('scenario_draft', {
  slug: text().primaryKey(),
  source: text().notNull(),
  /** The document version it started from; null: a new scenario. */
  basedOn: int(),
  /** Counts its saves: who saves names the one he started from. */
  revision: int().notNull().default(1),
  authorId: person(),
  updatedAt: msec().notNull(),
})

/** The practical part of a level as one event: its talks, and what became of it. */
export const practicals = table(
  'practical',
  {
    id: text().primaryKey(),
    personId: person(),
    level: text().notNull(),
    /** The scenarios drawn for it, in order. */
    scenes: json<string[]>().notNull(),
    startedAt: msec().notNull(),
    finishedAt: msec(),
    /** inProgress; provisional: a suspected red line waits for a trainer; awaitsAssessor: a scene is judged by people; decided. */
    status: text().notNull(),
    /** The result on record; null until decided. */
    componentResultId: text(),
  },
  (t) => [index('practical_person').on(t.personId)],
)

/** Scenarios a manager asks people to play by a date. */
export const rolePlayAssignments = table(
  'role_play_assignment',
  {
    id: text().primaryKey(),
    scenario: text().notNull(),
    /** Null: any variant. */
    variant: text(),
    /** person or unit. */
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    dueAt: msec().notNull(),
    note: text().notNull(),
    assignedBy: person(),
    assignedAt: msec().notNull(),
    withdrawnAt: msec(),
  },
  (t) => [index('role_play_assignment_subject').on(t.subjectKind, t.subjectId)],
)

/** One talk with a simulated customer. Everything about it can be derived again from this row and its turns. */
export const rolePlays = table(
  'role_play',
  {
    id: text().primaryKey(),
    personId: person(),
    scenario: text().notNull(),
    scenarioVersion: int().notNull(),
    scenarioHash: text().notNull(),
    modelVersion: int().notNull(),
    modelHash: text().notNull(),
    /** guided, free, exam or team. */
    mode: text().notNull(),
    difficulty: text().notNull(),
    seed: text().notNull(),
    variant: text().notNull(),
    /** The talk this one branched from, and the last turn taken over from it. */
    parentId: text(),
    branchTurn: int(),
    practicalId: text().references(() => practicals.id),
    /** The place in the practical, from 1. */
    place: int(),
    startedAt: msec().notNull(),
    deadlineAt: msec(),
    endedAt: msec(),
    /** saved, deferred, gracefulExit, lost or violation; null: the talk goes on. */
    end: text(),
    /** A red line is suspected: a trainer decides before the score counts. */
    provisional: bool().notNull(),
    /** Whom the trainee showed it to; null: nobody yet. */
    sharedAt: msec(),
  },
  (t) => [index('role_play_person').on(t.personId), index('role_play_practical').on(t.practicalId)],
)

/** What the customer meant and what he said. */
export type TalkReply = { intents: readonly string[]; text: string }

/** What was put in and what came of it, input by input, lookups too. Append only; a repeat of a number finds its row. */
export const rolePlayTurns = table(
  'role_play_turn',
  {
    rolePlayId: text()
      .notNull()
      .references(() => rolePlays.id),
    turn: int().notNull(),
    input: json<TalkInput>().notNull(),
    at: msec().notNull(),
    /** The grounded acts and flags as recognised then; replay goes by these. */
    acts: json<readonly GroundedAct[]>().notNull(),
    flags: json<readonly TurnFlag[]>().notNull(),
    reply: json<TalkReply>().notNull(),
    /** Hints asked for before this turn. */
    hints: int().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rolePlayId, t.turn] })],
)

/** A score of a talk. Version 1 is the engine's; an accepted appeal or a trainer's decision adds another. */
export const rolePlayScores = table(
  'role_play_score',
  {
    rolePlayId: text()
      .notNull()
      .references(() => rolePlays.id),
    version: int().notNull(),
    /** Hundredths of a point, 0–10000. */
    total: int().notNull(),
    dimensions: json<Record<string, number>>().notNull(),
    redLines: json<string[]>().notNull(),
    suspected: json<string[]>().notNull(),
    /** The whole score as domain/role-play gives it: evidence, caps, missed. */
    body: json<unknown>().notNull(),
    /** finished, appeal or decision. */
    reason: text().notNull(),
    appealId: text(),
    actorId: text(),
    at: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rolePlayId, t.version] })],
)

/** "Recognised wrongly": a clause, what was read in it, what it should have been, and a trainer's answer. */
export const rolePlayAppeals = table(
  'role_play_appeal',
  {
    id: text().primaryKey(),
    rolePlayId: text()
      .notNull()
      .references(() => rolePlays.id),
    turn: int().notNull(),
    clause: text().notNull(),
    recognised: text(),
    proposed: text(),
    note: text().notNull(),
    raisedBy: person(),
    raisedAt: msec().notNull(),
    /** accepted or rejected; null: it waits. */
    decision: text(),
    reason: text(),
    decidedBy: text(),
    decidedAt: msec(),
  },
  (t) => [index('role_play_appeal_play').on(t.rolePlayId)],
)

/** Training lines that came from accepted appeals, names and digits masked. */
export const actExamples = table('act_example', {
  id: text().primaryKey(),
  act: text().notNull(),
  text: text().notNull(),
  appealId: text().references(() => rolePlayAppeals.id),
  addedBy: person(),
  addedAt: msec().notNull(),
})

/** What a trainer decided about a red line that was suspected in an exam talk. */
export const rolePlayDecisions = table(
  'role_play_decision',
  {
    rolePlayId: text()
      .notNull()
      .references(() => rolePlays.id),
    redLine: text().notNull(),
    /** confirmed or dismissed. */
    decision: text().notNull(),
    reason: text().notNull(),
    decidedBy: person(),
    decidedAt: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rolePlayId, t.redLine] })],
)

/** What a manager or trainer writes beside a turn of a finished talk. */
export const rolePlayComments = table(
  'role_play_comment',
  {
    id: text().primaryKey(),
    rolePlayId: text()
      .notNull()
      .references(() => rolePlays.id),
    /** Null: about the whole talk. */
    turn: int(),
    text: text().notNull(),
    authorId: person(),
    at: msec().notNull(),
    removedAt: msec(),
  },
  (t) => [index('role_play_comment_play').on(t.rolePlayId)],
)

/** What a language model said, if a site has one: stored, so that a replay needs none. */
export const modelAnswers = table(
  'model_answer',
  {
    rolePlayId: text()
      .notNull()
      .references(() => rolePlays.id),
    turn: int().notNull(),
    /** recogniser, realiser or coach. */
    port: text().notNull(),
    answer: json<unknown>().notNull(),
    at: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rolePlayId, t.turn, t.port] })],
)
