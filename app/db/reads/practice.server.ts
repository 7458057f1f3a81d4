import { and, desc, eq, isNull } from 'drizzle-orm'
import { type ItemReview, itemReview } from '../../domain/item/review.ts'
import { type CandidateItem, candidateView, type Response } from '../../domain/item/schema.ts'
import { pointsOf } from '../../domain/knowledge/schema.ts'
import { markItem } from '../../domain/marking/mark-item.ts'
import { type PointResult, resultByPoint } from '../../domain/mastery/practice-result.ts'
import type { Db } from '../engine/db.server.ts'
import { practiceRuns } from '../schema/index.ts'
import { itemVersionsOf, versionName } from './bank.server.ts'
import { findKnowledge, findModule } from './content.server.ts'
import { findPracticeRun, practiceAnswersOf } from './study.server.ts'

/** The round a person left unfinished in a module, the latest. */
export async function findOpenRun(
  db: Db,
  personId: string,
  moduleId: string,
): Promise<{ id: string } | undefined> {
  const [row] = await db
    .select({ id: practiceRuns.id })
    .from(practiceRuns)
    .where(
      and(
        eq(practiceRuns.personId, personId),
        eq(practiceRuns.moduleId, moduleId),
        isNull(practiceRuns.finishedAt),
      ),
    )
    .orderBy(desc(practiceRuns.startedAt))
    .limit(1)
  return row
}

export type PracticeQuestion = Readonly<{
  slot: number
  view: CandidateItem
  optionOrder: readonly string[]
  /** Only once the answer is kept. */
  answered: Readonly<{ value: Response | null; review: ItemReview }> | null
}>

export type PracticeRound = Readonly<{
  id: string
  moduleId: string
  moduleTitle: string
  length: number
  /** Per slot, from the first: null while it waits. */
  states: readonly (string | null)[]
  question: PracticeQuestion | null
  /** Only when every question is answered. */
  result: readonly PointResult[] | null
}>

/**
 * A practice round of this person with one of its questions.
 * @param wanted the slot asked for, from 1; null: the first one open, or the result when there is none
 */
export async function findPracticeRound(
  db: Db,
  { runId, personId, wanted }: { runId: string; personId: string; wanted: number | null },
): Promise<PracticeRound | undefined> {
  const run = await findPracticeRun(db, runId, personId)
  if (!run) return undefined
  const module = await findModule(db, run.moduleId)
  const answers = new Map((await practiceAnswersOf(db, runId)).map((answer) => [answer.slot, answer]))
  const states = run.slots.map((_, at) => answers.get(at + 1)?.state ?? null)
  const firstOpen = states.indexOf(null)
  const slot = wanted !== null && run.slots[wanted - 1] ? wanted : firstOpen < 0 ? null : firstOpen + 1
  const versions = await itemVersionsOf(db, run.slots)
  const sectionOf = (id: string | undefined) => {
    const section = module?.sections.find((one) => one.id === id)
    return section ? { moduleId: run.moduleId, id: section.id, title: section.title } : null
  }

  const given = slot === null ? undefined : run.slots[slot - 1]
  const version = given && versions.get(versionName(given.itemId, given.itemVersion))
  const answer = slot === null ? undefined : answers.get(slot)
  const question: PracticeQuestion | null =
    slot !== null && given && version
      ? {
          slot,
          view: candidateView(version.body),
          optionOrder: given.optionOrder,
          answered: answer
            ? {
                value: answer.value,
                review: itemReview(
                  version.body,
                  version.facts,
                  markItem(version.body, answer.value),
                  sectionOf(version.facts.section),
                ),
              }
            : null,
        }
      : null
  const finished = firstOpen < 0
  const knowledge = finished ? await findKnowledge(db) : undefined
  const names = new Map(knowledge ? pointsOf(knowledge).map(({ id, name }) => [id, name]) : [])
  return {
    id: run.id,
    moduleId: run.moduleId,
    moduleTitle: module?.title ?? run.moduleId,
    length: run.slots.length,
    states,
    question,
    result: finished
      ? resultByPoint(
          run.slots.flatMap((one, at) => {
            const kept = answers.get(at + 1)
            // a plan, which nobody marks in practice
            if (!kept || kept.outOf === 0) return []
            const section = versions.get(versionName(one.itemId, one.itemVersion))?.facts.section
            const { knowledgePoint, points, outOf } = kept
            return [{ slot: at + 1, knowledgePoint, points, outOf, section: sectionOf(section) }]
          }),
        ).map((point) => ({ ...point, name: names.get(point.knowledgePoint) ?? point.knowledgePoint }))
      : null,
  }
}
