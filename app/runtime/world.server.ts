import { randomBytes } from 'node:crypto'
import type { Db } from '../db/engine/db.server.ts'
import type { World } from '../use-cases/world.ts'

/** 48 bits of time, then 80 of chance: ids sort by when they were made, and cannot be guessed. */
const newId = (): string => Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex')

/** The real world: this database, this machine's clock and its source of chance. */
export const realWorld = (db: Db): World => ({
  db,
  now: () => Date.now(),
  newSeed: () => randomBytes(16).toString('hex'),
  newId,
})
