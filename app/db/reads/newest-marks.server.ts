import { max } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { scoreVersions } from '../schema/index.ts'

/**
 * The number of the marking that stands of every attempt, to be joined on `attemptId` and `newest`. Marks are written
 * with their score version, of which there is one where there are a hundred marks.
 */
export const newestMarks = (db: Db) =>
  db
    .select({ attemptId: scoreVersions.attemptId, newest: max(scoreVersions.n).as('newest') })
    .from(scoreVersions)
    .groupBy(scoreVersions.attemptId)
    .as('latest')
