import type { Db } from '../../db/engine/db.server.ts'
import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { answersOf, findAttempt, slotsOf } from '../../db/reads/exams.server.ts'
import { findMarkingTask, type MarkingTask } from '../../db/reads/marking.server.ts'
import { lateEventsOf, logOfAttempt } from '../../db/reads/sittings.server.ts'
import { lateBeingRead } from '../../domain/exam-session/late-answers.ts'
import type { ItemImage } from '../../domain/item/image.ts'
import type { Rubric, WordRange } from '../../domain/item/rubric.ts'
import { countWords } from '../../domain/item/words.ts'
import { FIRST_ROUND } from '../../domain/marking/readings.ts'
import type { CriterionMark } from '../../domain/marking/rubric-marks.ts'
import { textIn, writtenPart } from '../../domain/marking/written-parts.ts'
import type { World } from '../world.ts'

/** What a marker sees of an answer: its paper's number, never who wrote it, when or where, nor what others gave. */
export type OpenReading = Readonly<{
  id: string
  paperNumber: string
  level: string
  itemId: string
  part: string
  outOf: number
  stem: string
  material: string
  images: readonly ItemImage[]
  words: WordRange
  rubric: Rubric
  modelAnswer: string | null
  /** What the author says the question looks at. */
  rationale: string
  text: string
  count: number
  given: readonly CriterionMark[]
  comment: string
}>

/** A reading in this marker's hands; undefined when it is not, or no longer. */
export async function readTask(
  { db }: Pick<World, 'db'>,
  { markerId, taskId }: { markerId: string; taskId: string },
): Promise<OpenReading | undefined> {
  const task = await findMarkingTask(db, taskId)
  if (task?.status !== 'claimed' || task.markerId !== markerId) return undefined
  const { asked, version, text, material, images, modelAnswer } = await answerToRead(db, task)
  const { id, paperNumber, level, itemId, part, outOf, given, comment } = task
  return {
    id,
    paperNumber,
    level,
    itemId,
    part,
    outOf,
    stem: asked.stem,
    material,
    images,
    words: asked.words,
    rubric: asked.rubric,
    modelAnswer,
    rationale: version.facts.rationale,
    text,
    count: countWords(text),
    given: given ?? [],
    comment: comment ?? '',
  }
}

/** The question and the answer of a reading, by the version and key the attempt was given. */
export async function answerToRead(db: Db, { attemptId, slot, part, round }: MarkingTask) {
  const given = (await slotsOf(db, attemptId)).find((one) => one.slot === slot)
  const version =
    given && (await itemVersionsOf(db, [given])).get(versionName(given.itemId, given.itemVersion))
  const asked = version && writtenPart(version.body, part)
  if (!version || !asked) throw new Error(`slot ${slot} of ${attemptId} has no written part ${part}`)
  const late = round === FIRST_ROUND ? undefined : await lateBeforeReaders(db, attemptId)
  const answer = [...(late ?? []), ...(await answersOf(db, attemptId))].find((one) => one.slot === slot)
  const { body } = version
  return {
    version,
    asked,
    text: textIn(answer?.value ?? null, part),
    material: 'material' in body ? body.material : '',
    images: body.images ?? [],
    modelAnswer: body.kind === 'plan' ? body.modelAnswer : null,
  }
}

/** The late answers whose texts are being read; none when no decision waits. */
async function lateBeforeReaders(db: Db, attemptId: string) {
  const attempt = await findAttempt(db, attemptId)
  const decision = lateBeingRead(await logOfAttempt(db, attemptId))
  if (!attempt || !decision) return undefined
  const events = await lateEventsOf(db, attemptId, attempt.epoch)
  return events.filter(({ clientEventId }) => decision.events.includes(clientEventId))
}
