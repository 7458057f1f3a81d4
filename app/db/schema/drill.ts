import {
  bool,
  index,
  int,
  json,
  msec,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../engine/columns.server.ts'
import { people } from './people.ts'

const person = () =>
  text()
    .notNull()
    .references(() => people.id)

/** A round of the complaint drill: which cases, in which order, chosen how. */
export const drillSets = table(
  'drill_set',
  {
    id: text().primaryKey(),
    personId: person(),
    /** learn, sprint, twins, pile or challenge. */
    mode: text().notNull(),
    seed: text().notNull(),
    /** The chosen cases with their versions, in order. */
    cases: json<{ caseId: string; version: number }[]>().notNull(),
    challengeId: text(),
    startedAt: msec().notNull(),
    deadlineAt: msec(),
    finishedAt: msec(),
  },
  (t) => [index('drill_set_person').on(t.personId)],
)

/** Every answer ever given to a case, append only; all figures are folds over it. */
export const drillAnswers = table(
  'drill_answer',
  {
    id: text().primaryKey(),
    personId: person(),
    caseId: text().notNull(),
    caseVersion: int().notNull(),
    /** drill, rolePlay or exam. */
    source: text().notNull(),
    setId: text().references(() => drillSets.id),
    /** The place in the set, from 0; one answer a place. */
    place: int(),
    /** What the answer was judged by: facts of that version of the case, kept so that figures are plain folds. */
    keyClass: text().notNull(),
    keyMotive: text().notNull(),
    tier: int().notNull(),
    textLength: int().notNull(),
    chosenClass: text().notNull(),
    /** Null where only the class was asked (the pile). */
    chosenMotive: text(),
    chosenSecondary: text(),
    /** 0–100, as domain/complaint scores it. */
    score: int().notNull(),
    tookMs: msec().notNull(),
    at: msec().notNull(),
    /** Which of the two first sentences was picked: better or worse. */
    reply: text(),
  },
  (t) => [
    index('drill_answer_person').on(t.personId, t.at),
    index('drill_answer_case').on(t.caseId),
    // one answer a place; answers outside sets have neither
    uniqueIndex('drill_answer_place').on(t.setId, t.place),
  ],
)

/**
 * A line of a talk that a learner was asked about and passed over: he went on without an answer. Its id is the one the
 * answer would have; an answer that was under way then stands beside it and counts.
 */
export const drillSkips = table(
  'drill_skip',
  {
    id: text().primaryKey(),
    personId: person(),
    caseId: text().notNull(),
    caseVersion: int().notNull(),
    keyMotive: text().notNull(),
    at: msec().notNull(),
  },
  (t) => [index('drill_skip_person').on(t.personId)],
)

/** The spaced-review card of a case for a person, as lib/scheduling keeps it. */
export const drillCards = table(
  'drill_card',
  {
    personId: person(),
    caseId: text().notNull(),
    dueAt: msec().notNull(),
    card: json<unknown>().notNull(),
    updatedAt: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.caseId] })],
)

/** A case as trainers write or import it. Publishing makes it a document version. */
export const complaintDrafts = table(
  'complaint_draft',
  {
    caseId: text().primaryKey(),
    body: json<unknown>().notNull(),
    /** draft; rating: waits for two blind labels; ready: published; discarded. */
    status: text().notNull(),
    importId: text(),
    /** What the pre-sorting suggested; never shown in the rating form. */
    suggestion: json<unknown>(),
    authorId: person(),
    updatedAt: msec().notNull(),
  },
  (t) => [index('complaint_draft_import').on(t.importId)],
)

/** One rater's blind label of a case. Never overwritten; a later round adds another row. */
export const complaintVotes = table(
  'complaint_vote',
  {
    id: text().primaryKey(),
    caseId: text().notNull(),
    raterId: person(),
    round: int().notNull(),
    class: text().notNull(),
    primaryMotive: text().notNull(),
    secondaryMotive: text(),
    deciding: text().notNull(),
    at: msec().notNull(),
  },
  (t) => [index('complaint_vote_case').on(t.caseId)],
)

/** A week's challenge for a unit and those below it. */
export const drillChallenges = table(
  'drill_challenge',
  {
    id: text().primaryKey(),
    unitId: text().notNull(),
    title: text().notNull(),
    cases: json<{ caseId: string; version: number }[]>().notNull(),
    opensAt: msec().notNull(),
    closesAt: msec().notNull(),
    createdBy: person(),
    createdAt: msec().notNull(),
    withdrawn: bool().notNull(),
  },
  (t) => [index('drill_challenge_unit').on(t.unitId)],
)
