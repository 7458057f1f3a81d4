import { leafOf, leavesOf } from '../../domain/blueprint/schema.ts'
import { hoursEarned } from '../../domain/course/progress.ts'
import {
  type HeatCell,
  heatOf,
  nothingPractised,
  type Practised,
  practisedIn,
} from '../../domain/mastery/heat.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Points } from '../../domain/shared/points.ts'
import type { Db } from '../engine/db.server.ts'
import { allModules, findBlueprint, findKnowledge, getBlueprintVersion } from './content.server.ts'
import { type Attempt, latestScore, latestScores, marksOf, slotsOf } from './exams.server.ts'
import type { Member } from './people.server.ts'
import { progressOfMany } from './study.server.ts'

/** Where a person stands with the theory exam: passed once is passed; else the last attempt counts. */
export type ExamStanding =
  | Readonly<{ state: 'none' | 'sitting' | 'marking' }>
  | Readonly<{ state: 'passed' | 'failed'; points: Points; outOf: Points }>

export type TeamRow = Member &
  Readonly<{
    modulesDone: number
    hours: number
    exam: ExamStanding
    /** When he last read, practised or sat an exam. */
    lastActive: number | null
    /** One a leaf, in the order of the leaves. */
    cells: readonly HeatCell[]
  }>

export type Team = Readonly<{
  /** Weakest first by the whole team's practice; those with too few answers after them in blueprint order. */
  leaves: readonly {
    readonly id: string
    readonly name: string
    readonly all: HeatCell
    readonly measured: number
    readonly low: number
  }[]
  modules: number
  hoursNeeded: number
  rows: readonly TeamRow[]
}>

/** How these people stand with a level: study, practice by leaf of the blueprint, exam. */
export async function teamOf(db: Db, members: readonly Member[], level: Level): Promise<Team> {
  const modules = (await allModules(db)).filter((module) => module.level === level)
  const blueprint = (await findBlueprint(db, level))?.blueprint
  const leaves = blueprint ? leavesOf(blueprint) : []
  const leafIds = leaves.map(({ id }) => id)
  const { progress, attempts, practice } = await progressOfMany(
    db,
    members.map(({ id }) => id),
  )
  const ofLevel = attempts.filter((attempt) => attempt.level === level && attempt.status !== 'voided')
  const scores = await latestScores(
    db,
    ofLevel.filter(({ status }) => status === 'released').map(({ id }) => id),
  )
  const teaches = new Map(
    modules.map(({ id, knowledgePoints }) => [
      id,
      new Set(knowledgePoints.map((point) => leafOf(leafIds, point))),
    ]),
  )
  const table = members.map((member) => {
    const own = progress.filter(({ personId }) => personId === member.id)
    const done = new Set(
      own.filter(({ completedAt }) => completedAt !== null).map(({ moduleId }) => moduleId),
    )
    const answers = practice.filter(({ personId }) => personId === member.id)
    const sat = ofLevel.filter(({ personId }) => personId === member.id)
    const moments = [
      ...own.map(({ updatedAt }) => updatedAt),
      ...answers.map(({ answeredAt }) => answeredAt),
      ...sat.map(({ startedAt }) => startedAt),
    ]
    const practised = leafIds.map((leaf) =>
      sumOf(answers.filter(({ knowledgePoint }) => leafOf(leafIds, knowledgePoint) === leaf)),
    )
    const begun = leafIds.map((leaf) => own.some(({ moduleId }) => teaches.get(moduleId)?.has(leaf)))
    const row: Omit<TeamRow, 'cells'> = {
      ...member,
      modulesDone: modules.filter(({ id }) => done.has(id)).length,
      hours: hoursEarned(modules.map(({ id, classHours }) => ({ classHours, completed: done.has(id) }))),
      exam: standingOf(sat, scores),
      lastActive: moments.length > 0 ? Math.max(...moments) : null,
    }
    return { row, practised, cells: practised.map((sum, at) => heatOf(sum, begun[at] ?? false)) }
  })
  const columns = leaves.map(({ id, name }, at) => ({
    at,
    id,
    name,
    all: heatOf(
      table.reduce(
        (sum, { practised }) => practisedIn(sum, practised[at] ?? nothingPractised),
        nothingPractised,
      ),
      table.some(({ cells }) => cells[at]?.kind !== 'notLearnt'),
    ),
    measured: table.filter(({ cells }) => cells[at]?.kind === 'share').length,
    low: table.filter(({ cells }) => isLow(cells[at])).length,
  }))
  const ordered = columns.sort((a, b) => weight(a.all) - weight(b.all) || a.at - b.at)
  return {
    leaves: ordered.map(({ at: _, ...leaf }) => leaf),
    modules: modules.length,
    hoursNeeded: blueprint?.rules.classHours.value ?? 0,
    rows: table.map(({ row, cells }) => ({
      ...row,
      cells: ordered.map(({ at }) => cells[at] ?? { kind: 'notLearnt' as const }),
    })),
  }
}

