import type { ItemBody } from '../../domain/item/schema.ts'
import type { RegradeReport } from '../../domain/marking/regrade-report.ts'
import { index, int, json, msec, primaryKey, table, text } from '../engine/columns.server.ts'

/** A corrected key of an item version: the wording stays, the key has a version of its own. */
export const itemKeys = table(
  'item_key',
  {
    itemId: text().notNull(),
    itemVersion: int().notNull(),
    keyVersion: int().notNull(),
    /** The whole body with the corrected key or rubric in it. */
    body: json<ItemBody>().notNull(),
    keyChangeId: text().notNull(),
    createdAt: msec().notNull(),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.itemVersion, t.keyVersion] })],
)

/** A correction of a key and what it would do; nothing is marked again until a second person approves the hash. */
export const keyChanges = table(
  'key_change',
  {
    id: text().primaryKey(),
    itemId: text().notNull(),
    itemVersion: int().notNull(),
    fromKeyVersion: int().notNull(),
    /** rekey, acceptBoth, fullCreditToAll or dropAndRescale. */
    policy: text().notNull(),
    /** The body with the new key; null for the policies that need none. */
    body: json<ItemBody>(),
    reason: text().notNull(),
    /** proposed, approved (in force, old attempts are being marked again), applied or withdrawn. */
    status: text().notNull(),
    /** The replay: who changes, who flips, which certificates are touched. */
    dryRun: json<RegradeReport>().notNull(),
    /** Hash of everything the replay rests on; stale when any of it has changed. */
    dryRunHash: text().notNull(),
    proposedBy: text().notNull(),
    proposedAt: msec().notNull(),
    approvedBy: text(),
    approvedAt: msec(),
    appliedAt: msec(),
  },
  (t) => [index('key_change_item').on(t.itemId)],
)
