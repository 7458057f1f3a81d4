import { answersTo } from '../../domain/role-play/assignment.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { assignmentsFor, unitsAbove } from './assignments.server.ts'
import { allUnits, type Viewer } from './people.server.ts'
import { publishedScenarios } from './scenarios.server.ts'
import { standingScores, type Talk, talksOf } from './talks.server.ts'

export type ScenarioCard = Readonly<{
  slug: string
  title: string
  level: Level
  channel: string
  persona: Readonly<{ name: string; age: number; job: string; tier: string }>
  minutes: number
  /** Finished talks of this person with it, branches and team talks left out. */
  tries: number
  /** Hundredths of a point. */
  best: number | null
  last: Readonly<{ id: string; total: number | null; end: string | null; at: number }> | null
  /** A talk that was left open. */
  open: string | null
}>

export type Assigned = Readonly<{
  id: string
  scenario: string
  title: string
  dueAt: number
  note: string
  /** The first finished talk after it was assigned. */
  done: Readonly<{ id: string; at: number }> | null
}>

/** The scenarios a person may practise, with what he has done, and what was assigned to him. */
export async function talkHome(
  db: Db,
  viewer: Viewer,
): Promise<{ scenarios: ScenarioCard[]; assigned: Assigned[] }> {
  const published = (await publishedScenarios(db)).filter(({ scenario }) => scenario.status === 'ready')
  const talks = await talksOf(db, viewer.id)
  const scores = await standingScores(
    db,
    talks.map(({ id }) => id),
  )
  const own = talks.filter(({ mode, parentId }) => mode !== 'team' && mode !== 'exam' && parentId === null)
  const totalOf = (talk: Talk) => scores.get(talk.id)?.total ?? null
  const titleOf = (slug: string) =>
    published.find(({ scenario }) => scenario.id === slug)?.scenario.title ?? slug
  const assignments = await assignedTo(db, viewer)
  return {
    scenarios: published.map(({ scenario: { id, title, level, channel, persona, limits } }) => {
      const finished = own.filter((talk) => talk.scenario === id && talk.endedAt !== null)
      const totals = finished.flatMap((talk) => totalOf(talk) ?? [])
      const [last] = finished
      return {
        slug: id,
        title,
        level,
        channel,
        persona: { name: persona.name, age: persona.age, job: persona.job, tier: persona.tier },
        minutes: limits.minutes,
        tries: finished.length,
        best: totals.length === 0 ? null : Math.max(...totals),
        last: last
          ? { id: last.id, total: totalOf(last), end: last.end, at: last.endedAt ?? last.startedAt }
          : null,
        open: own.find((talk) => talk.scenario === id && talk.endedAt === null)?.id ?? null,
      }
    }),
    assigned: assignments.map((assignment) => {
      const { id, scenario, dueAt, note } = assignment
      const [done] = answersTo(assignment, talks)
      return {
        id,
        scenario,
        title: titleOf(scenario),
        dueAt,
        note,
        done: done ? { id: done.id, at: done.endedAt ?? done.startedAt } : null,
      }
    }),
  }
}

/** What was assigned to a person, or to his unit or one above it, and stands; the nearest date first. */
async function assignedTo(db: Db, viewer: Viewer) {
  const unitIds = unitsAbove(await allUnits(db), viewer.unitId)
  const rows = await assignmentsFor(db, { personIds: [viewer.id], unitIds })
  return rows.sort((a, b) => a.dueAt - b.dueAt)
}
