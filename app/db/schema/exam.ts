import type { BankHealth } from '../../domain/assembly/health.ts'
import type { BankEntry, CellTable, Verification } from '../../domain/assembly/types.ts'
import type { Receipt } from '../../domain/attempt/receipt.ts'
import type { Response } from '../../domain/item/schema.ts'
import type { Mark } from '../../domain/marking/mark.ts'
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

/** The frozen list of items a draw may use. Its id is the hash of what it holds. */
export const bankSnapshots = table('bank_snapshot', {
  id: text().primaryKey(),
  level: text().notNull(),
  entries: json<BankEntry[]>().notNull(),
  createdAt: msec().notNull(),
})

/** Cell tables solved once for a blueprint version on a bank snapshot; a candidate's draw starts from one of them. */
export const tablePools = table(
  'table_pool',
  {
    id: text().primaryKey(),
    level: text().notNull(),
    blueprintVersion: int().notNull(),
    snapshotId: text()
      .notNull()
      .references(() => bankSnapshots.id),
    tables: json<CellTable[]>().notNull(),
    /** How often each table is drawn, in millionths of all draws; absent: all alike. */
    weights: json<number[]>(),
    /** How well the bank carried the blueprint when the tables were solved; absent on pools of older versions. */
    health: json<BankHealth>(),
    /** How many disjoint forms the bank holds under this blueprint. */
    capacity: int().notNull(),
    createdAt: msec().notNull(),
  },
  (t) => [index('table_pool_level').on(t.level)],
)

/** A planned sitting of an exam. The standing sitting of a level has no window and no list of people. */
export const examSessions = table('exam_session', {
  id: text().primaryKey(),
  level: text().notNull(),
  /** practice, mock or formal. */
  kind: text().notNull(),
  title: text().notNull(),
  /** draft, published, closed or cancelled; the standing sitting is published. */
  status: text().notNull().default('published'),
  place: text(),
  opensAt: msec(),
  closesAt: msec(),
  /** Minutes after the opening when nobody may start any more; null: until it closes. */
  lateEntryMinutes: int(),
  /** How many may start; null: any number. */
  places: int(),
  /** Whether only people and units on the list may start. */
  invitedOnly: bool().notNull().default(false),
  /** Hash of the access code that is read out in the room; null: none is asked. */
  accessCodeHash: text(),
  /** onMarking, afterClose or manual. Null: as the blueprint says. */
  release: text(),
  /** When an examiner let the results out, for those that wait for it. */
  releasedAt: msec(),
  /** How many parallel forms are prepared; null: a form of his own for everybody. */
  parallelForms: int(),
  createdBy: text(),
  createdAt: msec().notNull(),
})

export const attempts = table(
  'attempt',
  {
    id: text().primaryKey(),
    examSessionId: text()
      .notNull()
      .references(() => examSessions.id),
    personId: text()
      .notNull()
      .references(() => people.id),
    level: text().notNull(),
    /** inProgress, submitted, timedOut, awaitingManual, marked, released or voided. */
    status: text().notNull(),
    /** Raised when another device takes the attempt over; saves of an older epoch are refused. */
    epoch: int().notNull(),
    /** 128 random bits, never sent to anybody: the form can be derived again from it. */
    rootSeed: text().notNull(),
    blueprintVersion: int().notNull(),
    poolId: text()
      .notNull()
      .references(() => tablePools.id),
    tableIndex: int().notNull(),
    assemblyVersion: int().notNull(),
    formHash: text().notNull(),
    verification: json<Verification>().notNull(),
    fullMark: int().notNull(),
    cutScore: int().notNull(),
    graceMs: int().notNull(),
    release: text().notNull(),
    startedAt: msec().notNull(),
    deadline: msec().notNull(),
    endedAt: msec(),
    submitKey: text(),
    receipt: json<Receipt>(),
    releasedAt: msec(),
    /** Set while an invigilator has stopped the clock; the deadline moves when he starts it again. */
    pausedAt: msec(),
    /** Time given beyond the rules, by accommodation, extension and pauses; already in the deadline. */
    extraMs: msec().notNull().default(0),
    /** Where the attempt was started from, for the invigilator; never a reason to refuse. */
    address: text(),
    /** The prepared form it was given, where the sitting has parallel forms. */
    formNumber: int(),
  },
  (t) => [
    index('attempt_person').on(t.personId),
    index('attempt_open').on(t.status, t.deadline),
    index('attempt_session').on(t.examSessionId),
  ],
)

