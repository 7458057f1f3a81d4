import type { Response } from '../../domain/item/schema.ts'
import { index, int, json, msec, primaryKey, table, text } from '../engine/columns.server.ts'
import { people } from './people.ts'

/** How far a person is in a module. */
export const studyProgress = table(
  'study_progress',
  {
    personId: text()
      .notNull()
      .references(() => people.id),
    moduleId: text().notNull(),
    sectionsRead: json<string[]>().notNull(),
    partsDone: json<string[]>().notNull(),
    lastSection: text(),
    completedAt: msec(),
    updatedAt: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.moduleId] })],
)

export type PracticeSlot = {
  itemId: string
  itemVersion: number
  optionOrder: string[]
}

/** Ten questions from a module with immediate feedback. Counts towards nothing but the person's own picture. */
export const practiceRuns = table(
  'practice_run',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => people.id),
    moduleId: text().notNull(),
    seed: text().notNull(),
    slots: json<PracticeSlot[]>().notNull(),
    startedAt: msec().notNull(),
    finishedAt: msec(),
  },
  (t) => [index('practice_run_person').on(t.personId)],
)

export const practiceAnswers = table(
  'practice_answer',
  {
    runId: text()
      .notNull()
      .references(() => practiceRuns.id),
    slot: int().notNull(),
    itemId: text().notNull(),
    knowledgePoint: text().notNull(),
    value: json<Response>(),
    state: text().notNull(),
    points: int().notNull(),
    outOf: int().notNull(),
    answeredAt: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.slot] })],
)
