import { type Feedback, feedbackOf } from '../../domain/complaint/feedback.ts'
import { FIRST_SENTENCES, type FirstSentences } from '../../domain/complaint/first-sentences.ts'
import type { DrillMode } from '../../domain/complaint/modes.ts'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { type CaseView, type ComplaintCase, caseView } from '../../domain/complaint/schema.ts'
import {
  type Answered,
  classMatrix,
  classShare,
  confusedPairs,
  type Matrix,
  motiveMatrix,
  namingClash,
  quantile,
  quickAndWrong,
} from '../../domain/complaint/statistics.ts'
import type { Db } from '../engine/db.server.ts'
import {
  answersOfSet,
  casesOf,
  countSkipped,
  type DrillAnswer,
  type DrillSet,
  dueCases,
  findDrillSet,
  finishedSets,
  nextReview,
} from './drill.server.ts'

/** What a learner is told of a place he has answered. */
export type Told = Feedback &
  Readonly<{
    sentences: FirstSentences
    /** Which first sentence he picked; null: not yet. */
    picked: 'better' | 'worse' | null
    score: number
    /** The twin, once that is answered too. */
    twin: Readonly<{
      text: string
      class: ComplaintClass
      motive: Motive
      deciding: string
      reason: string
    }> | null
  }>

export type RoundFigures = Readonly<{
  answered: number
  right: number
  meanScore: number | null
  medianMs: number | null
}>

export type RoundResult = RoundFigures &
  Readonly<{
    classRight: number
    /** Key in rows, answer in columns: by motive, or by class where only that was asked. */
    matrix: Matrix
    pairs: readonly Readonly<{
      pair: readonly [Motive, Motive]
      errors: number
      examples: readonly string[]
    }>[]
    quickAndWrong: number
    namingClash: number
    /** The round of the same mode before this one. */
    before: RoundFigures | null
    review: Readonly<{ dueAt: number; count: number }> | null
  }>

export type DrillRound = Readonly<{
  id: string
  mode: DrillMode
  startedAt: number
  deadlineAt: number | null
  cases: readonly CaseView[]
  /** Per case: null while it waits. */
  told: readonly (Told | null)[]
  due: number
  /** Only of a closed round. */
  result: RoundResult | null
}>

/** A round of this person, with what he may know of it: keys of answered places alone. */
export async function findDrillRound(
  db: Db,
  { setId, personId, at }: { setId: string; personId: string; at: number },
): Promise<DrillRound | undefined> {
  const set = await findDrillSet(db, setId, personId)
  if (!set) return undefined
  const cases = await casesOf(db, set.cases)
  const answers = new Map((await answersOfSet(db, setId)).map((answer) => [answer.place, answer]))
  const answered = new Map<string, ComplaintCase>(
    cases.filter((_, place) => answers.has(place)).map(({ complaint }) => [complaint.id, complaint]),
  )
  const closed = set.finishedAt !== null || (set.deadlineAt !== null && at > set.deadlineAt)
  return {
    id: set.id,
    mode: set.mode,
    startedAt: set.startedAt,
    deadlineAt: set.deadlineAt,
    cases: cases.map(({ complaint }) => caseView(complaint)),
    told: cases.map(({ complaint }, place) => {
      const answer = answers.get(place)
      return answer ? toldOf(complaint, answer, answered) : null
    }),
    due: (await dueCases(db, personId, at)).length,
    result: closed
      ? await resultOf(
          db,
          set,
          [...answers.values()],
          cases.map(({ complaint }) => complaint),
        )
      : null,
  }
}

function toldOf(
  complaint: ComplaintCase,
  answer: DrillAnswer,
  answered: ReadonlyMap<string, ComplaintCase>,
): Told {
  const twin = answered.get(complaint.twin ?? '')
  return {
    ...feedbackOf(complaint, {
      class: answer.saidClass,
      motive: answer.saidMotive,
      secondary: answer.saidSecondary,
    }),
    sentences: complaint.reply ?? FIRST_SENTENCES[complaint.primaryMotive],
    picked: answer.reply === 'better' || answer.reply === 'worse' ? answer.reply : null,
    score: answer.score,
    twin: twin
      ? {
          text: twin.text,
          class: twin.class,
          motive: twin.primaryMotive,
          deciding: twin.deciding,
          reason: twin.reason,
        }
      : null,
  }
}

