import { index, json, msec, table, text } from '../engine/columns.server.ts'

/** Who did what when: written in the transaction of the write itself, append only. */
export const auditEvents = table(
  'audit_event',
  {
    id: text().primaryKey(),
    at: msec().notNull(),
    /** Null: the system itself (sweeper, command line). */
    actorId: text(),
    kind: text().notNull(),
    subject: text().notNull(),
    facts: json<Record<string, unknown>>().notNull(),
  },
  (t) => [index('audit_event_subject').on(t.subject), index('audit_event_at').on(t.at)],
)

/** Which node runs a background job until when. */
export const jobLeases = table('job_lease', {
  name: text().primaryKey(),
  holder: text().notNull(),
  until: msec().notNull(),
})