const isLow = (cell: HeatCell | undefined): boolean => cell?.kind === 'share' && cell.low
const weight = (cell: HeatCell): number => (cell.kind === 'share' ? cell.percent : 101)

const sumOf = (answers: readonly { points: Points; outOf: Points }[]): Practised =>
  answers.reduce<Practised>(
    (sum, { points, outOf }) => practisedIn(sum, { answers: 1, points, outOf }),
    nothingPractised,
  )

type Scores = Awaited<ReturnType<typeof latestScores>>

function standingOf(sat: readonly { id: string; status: string }[], scores: Scores): ExamStanding {
  const passed = sat.map(({ id }) => scores.get(id)).find((score) => score?.passed)
  if (passed) return { state: 'passed', points: passed.points, outOf: passed.outOf }
  const last = sat.at(-1)
  if (!last) return { state: 'none' }
  if (last.status === 'inProgress') return { state: 'sitting' }
  const score = scores.get(last.id)
  return score ? { state: 'failed', points: score.points, outOf: score.outOf } : { state: 'marking' }
}

export type PointPractice = Readonly<{
  id: string
  name: string
  leafName: string
  answers: number
  cell: HeatCell
}>

/** A person's practice by knowledge point, the weakest first, those with too few answers last. */
export async function practiceByPoint(db: Db, personId: string): Promise<PointPractice[]> {
  const { practice } = await progressOfMany(db, [personId])
  const leaves = (await findKnowledge(db))?.leaves ?? []
  const points = leaves.flatMap((leaf) => leaf.points.map((point) => ({ ...point, leafName: leaf.name })))
  const rows = [...new Set(practice.map(({ knowledgePoint }) => knowledgePoint))].map((id) => {
    const sum = sumOf(practice.filter(({ knowledgePoint }) => knowledgePoint === id))
    const point = points.find((known) => known.id === id)
    return {
      id,
      name: point?.name ?? id,
      leafName: point?.leafName ?? '',
      answers: sum.answers,
      cell: heatOf(sum, true),
    }
  })
  return rows.sort(
    (a, b) => weight(a.cell) - weight(b.cell) || b.answers - a.answers || (a.id < b.id ? -1 : 1),
  )
}

export type NodeScore = Readonly<{ id: string; name: string; depth: 1 | 2; points: Points; outOf: Points }>

/** The score of a marked attempt by the nodes of the blueprint it was drawn from, and in all. */
export async function nodeScoresOf(db: Db, { id, level, blueprintVersion }: Attempt) {
  const score = await latestScore(db, id)
  if (!score) return undefined
  const slots = new Map((await slotsOf(db, id)).map(({ slot, leaf }) => [slot, leaf]))
  const marks = await marksOf(db, id, score.n)
  const under = (node: string) => {
    const own = marks.filter(({ slot }) => {
      const leaf = slots.get(slot)
      return leaf !== undefined && leafOf([node], leaf) !== undefined
    })
    return {
      points: own.reduce((sum, { points }) => sum + points, 0),
      outOf: own.reduce((sum, { outOf }) => sum + outOf, 0),
    }
  }
  const { tree } = await getBlueprintVersion(db, level, blueprintVersion)
  const nodes = tree.flatMap((node): NodeScore[] => [
    { id: node.id, name: node.name, depth: 1, ...under(node.id) },
    ...(node.children ?? []).map(
      (leaf): NodeScore => ({ id: leaf.id, name: leaf.name, depth: 2, ...under(leaf.id) }),
    ),
  ])
  return {
    points: score.points,
    outOf: score.outOf,
    passed: score.passed,
    nodes: nodes.filter(({ outOf }) => outOf > 0),
  }
}
