import { careerOf, componentResultsOf, ladderLines } from '../../db/reads/certification.server.ts'
import { getCertification } from '../../db/reads/content.server.ts'
import { findDossier, namesOf } from '../../db/reads/dossier.server.ts'
import { certificatesOf } from '../../db/reads/exams.server.ts'
import type { Viewer } from '../../db/reads/people.server.ts'
import { stateOf } from '../../domain/certification/award.ts'
import { levelWorkedFor } from '../../domain/certification/standing.ts'
import { LEVELS } from '../../domain/shared/level.ts'
import { civilDateIn } from '../../lib/site-time.server.ts'
import type { World } from '../../use-cases/world.ts'

const COMPONENTS = ['practical', 'review'] as const

/** Somebody's certification record as a page shows it to whoever may see it; undefined for anybody else. */
export async function findDossierPage(
  { db, now }: World,
  viewer: Viewer,
  personId: string,
  search: URLSearchParams,
) {
  const dossier = await findDossier(db, viewer, personId)
  if (!dossier) return undefined
  const { person, rights } = dossier
  const at = now()
  const [career, results, certificates, levels, { rules }] = [
    await careerOf(db, personId),
    await componentResultsOf(db, personId),
    await certificatesOf(db, personId),
    await ladderLines(db, personId, at),
    await getCertification(db),
  ]
  const names = await namesOf(db, [
    ...career.map(({ recordedBy }) => recordedBy),
    ...results.map(({ assessorId }) => assessorId),
  ])
  const level = LEVELS.find((known) => known === search.get('level')) ?? levelWorkedFor(levels)
  const asked = COMPONENTS.find((known) => known === search.get('part')) ?? 'practical'
  const part = asked === 'review' && !rules.levels[level].review.value ? 'practical' : asked
  const { year, month, day } = civilDateIn(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    person: { id: person.id, login: person.login, name: person.name },
    rights,
    levels,
    today: `${year}-${two(month)}-${two(day)}`,
    career: career.map((row) => ({
      id: row.id,
      kind: row.kind,
      level: row.level,
      since: row.since,
      validUntil: row.validUntil,
      note: row.note,
      by: names.get(row.recordedBy) ?? row.recordedBy,
      recordedAt: row.recordedAt,
      withdrawnAt: row.withdrawnAt,
    })),
    results: results.map((row) => ({
      id: row.id,
      level: row.level,
      component: row.component,
      points: row.points,
      passed: row.passed,
      scenes: row.scenes,
      note: row.note,
      assessedAt: row.assessedAt,
      assessor: names.get(row.assessorId) ?? row.assessorId,
      voidReason: row.voidedAt === null ? null : (row.voidReason ?? ''),
    })),
    certificates: certificates.toReversed().map((row) => ({
      code: row.code,
      number: row.number,
      level: row.level,
      scope: row.scope,
      issuedAt: row.issuedAt,
      validUntil: row.validUntil,
      state: stateOf(row, at),
    })),
    asking: {
      level,
      part,
      scenes: rules.levels[level].practicalScenes.value,
      reviewMinutes: rules.levels[level].reviewMinutes.value,
      reviewLevels: LEVELS.filter((each) => rules.levels[each].review.value),
    },
  } as const
}
