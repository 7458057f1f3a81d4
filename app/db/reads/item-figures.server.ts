import { setImmediate } from 'node:timers/promises'
import { count, inArray, max } from 'drizzle-orm'
import { bankFigures, type ItemFigures } from '../../domain/item-analysis/bank-figures.ts'
import { LEVELS } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { attempts, scoreVersions } from '../schema/index.ts'
import { satPapers } from './analysis.server.ts'

type Drawn = Readonly<{ stamp: string; figures: ReadonlyMap<string, ItemFigures> }>
const drawn = new WeakMap<Db, Drawn>()
const underWay = new WeakMap<Db, Promise<void>>()
const failed = new WeakMap<Db, unknown>()

/** Changes whenever a paper is marked, regraded, released or voided; not when one is begun. */
export async function marksStamp(db: Db): Promise<string> {
  const states = await db
    .select({ status: attempts.status, attempts: count(), at: max(attempts.releasedAt) })
    .from(attempts)
    .where(inArray(attempts.status, ['marked', 'released']))
    .groupBy(attempts.status)
    .orderBy(attempts.status)
  // a regrade changes no state of a paper: it adds a score
  const [scores] = await db.select({ n: count() }).from(scoreVersions)
  return JSON.stringify([states, scores?.n ?? 0])
}

/** Discrimination and curves as last drawn, with the marks they were drawn from. Undefined: not yet. */
export const figuresKept = (db: Db): Drawn | undefined => drawn.get(db)

/**
 * Sees to it that discrimination and curves are drawn from the marks that stand, over the first paper of each person; an
 * item of several levels has those of the level where most people had it. Seconds of reckoning are not waited for: they
 * are done beside the requests, a round at a time. Not to be called within a transaction, which the reckoning would join.
 * @returns whether what is kept is older than the marks
 * @throws once, what the last reckoning failed with
 */
export async function refreshFigures(db: Db): Promise<{ pending: boolean }> {
  if (failed.has(db)) {
    const error = failed.get(db)
    failed.delete(db)
    throw error
  }
  const stamp = await marksStamp(db)
  if (drawn.get(db)?.stamp === stamp) return { pending: false }
  if (!underWay.has(db)) {
    const reckoning = draw(db, stamp)
      .catch((error: unknown) => void failed.set(db, error))
      .finally(() => underWay.delete(db))
    underWay.set(db, reckoning)
  }
  return { pending: true }
}

/** Resolves when no reckoning is under way. */
export const figuresSettled = async (db: Db): Promise<void> => underWay.get(db)

async function draw(db: Db, stamp: string) {
  const figures = new Map<string, ItemFigures>()
  for (const level of LEVELS) {
    const rounds = bankFigures(await satPapers(db, { level, formalOnly: false, sittingId: null }))
    let round = rounds.next()
    while (!round.done) {
      await setImmediate()
      round = rounds.next()
    }
    for (const [id, own] of round.value) if (own.n > (figures.get(id)?.n ?? 0)) figures.set(id, own)
  }
  drawn.set(db, { stamp, figures })
}