async function resultOf(
  db: Db,
  set: DrillSet,
  answers: readonly DrillAnswer[],
  cases: readonly ComplaintCase[],
): Promise<RoundResult> {
  const withMotive = answers.flatMap(motiveAnswer)
  const earlier = (await finishedSets(db, set.personId, 20)).find(
    ({ mode, startedAt }) => mode === set.mode && startedAt < set.startedAt,
  )
  const textOf = (caseId: string) => cases.find(({ id }) => id === caseId)?.text
  const review = await nextReview(db, set.personId, set.finishedAt ?? set.startedAt)
  return {
    ...figuresOf(answers),
    classRight: answers.filter(({ keyClass, saidClass }) => keyClass === saidClass).length,
    matrix: set.mode === 'pile' ? classMatrix(answers.map(classAnswer)) : motiveMatrix(withMotive),
    pairs: confusedPairs(withMotive)
      .slice(0, 3)
      .map(({ pair, errors }) => ({
        pair,
        errors,
        examples: withMotive
          .filter(
            ({ keyMotive, saidMotive }) =>
              keyMotive !== saidMotive && pair.includes(keyMotive) && pair.includes(saidMotive),
          )
          .flatMap(({ caseId }) => textOf(caseId) ?? [])
          .slice(0, 2),
      })),
    quickAndWrong: quickAndWrong(answers.map(classAnswer)),
    namingClash: namingClash(withMotive),
    before: earlier ? figuresOf(await answersOfSet(db, earlier.id)) : null,
    review: review ?? null,
  }
}

const figuresOf = (answers: readonly DrillAnswer[]): RoundFigures => ({
  answered: answers.length,
  right: answers.filter(({ score }) => score === 100).length,
  meanScore:
    answers.length === 0
      ? null
      : Math.trunc(answers.reduce((sum, { score }) => sum + score, 0) / answers.length),
  medianMs:
    quantile(
      answers.map(({ tookMs }) => tookMs),
      0.5,
    ) ?? null,
})

/** An answer as figures by motive take it; none where no motive was asked. */
export const motiveAnswer = (answer: DrillAnswer): Answered[] =>
  answer.saidMotive === null ? [] : [{ ...answer, saidMotive: answer.saidMotive }]

/** An answer as figures by class take it: a pile's answer has no motive, so its key stands for it. */
const classAnswer = (answer: DrillAnswer): Answered => ({
  ...answer,
  saidMotive: answer.saidMotive ?? answer.keyMotive,
})

export type DrillStanding = Readonly<{
  due: number
  answered: number
  /** Lines of talks he was asked about and passed over; in no other figure. */
  skipped: number
  classRight: Readonly<{ n: number; right: number; low: number; high: number }> | null
  pairs: readonly Readonly<{ pair: readonly [Motive, Motive]; errors: number }>[]
  matrix: Matrix
  namingClash: number
  rounds: readonly (RoundFigures & Readonly<{ id: string; mode: DrillMode; finishedAt: number }>)[]
}>

/** Where a learner stands in the drill: what waits, what he confuses, his last rounds. */
export async function drillStanding(
  db: Db,
  personId: string,
  log: readonly DrillAnswer[],
  at: number,
): Promise<DrillStanding> {
  const withMotive = log.flatMap(motiveAnswer)
  const rounds = await finishedSets(db, personId, 6)
  return {
    due: (await dueCases(db, personId, at)).length,
    answered: log.length,
    skipped: await countSkipped(db, [personId]),
    classRight: classShare(log.map(classAnswer)) ?? null,
    pairs: confusedPairs(withMotive).slice(0, 3),
    matrix: motiveMatrix(withMotive),
    namingClash: namingClash(withMotive),
    rounds: rounds.map(({ id, mode, finishedAt, startedAt }) => ({
      id,
      mode,
      finishedAt: finishedAt ?? startedAt,
      ...figuresOf(log.filter(({ setId }) => setId === id)),
    })),
  }
}
