import { defineConfig } from 'drizzle-kit'

const pg = /^(postgres(ql)?|pglite):/.test(process.env.DATABASE_URL ?? '')

/** Run twice, without and with `DATABASE_URL=postgres://x`: each dialect has its own folder of migrations. */
export default defineConfig({
  schema: './app/db/schema/index.ts',
  out: pg ? './drizzle/postgres' : './drizzle/sqlite',
  dialect: pg ? 'postgresql' : 'sqlite',
  casing: 'snake_case',
})
