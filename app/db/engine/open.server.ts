import type { Engine } from './db.server.ts'
import { openPostgres } from './postgres.server.ts'
import { openSqlite } from './sqlite.server.ts'

/** The file a `file:…` address names. */
export const fileOf = (url: string): string => url.replace(/^file:/, '')

/** Opens the engine an address names: `file:…` SQLite, `postgres://…` PostgreSQL. */
export const openEngine = (url: string): Engine =>
  /^postgres(ql)?:/.test(url) ? openPostgres(url) : openSqlite(fileOf(url))
