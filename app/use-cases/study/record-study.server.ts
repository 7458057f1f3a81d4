import { findModule } from '../../db/reads/content.server.ts'
import { findProgress } from '../../db/reads/study.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { putProgress } from '../../db/writes/study.server.ts'
import { isComplete, joined, nothingStudied, type StudyState } from '../../domain/course/progress.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/**
 * Adds what a person read and did in a module to what he had. The first time nothing is missing the module is complete
 * and its class hours count. Refuses `no-such-module`.
 */
export async function recordStudy(
  { db, now, newId }: World,
  {
    personId,
    moduleId,
    studied,
    lastSection,
  }: { personId: string; moduleId: string; studied: StudyState; lastSection: string | null },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const module = await findModule(db, moduleId)
    if (!module) return refuse({ code: 'no-such-module' } as const)
    const before = await findProgress(db, personId, moduleId)
    const state = joined(module, before ?? nothingStudied, studied)
    const completedAt = before?.completedAt ?? (isComplete(module, state) ? at : null)
    const known = module.sections.some(({ id }) => id === lastSection)
    await putProgress(db, {
      personId,
      moduleId,
      sectionsRead: [...state.sectionsRead],
      partsDone: [...state.partsDone],
      lastSection: known ? lastSection : (before?.lastSection ?? null),
      completedAt,
      updatedAt: at,
    })
    const justCompleted = completedAt === at && !before?.completedAt
    if (justCompleted) {
      await recordEvent(db, {
        id: eventId,
        at,
        actorId: personId,
        kind: 'module-completed',
        subject: moduleId,
        facts: { classHours: module.classHours },
      })
    }
    return ok({ completed: completedAt !== null, justCompleted })
  })
}
