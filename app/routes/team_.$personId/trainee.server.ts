import type { AttemptLine } from '../../components/team/attempt-scores.tsx'
import type { ModuleLine } from '../../components/team/module-table.tsx'
import { ladderLines } from '../../db/reads/certification.server.ts'
import { attemptsOf, certificatesOf } from '../../db/reads/exams.server.ts'
import { traineesUnder, type Viewer } from '../../db/reads/people.server.ts'
import { type StudiedModule, studyOf } from '../../db/reads/study.server.ts'
import { nodeScoresOf, practiceByPoint, teamOf } from '../../db/reads/team.server.ts'
import { stateOf } from '../../domain/certification/award.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { World } from '../../use-cases/world.ts'

/** A trainee of the viewer's units with study and results of a level, practice and certificates; undefined for anybody else. */
export async function findTrainee(
  { db, now }: World,
  { viewer, personId, level }: { viewer: Viewer; personId: string; level: Level },
) {
  const person = (await traineesUnder(db, viewer)).find(({ id }) => id === personId)
  if (!person) return undefined
  const team = await teamOf(db, [person], level)
  const [row] = team.rows
  if (!row) return undefined
  const attempts: AttemptLine[] = []
  for (const attempt of await attemptsOf(db, person.id)) {
    if (attempt.level !== level) continue
    const { id, startedAt, status } = attempt
    const score = status === 'released' ? await nodeScoresOf(db, attempt) : undefined
    attempts.unshift({ id, startedAt, status, score: score ?? null })
  }
  return {
    id: person.id,
    level,
    levels: await ladderLines(db, person.id, now()),
    member: {
      login: row.login,
      name: row.name,
      unitName: row.unitName,
      hours: row.hours,
      exam: row.exam,
    },
    hoursNeeded: team.hoursNeeded,
    modules: (await studyOf(db, person.id, level)).map(toLine),
    practice: await practiceByPoint(db, person.id),
    attempts,
    certificates: (await certificatesOf(db, person.id)).map((certificate) => ({
      code: certificate.code,
      number: certificate.number,
      issuedAt: certificate.issuedAt,
      validUntil: certificate.validUntil,
      state: stateOf(certificate, now()),
    })),
  }
}

const toLine = ({
  id,
  title,
  classHours,
  sections,
  sectionsRead,
  completed,
  updatedAt,
}: StudiedModule): ModuleLine => ({
  id,
  title,
  classHours,
  sections: sections.length,
  read: sections.filter((section) => sectionsRead.includes(section.id)).length,
  state: completed ? 'done' : updatedAt === null ? 'not' : 'begun',
  updatedAt,
})
