import type { BankEntry, Verification } from '../../domain/assembly/types.ts'
import { bool, index, int, json, msec, primaryKey, table, text } from '../engine/columns.server.ts'
import { attempts, examSessions } from './exam.ts'
import { people } from './people.ts'

const session = () =>
  text()
    .notNull()
    .references(() => examSessions.id)
const attempt = () =>
  text()
    .notNull()
    .references(() => attempts.id)

/** Who may sit: a person, or everybody of a unit and below. */
export const sessionInvitees = table(
  'session_invitee',
  {
    examSessionId: session(),
    /** person or unit. */
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.examSessionId, t.subjectKind, t.subjectId] })],
)

export const sessionInvigilators = table(
  'session_invigilator',
  {
    examSessionId: session(),
    personId: text()
      .notNull()
      .references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.examSessionId, t.personId] })],
)

/** Extra time for a person at a sitting, granted before he starts. */
export const accommodations = table(
  'accommodation',
  {
    examSessionId: session(),
    personId: text()
      .notNull()
      .references(() => people.id),
    extraMinutes: int().notNull(),
    /** Beside the minutes: whole percent of the limit of the paper he sits. */
    extraPercent: int().notNull().default(0),
    reason: text().notNull(),
    grantedBy: text().notNull(),
    grantedAt: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.examSessionId, t.personId] })],
)

/** Parallel forms drawn ahead for a sitting: what the printed paper and the screen both show. */
export const sessionForms = table(
  'session_form',
  {
    examSessionId: session(),
    number: int().notNull(),
    rootSeed: text().notNull(),
    poolId: text().notNull(),
    tableIndex: int().notNull(),
    items: json<BankEntry[]>().notNull(),
    optionOrders: json<Record<string, string[]>>().notNull(),
    verification: json<Verification>().notNull(),
    formHash: text().notNull(),
    createdAt: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.examSessionId, t.number] })],
)

/** The last sign of life of a candidate's page; one row an attempt, overwritten. */
export const attemptPresence = table('attempt_presence', {
  attemptId: attempt().primaryKey(),
  seenAt: msec().notNull(),
  /** Whether the page is in front. */
  visible: bool().notNull(),
  /** The question on the screen. */
  slot: int(),
  /** How often, and for how long in all, the page was left. */
  timesLeft: int().notNull(),
  leftMs: msec().notNull(),
  /** Since when it is left; null: it is in front. */
  leftAt: msec(),
})

/** What happened in a sitting beside the answers: taken over, left the page, extended, paused, ended. Append only. */
export const attemptLog = table(
  'attempt_log',
  {
    id: text().primaryKey(),
    attemptId: attempt(),
    at: msec().notNull(),
    actorId: text(),
    kind: text().notNull(),
    facts: json<Record<string, unknown>>().notNull(),
  },
  (t) => [index('attempt_log_attempt').on(t.attemptId)],
)
