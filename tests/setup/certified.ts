import { allModules } from '#app/db/reads/content.server.ts'
import {
  attempts,
  bankSnapshots,
  examSessions,
  marks,
  scoreVersions,
  tablePools,
} from '#app/db/schema/index.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { HOUR } from '#app/domain/shared/instant.ts'
import type { Level } from '#app/domain/shared/level.ts'
import { awardTheory } from '#app/use-cases/certificate/award-theory.server.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { addPerson } from '#app/use-cases/people/add-person.server.ts'
import { recordStudy } from '#app/use-cases/study/record-study.server.ts'
import { aContent, aLoadedModule } from '#tests/factories/content.ts'
import { aWorld, type TestWorld } from './world.ts'

export const BRANCH = { id: 'branch', name: '城东分局', parentId: null }
export const HALL = { id: 'hall', name: '城东营业厅', parentId: 'branch' }

/** A world with the real rules of certification, one module of 30 class hours a level, and people of every role. */
export async function aCertifyingWorld() {
  const world = await aWorld()
  const l3 = aLoadedModule(
    { file: 'content/levels/l3/l3-01-renewal/module.mdx' },
    { id: 'l3-01-renewal', level: 'l3', order: 1, knowledgePoints: ['work.care.signals'] },
  )
  const published = await publishContent(world, aContent({ modules: [aLoadedModule(), l3] }), null)
  if (!published.ok) throw new Error(JSON.stringify(published.refusal.findings.slice(0, 3)))
  for (const level of ['l4', 'l3'] as const) await aStandingExam(world, level)
  const person = (login: string, role: Role, unit: typeof HALL | typeof BRANCH = HALL) =>
    aPersonIn(world, login, role, unit)
  return {
    world,
    holder: await person('zx-1', 'trainee'),
    assessor: await person('px-1', 'assessor', BRANCH),
    manager: await person('jl-1', 'manager', BRANCH),
    first: await person('gl-1', 'administrator', BRANCH),
    second: await person('gl-2', 'administrator', BRANCH),
  }
}

export async function aPersonIn(
  world: TestWorld,
  login: string,
  role: Role,
  unit: { id: string; name: string; parentId: string | null },
): Promise<string> {
  const added = await addPerson(
    world,
    { login, name: `人员 ${login}`, password: 'long-enough', roles: [role], unit },
    null,
  )
  if (!added.ok) throw new Error(added.refusal.code)
  return added.value.id
}

async function aStandingExam({ db, now }: TestWorld, level: Level): Promise<void> {
  await db
    .insert(bankSnapshots)
    .values({ id: `snapshot-${level}`, level, entries: [], createdAt: now() })
    .onConflictDoNothing()
  await db
    .insert(tablePools)
    .values({
      id: `pool-${level}`,
      level,
      blueprintVersion: 1,
      snapshotId: `snapshot-${level}`,
      tables: [],
      capacity: 2,
      createdAt: now(),
    })
    .onConflictDoNothing()
  await db
    .insert(examSessions)
    .values({ id: `${level}-theory`, level, kind: 'formal', title: '', createdAt: now() })
    .onConflictDoNothing()
}

/** Lets a person study every module of a level. */
export async function studied(world: TestWorld, personId: string, level: Level = 'l4'): Promise<void> {
  for (const module of await allModules(world.db)) {
    if (module.level !== level) continue
    const all = { sectionsRead: module.sections.map(({ id }) => id), partsDone: [...module.parts] }
    await recordStudy(world, { personId, moduleId: module.id, studied: all, lastSection: null })
  }
}

/** A released attempt with its score, awarded if it passed. @returns the id of the attempt */
export async function anAttempt(
  world: TestWorld,
  personId: string,
  { points = 7_200, level = 'l4' as Level } = {},
): Promise<string> {
  const [id, at] = [world.newId(), world.now()]
  await world.db.insert(attempts).values({
    id,
    examSessionId: `${level}-theory`,
    personId,
    level,
    status: 'released',
    epoch: 1,
    rootSeed: 'seed',
    blueprintVersion: 1,
    poolId: `pool-${level}`,
    tableIndex: 0,
    assemblyVersion: 1,
    formHash: `form-${id}`,
    verification: { ok: true } as never, // not read by what is tested here
    fullMark: 10_000,
    cutScore: 6_000,
    graceMs: 10_000,
    release: 'onMarking',
    startedAt: at - HOUR,
    deadline: at,
    endedAt: at,
    releasedAt: at,
  })
  await aScore(world, id, { n: 1, points })
  if (points >= 6_000) await awardTheory(world, id)
  return id
}

/** One more score version of an attempt. */
export async function aScore(
  { db, now }: TestWorld,
  attemptId: string,
  { n, points }: { n: number; points: number },
): Promise<void> {
  const passed = points >= 6_000
  await db
    .insert(scoreVersions)
    .values({ attemptId, n, points, outOf: 10_000, passed, reason: 'first-marking', createdAt: now() })
  await db.insert(marks).values({ attemptId, n, slot: 1, state: 'right', points, outOf: 10_000, trace: [] })
}
