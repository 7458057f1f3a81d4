import type { Db } from '../db/engine/db.server.ts'
import type { Instant } from '../domain/shared/instant.ts'

/** What a use case needs of the world outside the core: stored data, time, chance and names. */
export type World = Readonly<{
  db: Db
  now(): Instant
  /** 128 fresh random bits, 32 hexadecimal digits. */
  newSeed(): string
  /** A fresh id, sortable by time. */
  newId(): string
}>
