import { bool, index, int, json, msec, table, text } from '../engine/columns.server.ts'
import { certificates } from './exam.ts'
import { people } from './people.ts'

const person = () =>
  text()
    .notNull()
    .references(() => people.id)

/** What somebody with the right to do so put on record: since when a person is in post, a certificate earned elsewhere. */
export const careerRecords = table(
  'career_record',
  {
    id: text().primaryKey(),
    personId: person(),
    /** inPost or earlierCertificate. */
    kind: text().notNull(),
    /** The level of an earlier certificate; null for the post. */
    level: text(),
    /** In post since, or issued on. */
    since: msec().notNull(),
    validUntil: msec(),
    note: text().notNull(),
    recordedBy: text().notNull(),
    recordedAt: msec().notNull(),
    withdrawnAt: msec(),
    withdrawnBy: text(),
  },
  (t) => [index('career_record_person').on(t.personId)],
)

export type PracticalScene = {
  name: string
  minutes: number
  points: number
  outOf: number
  redLines: string[]
}

/** The result of a part that people judge: the practical part, or the comprehensive review. */
export const componentResults = table(
  'component_result',
  {
    id: text().primaryKey(),
    personId: person(),
    level: text().notNull(),
    /** practical or review. */
    component: text().notNull(),
    points: int().notNull(),
    outOf: int().notNull(),
    passed: bool().notNull(),
    scenes: json<PracticalScene[]>().notNull(),
    /** Minutes of the review, or of all scenes together. */
    minutes: int().notNull(),
    note: text().notNull(),
    assessedAt: msec().notNull(),
    assessorId: text().notNull(),
    recordedAt: msec().notNull(),
    voidedAt: msec(),
    voidReason: text(),
  },
  (t) => [index('component_result_person').on(t.personId, t.level)],
)

/** Keys that sign credentials. An old key stays published, so that what it signed can be checked for ever. */
export const signingKeys = table('signing_key', {
  /** The key id in the header of what it signs. */
  id: text().primaryKey(),
  algorithm: text().notNull(),
  publicJwk: json<Record<string, unknown>>().notNull(),
  /** Sealed with a key made from the server's secret. */
  sealedPrivateJwk: text().notNull(),
  createdAt: msec().notNull(),
  retiredAt: msec(),
})

/** The signed credential of a certificate, as it was issued. */
export const credentials = table('credential', {
  certificateId: text()
    .primaryKey()
    .references(() => certificates.id),
  keyId: text()
    .notNull()
    .references(() => signingKeys.id),
  jwt: text().notNull(),
  issuedAt: msec().notNull(),
})

/** How a withdrawal, or the decision about a flagged certificate, went through two hands. */
export const certificateDecisions = table(
  'certificate_decision',
  {
    id: text().primaryKey(),
    certificateId: text()
      .notNull()
      .references(() => certificates.id),
    /** keep, reissue or revoke. */
    decision: text().notNull(),
    reason: text().notNull(),
    facts: json<Record<string, unknown>>().notNull(),
    proposedBy: text().notNull(),
    proposedAt: msec().notNull(),
    /** Null: it waits for a second person. */
    approvedBy: text(),
    approvedAt: msec(),
    declinedAt: msec(),
  },
  (t) => [index('certificate_decision_certificate').on(t.certificateId)],
)

/** The last place given out in the status list. One row. */
export const statusListCounters = table('status_list_counter', {
  list: text().primaryKey(),
  last: int().notNull(),
})
