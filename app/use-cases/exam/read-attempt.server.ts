import { type Attempt, attemptsOf, findOwnAttempt } from '../../db/reads/exams.server.ts'
import { lastMoment } from '../../domain/attempt/state.ts'
import type { World } from '../world.ts'
import { timeOutAttempt } from './end-attempt.server.ts'

/** A person's attempt as it stands now: one whose last moment has passed is closed by whoever looks at it first. */
export async function readOwnAttempt(
  world: World,
  attemptId: string,
  personId: string,
): Promise<Attempt | undefined> {
  const attempt = await findOwnAttempt(world.db, attemptId, personId)
  if (attempt?.status !== 'inProgress' || world.now() <= lastMoment(attempt, world.now())) return attempt
  await timeOutAttempt(world, attemptId)
  return findOwnAttempt(world.db, attemptId, personId)
}

/** Closes those of a person's attempts whose last moment has passed, before a page lists them. */
export async function closeOwnOverdue(world: World, personId: string): Promise<void> {
  const overdue = (await attemptsOf(world.db, personId)).filter(
    (attempt) => attempt.status === 'inProgress' && world.now() > lastMoment(attempt, world.now()),
  )
  for (const { id } of overdue) await timeOutAttempt(world, id)
}
