import { allModules } from '#app/db/reads/content.server.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { openSolver } from '#app/lib/solver/highs.server.ts'
import { loadContent } from '#app/publishing/content/load.ts'
import type { Content } from '#app/publishing/content/types.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { planTables } from '#app/use-cases/exam/plan-tables.server.ts'
import { addPerson } from '#app/use-cases/people/add-person.server.ts'
import { recordStudy } from '#app/use-cases/study/record-study.server.ts'
import type { World } from '#app/use-cases/world.ts'

let content: Promise<Content> | undefined
/** The project's real content, read once. */
export const realContent = (): Promise<Content> => {
  content ??= loadContent('content')
  return content
}

/** Publishes the real content and opens the standing l4 exam. */
export async function publishAll(world: World): Promise<void> {
  const published = await publishContent(world, await realContent(), null)
  if (!published.ok) throw new Error(JSON.stringify(published.refusal.findings.slice(0, 3)))
  const solver = openSolver()
  const planned = await planTables(world, solver, 'l4', { count: 48 })
  await solver.close()
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal))
}

export const HALL = { id: 'hall', name: '城东营业厅', parentId: null }

export async function aPerson(world: World, login: string, roles: Role[] = ['trainee']): Promise<string> {
  const added = await addPerson(
    world,
    { login, name: `学员 ${login}`, password: 'long-enough', roles, unit: HALL },
    null,
  )
  if (!added.ok) throw new Error(added.refusal.code)
  return added.value.id
}

/** A trainee who has completed all nine modules. */
export async function anEligibleTrainee(world: World, login = 'zx-1'): Promise<string> {
  const personId = await aPerson(world, login)
  for (const module of await allModules(world.db)) {
    const studied = { sectionsRead: module.sections.map(({ id }) => id), partsDone: [...module.parts] }
    await recordStudy(world, { personId, moduleId: module.id, studied, lastSection: null })
  }
  return personId
}