/** The form of an attempt, frozen at its start: rendering and marking read only this and the item versions it names. */
export const attemptSlots = table(
  'attempt_slot',
  {
    attemptId: text()
      .notNull()
      .references(() => attempts.id),
    slot: int().notNull(),
    itemId: text().notNull(),
    itemVersion: int().notNull(),
    keyVersion: int().notNull(),
    kind: text().notNull(),
    points: int().notNull(),
    leaf: text().notNull(),
    knowledgePoint: text().notNull(),
    optionOrder: json<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.slot] }), index('attempt_slot_item').on(t.itemId)],
)

/** Every answer event that arrived, counted or not: append only. */
export const answerEvents = table(
  'answer_event',
  {
    attemptId: text()
      .notNull()
      .references(() => attempts.id),
    clientEventId: text().notNull(),
    epoch: int().notNull(),
    seq: int().notNull(),
    slot: int().notNull(),
    value: json<Response>(),
    flagged: bool().notNull(),
    receivedAt: msec().notNull(),
    /** counted, late or superseded. */
    verdict: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.clientEventId] })],
)

/** The answer that stands in each slot. */
export const answers = table(
  'answer',
  {
    attemptId: text()
      .notNull()
      .references(() => attempts.id),
    slot: int().notNull(),
    value: json<Response>(),
    flagged: bool().notNull(),
    epoch: int().notNull(),
    seq: int().notNull(),
    savedAt: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.slot] })],
)

/** A marking of an attempt. A regrade adds a row and never changes one. */
export const scoreVersions = table(
  'score_version',
  {
    attemptId: text()
      .notNull()
      .references(() => attempts.id),
    n: int().notNull(),
    points: int().notNull(),
    outOf: int().notNull(),
    passed: bool().notNull(),
    /** first-marking, late-answers-counted or regrade. */
    reason: text().notNull(),
    /** The key change behind a regrade; once an attempt and change. */
    keyChangeId: text(),
    actorId: text(),
    approverId: text(),
    createdAt: msec().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.attemptId, t.n] }),
    uniqueIndex('score_version_change').on(t.attemptId, t.keyChangeId),
  ],
)

export const marks = table(
  'mark',
  {
    attemptId: text()
      .notNull()
      .references(() => attempts.id),
    n: int().notNull(),
    slot: int().notNull(),
    state: text().notNull(),
    points: int().notNull(),
    outOf: int().notNull(),
    trace: json<Mark['trace']>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.n, t.slot] })],
)

export const certificates = table(
  'certificate',
  {
    id: text().primaryKey(),
    /** 128 random bits: the address of the public page. */
    code: text().notNull(),
    /** What is printed: WW-L4-2026-000128. */
    number: text().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    /** As issued; a later change of name does not touch a certificate. */
    holderName: text().notNull(),
    level: text().notNull(),
    /** theory: the theory part only; full: the whole level. */
    scope: text().notNull(),
    /** 1; a certificate issued anew for the same attempt counts on. */
    issue: int().notNull().default(1),
    attemptId: text()
      .notNull()
      .references(() => attempts.id),
    scoreVersion: int().notNull(),
    points: int().notNull(),
    outOf: int().notNull(),
    blueprintVersion: int().notNull(),
    ruleVersion: int().notNull(),
    formHash: text().notNull(),
    issuedAt: msec().notNull(),
    validUntil: msec().notNull(),
    revokedAt: msec(),
    revokeReason: text(),
    revokedBy: text(),
    /** A regrade or review put it in question; nothing changes until somebody decides. */
    flaggedAt: msec(),
    flagReason: text(),
    /** The certificate that took its place. */
    supersededBy: text(),
    /** What the decision rests on: attempts, score versions, key versions, practical and review results. */
    binding: json<Record<string, unknown>>(),
    /** Its place in the status list of the credential. */
    statusIndex: int(),
    /** Whether the holder lets the public page show the score. */
    scorePublic: bool().notNull().default(false),
  },
  (t) => [
    uniqueIndex('certificate_code').on(t.code),
    uniqueIndex('certificate_number').on(t.number),
    uniqueIndex('certificate_attempt').on(t.attemptId, t.scope, t.issue),
    index('certificate_person').on(t.personId),
  ],
)

/** The last number given out in a series such as WW-L4-2026. */
export const certificateSeries = table('certificate_series', {
  series: text().primaryKey(),
  last: int().notNull(),
})
