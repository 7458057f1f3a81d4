import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')
const alias = { '#app': resolve(root, 'app'), '#tests': resolve(root, 'tests') }
const integration = (name: string, databaseUrl: string) => ({
  resolve: { alias },
  test: {
    name,
    root,
    include: ['tests/integration/**/*.test.ts'],
    env: { DATABASE_URL: databaseUrl },
    // files share their process, and with it the database the whole course was published into, once
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})

/** The same integration suite runs on SQLite, on PGlite and, where one is at hand, on a PostgreSQL server. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          root,
          include: ['app/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'],
          // loading every module anew for each file took a third of the time
          isolate: false,
          testTimeout: 60_000,
        },
      },
      integration('sqlite', 'file:data/test.db'),
      integration('pglite', 'pglite://memory'),
      // on a server, where transactions really meet: npm run test:pg
      integration('postgres', process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@localhost:5432/postgres'),
    ],
  },
})
