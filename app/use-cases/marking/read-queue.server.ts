import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import {
  type DoneReading,
  doneReadings,
  getMarker,
  readingQueue,
  sessionTitles,
} from '../../db/reads/marking.server.ts'
import type { Rubric } from '../../domain/item/rubric.ts'
import { type Agreement, agreement, type Pair } from '../../domain/marking/agreement.ts'
import { claimableBy, heldBy, inFilter, progressOf, type QueueFilter } from '../../domain/marking/queue.ts'
import { READING_RULE } from '../../domain/marking/readings.ts'
import { rubricOf, writtenPart } from '../../domain/marking/written-parts.ts'
import type { World } from '../world.ts'

/** What a marker is led by: how far each question is, and what he has in hand. No paper, no candidate. */
export async function readQueue(
  { db, now }: Pick<World, 'db' | 'now'>,
  { markerId, filter }: { markerId: string; filter: QueueFilter },
) {
  const at = now()
  const marker = await getMarker(db, markerId)
  const queue = await readingQueue(db)
  const shown = queue.filter(inFilter(filter))
  const versions = await itemVersionsOf(db, queue)
  const titles = await sessionTitles(
    db,
    queue.map(({ sessionId }) => sessionId),
  )
  const questions = progressOf(marker, shown, at, READING_RULE).map((one) => {
    const body = versions.get(versionName(one.itemId, one.itemVersion))?.body
    return {
      ...one,
      sessionTitle: titles.get(one.sessionId) ?? one.sessionId,
      kind: body?.kind ?? 'plan',
      stem: (body && writtenPart(body, one.part)?.stem) ?? one.itemId,
    }
  })
  const free = claimableBy(marker, queue, at, READING_RULE)
  return {
    questions,
    held: heldBy(markerId, queue)?.id ?? null,
    /** What he may take in the filter, and in all. */
    open: free.filter(inFilter(filter)).length,
    openInAll: free.length,
    waiting: queue.filter(({ status }) => status !== 'done').length,
    levels: [...new Set(queue.map(({ level }) => level))].sort(),
    sessions: [...titles].map(([id, title]) => ({ id, title })),
    rule: {
      readings: READING_RULE.readings.formal,
      thirdOverPercent: READING_RULE.thirdOverPercent,
      claimMinutes: READING_RULE.claimMs / 60_000,
    },
  }
}

export type Consistency = Readonly<{ name: string; agreement: Agreement }>

/**
 * How far two blind readings of one answer agree, by question and by marker. Third readings stay out: they are of
 * answers on which two differed, so they would make every reader look worse than he is.
 * @param only of this marker alone; left out: of all
 */
export async function readConsistency(
  { db }: Pick<World, 'db'>,
  { filter, only }: { filter: QueueFilter; only?: string },
): Promise<{ questions: Consistency[]; markers: Consistency[] }> {
  const done = (await doneReadings(db)).filter(
    ({ level, sessionId, reading }) =>
      reading <= 2 &&
      (!filter.level || level === filter.level) &&
      (!filter.sessionId || sessionId === filter.sessionId),
  )
  const versions = await itemVersionsOf(db, done)
  const bodyOf = ({ itemId, itemVersion }: DoneReading) =>
    versions.get(versionName(itemId, itemVersion))?.body
  const pairs = pairsIn(done)
  const figures = (list: readonly (readonly [DoneReading, DoneReading])[]): Agreement =>
    agreement(
      list.map(([a, b]) => ({ a: a.points, b: b.points, outOf: a.outOf })),
      list.flatMap(([a, b]) => {
        const body = bodyOf(a)
        return levelPairs((body && rubricOf(body, a.part)) ?? [], a, b)
      }),
    )
  const questions = new Map<string, (readonly [DoneReading, DoneReading])[]>()
  const markers = new Map<string, { name: string; pairs: (readonly [DoneReading, DoneReading])[] }>()
  for (const [a, b] of pairs) {
    const body = bodyOf(a)
    const name = `${a.itemId} ${(body && writtenPart(body, a.part)?.stem) ?? ''}`.trim()
    questions.set(name, [...(questions.get(name) ?? []), [a, b]])
    for (const [mine, others] of [
      [a, b],
      [b, a],
    ] as const) {
      if (only !== undefined && mine.markerId !== only) continue
      const known = markers.get(mine.markerId)?.pairs ?? []
      markers.set(mine.markerId, { name: mine.marker, pairs: [...known, [mine, others]] })
    }
  }
  return {
    questions: [...questions].map(([name, list]) => ({ name, agreement: figures(list) })),
    markers: [...markers.values()].map(({ name, pairs: list }) => ({ name, agreement: figures(list) })),
  }
}

/** First and second reading of every answer that has both. */
function pairsIn(done: readonly DoneReading[]): (readonly [DoneReading, DoneReading])[] {
  const second = new Map(done.filter(({ reading }) => reading === 2).map((one) => [one.answer, one]))
  return done
    .filter(({ reading }) => reading === 1)
    .flatMap((first) => {
      const other = second.get(first.answer)
      return other ? [[first, other] as const] : []
    })
}

/** The levels both gave, as places in the criterion's list. */
const levelPairs = (rubric: Rubric, a: DoneReading, b: DoneReading): Pair[] =>
  rubric.flatMap(({ id, levels }) => {
    const at = ({ given }: DoneReading) => {
      const mark = given.find(({ criterion }) => criterion === id)
      return levels.findIndex(({ points }) => points === mark?.points)
    }
    return at(a) < 0 || at(b) < 0 ? [] : [{ a: at(a), b: at(b) }]
  })
