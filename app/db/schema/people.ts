import { bool, index, int, msec, primaryKey, table, text, uniqueIndex } from '../engine/columns.server.ts'

/** The tree of units: a manager sees his unit and those below it. */
export const units = table('unit', {
  id: text().primaryKey(),
  name: text().notNull(),
  parentId: text(),
})

export const people = table(
  'person',
  {
    id: text().primaryKey(),
    /** Staff number or mobile number, as it is written. */
    login: text().notNull(),
    /** The same folded (`foldLogin`): what a sign-in is compared with. */
    loginKey: text().notNull(),
    name: text().notNull(),
    unitId: text()
      .notNull()
      .references(() => units.id),
    passwordHash: text().notNull(),
    language: text(),
    theme: text(),
    /** Whether single-letter keys work for this person (WCAG 2.1.4). */
    shortcuts: bool().notNull(),
    demo: bool().notNull(),
    createdAt: msec().notNull(),
    disabledAt: msec(),
  },
  (t) => [uniqueIndex('person_login').on(t.loginKey), index('person_unit').on(t.unitId)],
)

export const roleGrants = table(
  'role_grant',
  {
    personId: text()
      .notNull()
      .references(() => people.id),
    unitId: text()
      .notNull()
      .references(() => units.id),
    role: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.unitId, t.role] })],
)

export const sessions = table(
  'session',
  {
    /** SHA-256 of the random id in the cookie, so that a copy of the table opens nothing. */
    idHash: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => people.id),
    createdAt: msec().notNull(),
    lastSeenAt: msec().notNull(),
    userAgent: text().notNull(),
  },
  (t) => [index('session_person').on(t.personId)],
)

/** One-time links: an administrator's first sign-in on an empty database. */
export const setupTokens = table('setup_token', {
  tokenHash: text().primaryKey(),
  createdAt: msec().notNull(),
  usedAt: msec(),
})

/** Counters of the rate limits, one row a key and window. */
export const rateCounters = table('rate_counter', {
  key: text().primaryKey(),
  count: int().notNull(),
  resetsAt: msec().notNull(),
})
