import { max } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { marks } from '../schema/index.ts'

/** The number of the marking that stands of every attempt, to be joined on `attemptId` and `newest`. */
export const newestMarks = (db: Db) =>
  db
    .select({ attemptId: marks.attemptId, newest: max(marks.n).as('newest') })
    .from(marks)
    .groupBy(marks.attemptId)
    .as('latest')
