import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { type Attempt, slotsOf } from '../../db/reads/exams.server.ts'
import { type MarkingTask, markingTasksOf } from '../../db/reads/marking.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertMarkingTasks } from '../../db/writes/marking.server.ts'
import type { PeoplesMarks } from '../../domain/marking/mark.ts'
import { paperNumberFrom } from '../../domain/marking/paper-number.ts'
import { READING_RULE, settledMark, thirdReadings } from '../../domain/marking/readings.ts'
import { rubricOf } from '../../domain/marking/written-parts.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import type { Points } from '../../domain/shared/points.ts'
import type { World } from '../world.ts'

/** Taken before the transaction. */
export type SettlingIds = Readonly<{ at: Instant; eventId: string; taskIds: string }>

type OpenAnswer = Pick<MarkingTask, 'slot' | 'part' | 'itemId' | 'itemVersion' | 'outOf'>

/** Puts written answers in the queue, under a paper number of their own, as often as their kind of sitting asks for. */
export async function askForReadings(
  { db }: Pick<World, 'db'>,
  attempt: Pick<Attempt, 'id' | 'kind' | 'level'>,
  open: readonly OpenAnswer[],
  { round, seed, at, taskIds }: { round: number; seed: string; at: Instant; taskIds: string },
): Promise<number> {
  const readings = READING_RULE.readings[attempt.kind]
  const common = {
    attemptId: attempt.id,
    round,
    paperNumber: paperNumberFrom(seed),
    level: attempt.level,
    status: 'open',
    createdAt: at,
  }
  await insertMarkingTasks(
    db,
    open.flatMap((answer, i) =>
      Array.from({ length: readings }, (_, n) => ({
        id: `${taskIds}-${i + 1}-${n + 1}`,
        ...common,
        ...answer,
        reading: n + 1,
      })),
    ),
  )
  return readings
}

/**
 * How a round of readings stands after one more is in: third readers are called where the rule says so. Joins the
 * caller's transaction.
 * @param others points of the attempt that no reading of this round gives
 * @returns `waiting`, `third` with how many answers, or `done`: the newest text of every written answer is read
 */
export async function settleRound(
  { db }: Pick<World, 'db'>,
  {
    attemptId,
    round,
    others,
    cutScore,
  }: { attemptId: string; round: number; others: Points; cutScore: Points },
  ids: SettlingIds,
) {
  const tasks = (await markingTasksOf(db, attemptId)).filter((task) => task.round === round)
  const answers = byAnswer(tasks).map(([first, readings]) => ({
    name: answerName(first),
    outOf: first.outOf,
    asked: readings.length,
    points: readings.filter(({ status }) => status === 'done').map(({ points }) => points ?? 0),
    first,
  }))
  const thirds = thirdReadings(answers, { others, cutScore }, READING_RULE)
  if (thirds.length > 0) {
    const called = answers.flatMap(({ name, first }) => (thirds.includes(name) ? [first] : []))
    await insertMarkingTasks(
      db,
      called.map(({ slot, part, paperNumber, level, itemId, itemVersion, outOf }, i) => ({
        id: `${ids.taskIds}-${i + 1}-3`,
        attemptId,
        slot,
        part,
        round,
        reading: 3,
        paperNumber,
        level,
        itemId,
        itemVersion,
        outOf,
        status: 'open',
        createdAt: ids.at,
      })),
    )
    await recordEvent(db, {
      id: ids.eventId,
      at: ids.at,
      actorId: null,
      kind: 'third-reading-called',
      subject: attemptId,
      facts: { answers: thirds.length, rule: READING_RULE.version },
    })
    return { kind: 'third', answers: thirds.length } as const
  }
  return { kind: tasks.some(({ status }) => status !== 'done') ? 'waiting' : 'done' } as const
}

/** What people gave an attempt's written answers, by slot: of each answer its last round, once all of it is read. */
export async function givenByPeople(
  { db }: Pick<World, 'db'>,
  attemptId: string,
): Promise<Map<number, PeoplesMarks>> {
  const tasks = await markingTasksOf(db, attemptId)
  const given = new Map<number, PeoplesMarks>()
  if (tasks.length === 0) return given
  const versions = await itemVersionsOf(db, await slotsOf(db, attemptId))
  for (const [{ slot, part, itemId, itemVersion }, readings] of byAnswer(tasks)) {
    const last = Math.max(...readings.map(({ round }) => round))
    const own = readings.filter(({ round }) => round === last)
    const body = versions.get(versionName(itemId, itemVersion))?.body
    const rubric = body && rubricOf(body, part)
    if (!rubric || own.some(({ status }) => status !== 'done')) continue
    const mark = settledMark(
      rubric,
      own.map((reading) => ({ points: reading.points ?? 0, given: reading.given ?? [] })),
    )
    given.set(slot, { ...given.get(slot), [part]: mark })
  }
  return given
}

const answerName = ({ slot, part }: { slot: number; part: string }): string => `${slot}/${part}`

/** Readings by the answer they are of, with the first of each. */
function byAnswer(tasks: readonly MarkingTask[]): [MarkingTask, MarkingTask[]][] {
  const groups = new Map<string, [MarkingTask, MarkingTask[]]>()
  for (const task of tasks) {
    const group = groups.get(answerName(task))
    if (group) group[1].push(task)
    else groups.set(answerName(task), [task, [task]])
  }
  return [...groups.values()]
}
