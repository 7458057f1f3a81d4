import { rulesTold } from '../../components/exam/exam-rules.ts'
import type { Db } from '../../db/engine/db.server.ts'
import { unmetFor } from '../../db/reads/certification.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import {
  type Attempt,
  attemptsOf,
  type ExamSession,
  isStanding,
  latestScore,
} from '../../db/reads/exams.server.ts'
import type { Viewer } from '../../db/reads/people.server.ts'
import { countStarted, extraTimeOf, sittingsOf } from '../../db/reads/sittings.server.ts'
import { extraMinutes } from '../../domain/exam-session/extra-time.ts'
import { entryUntil, mayStart } from '../../domain/exam-session/may-start.ts'
import { phaseOf } from '../../domain/exam-session/session.ts'

/** The sittings a trainee is to know of, each with what keeps him from it and how it went before. */
export async function sittingsFor(db: Db, trainee: Viewer, now: number) {
  const mine = await attemptsOf(db, trainee.id)
  const sessions = await sittingsOf(db, trainee, new Set(mine.map(({ examSessionId }) => examSessionId)))
  const open = mine.find(({ status }) => status === 'inProgress')
  const cards = []
  for (const session of sessions) {
    const version = await findBlueprint(db, session.level)
    if (version?.blueprint.status !== 'published') continue
    const sat = mine.filter(({ examSessionId }) => examSessionId === session.id)
    cards.push({
      exam: cardOf(session),
      rules: rulesTold(version.blueprint),
      unmet: session.kind === 'formal' ? await unmetFor(db, trainee.id, session.level, now) : [],
      door: await doorOf(db, session, { traineeId: trainee.id, sat, now }),
      phase: phaseOf(session, now),
      extraMinutes: extraMinutes(
        await extraTimeOf(db, session.id, trainee.id),
        version.blueprint.rules.minutes.value,
      ),
      open: sat.some(({ id }) => id === open?.id) && open ? { id: open.id, deadline: open.deadline } : null,
      another: open !== undefined && open.examSessionId !== session.id,
      attempts: await linesOf(db, sat),
    })
  }
  return cards.sort((a, b) => rankOf(a) - rankOf(b) || (a.exam.opensAt ?? 0) - (b.exam.opensAt ?? 0))
}

export type Sitting = Awaited<ReturnType<typeof sittingsFor>>[number]

const cardOf = (session: ExamSession) => ({
  id: session.id,
  level: session.level,
  kind: session.kind,
  title: session.title,
  standing: isStanding(session),
  place: session.place,
  opensAt: session.opensAt,
  closesAt: session.closesAt,
  entryUntil: session.lateEntryMinutes === null ? null : entryUntil(session),
  asksCode: session.accessCodeHash !== null,
})

/** What the door would say, the code aside; null: come in. Who sees a sitting is on its list. */
async function doorOf(
  db: Db,
  session: ExamSession,
  { traineeId, sat, now }: { traineeId: string; sat: readonly Attempt[]; now: number },
) {
  const knocking = {
    invited: true,
    started: session.places === null ? 0 : await countStarted(db, session.id, traineeId),
    satAlready: sat.some(({ status }) => status !== 'voided'),
    repeatable: session.kind === 'practice' || isStanding(session),
    code: 'none-asked',
  } as const
  const allowed = mayStart(session, knocking, now)
  return allowed.ok ? null : allowed.refusal
}

async function linesOf(db: Db, sat: readonly Attempt[]) {
  const lines = []
  for (const { id, status, startedAt } of [...sat].reverse()) {
    const score = status === 'released' ? await latestScore(db, id) : undefined
    lines.push({
      id,
      status,
      startedAt,
      score: score ? { points: score.points, passed: score.passed } : null,
    })
  }
  return lines
}

/** Under way, open, to come, done. */
function rankOf({
  open,
  door,
  phase,
  exam,
}: {
  open: unknown
  door: unknown
  phase: string
  exam: { standing: boolean }
}) {
  if (open) return 0
  if (door === null) return exam.standing ? 2 : 1
  return phase === 'upcoming' ? 3 : 4
}
