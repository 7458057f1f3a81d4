import { unmarkedAttempts } from '../../db/reads/exams.server.ts'
import type { World } from '../world.ts'
import { markAttempt } from './mark-attempt.server.ts'

/** Marks attempts that were closed but not marked, because the server stopped in between. @returns how many */
export async function markLeftOver(world: World): Promise<number> {
  const left = await unmarkedAttempts(world.db)
  for (const id of left) await markAttempt(world, id)
  return left.length
}
