import { afterEach } from 'vitest'
import type { Engine } from '#app/db/engine/db.server.ts'
import { MINUTE } from '#app/domain/shared/instant.ts'
import { widenSeed } from '#app/domain/shared/rng.ts'
import type { World } from '#app/use-cases/world.ts'
import { freshEngine } from './database.ts'
import { publishAll } from './published.ts'

/** 2026-12-06 09:00 in Shanghai. */
export const START = Date.UTC(2026, 11, 6, 1, 0, 0)

export type TestWorld = World & {
  /** Lets time pass. */
  later(ms: number): void
}

const open: Engine[] = []
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close()
})

/** The world on a database: its clock stands still and its ids and seeds are counted. */
function worldOn(engine: Engine, start: number, prefix = 'id'): TestWorld {
  let [time, ids, seeds] = [start, 0, 0]
  return {
    db: engine.db,
    now: () => time,
    newId: () => `${prefix}-${String(++ids).padStart(6, '0')}`,
    newSeed: () => widenSeed(1_000 + ++seeds),
    later: (ms) => {
      time += ms
    },
  }
}

/** A world on an empty database. */
export async function aWorld(start: number = START): Promise<TestWorld> {
  const engine = await freshEngine()
  open.push(engine)
  return worldOn(engine, start)
}

/** A world in which the project's own content is published and the l4 exam stands open. */
export async function aPublishedWorld(start: number = START): Promise<TestWorld> {
  const engine = await freshEngine('published', (empty) => publishAll(worldOn(empty, start, 'content')))
  open.push(engine)
  return worldOn(engine, start)
}

export { MINUTE }
