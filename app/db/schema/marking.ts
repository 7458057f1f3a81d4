import { index, int, json, msec, table, text, uniqueIndex } from '../engine/columns.server.ts'
import { attempts } from './exam.ts'

/** What a marker gave: a level of each criterion, with a word where he had one. */
export type CriterionMark = { criterion: string; points: number; comment?: string }

/** One reading of one answer by one marker. The answer has a number, never a name. */
export const markingTasks = table(
  'marking_task',
  {
    id: text().primaryKey(),
    attemptId: text()
      .notNull()
      .references(() => attempts.id),
    slot: int().notNull(),
    /** The part of a case study, from 0, as text; empty: the whole item. */
    part: text().notNull(),
    /** 1: what stood when the paper was handed in; 2 and on: what came late and was let in by decision. */
    round: int().notNull().default(1),
    /** 1 and 2: the two blind readings; 3: the third, where they differ by more than the rule. */
    reading: int().notNull(),
    /** What the marker sees in place of a name. */
    paperNumber: text().notNull(),
    level: text().notNull(),
    itemId: text().notNull(),
    itemVersion: int().notNull(),
    /** open, claimed or done. */
    status: text().notNull(),
    markerId: text(),
    claimedAt: msec(),
    given: json<CriterionMark[]>(),
    points: int(),
    outOf: int().notNull(),
    comment: text(),
    doneAt: msec(),
    createdAt: msec().notNull(),
  },
  (t) => [
    uniqueIndex('marking_task_reading').on(t.attemptId, t.slot, t.part, t.round, t.reading),
    index('marking_task_open').on(t.status, t.level),
  ],
)
