/**
 * Which engine the schema's columns are built for. Read once, when the schema loads: `postgres://…` (a server) and
 * `pglite://…` (PostgreSQL in this process, for tests) give PostgreSQL, everything else SQLite.
 */
export const isPg = /^(postgres(ql)?|pglite):/.test(process.env.DATABASE_URL ?? '')
