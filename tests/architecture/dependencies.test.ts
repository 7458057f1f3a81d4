import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const { forbidden } = createRequire(import.meta.url)('./dependencies.cjs') as {
  forbidden: { name: string }[]
}

/** Trips for every rule: file → what stands in it. The names of the files do not matter, the rooms do. */
const FAULTS: Record<string, string> = {
  'app/domain/a/one.ts': "import { two } from './two.ts'\nexport const one = two",
  'app/domain/a/two.ts': "import { one } from './one.ts'\nexport const two = () => one",
  'app/domain/a/lost.ts': "import './nowhere.ts'",
  'app/domain/a/reads-files.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync",
  'app/use-cases/a/queries.server.ts': "import { eq } from 'drizzle-orm'\nexport const is = eq",
  'app/db/schema/dialect.ts': "import { pgTable } from 'drizzle-orm/pg-core'\nexport const t = pgTable",
  'app/routes/a/route.tsx':
    "import { write } from '../../db/writes/write.server.ts'\nexport const action = write",
  'app/db/writes/write.server.ts': 'export const write = () => 1',
  'app/components/a/asks-database.tsx':
    "import { write } from '../../db/writes/write.server.ts'\nexport const X = write",
  'app/components/a/marks.tsx': "import { mark } from '../../domain/marking/mark.ts'\nexport const X = mark",
  'app/domain/marking/mark.ts': 'export const mark = 1',
  'app/use-cases/a/speaks-http.server.ts': "import express from 'express'\nexport const app = express",
  'app/lib/a/knows-cases.ts': "import { is } from '../../use-cases/a/queries.server.ts'\nexport const x = is",
  'app/use-cases/a/compiles.server.ts':
    "import { compile } from '../../publishing/compile.ts'\nexport const c = compile",
  'app/publishing/compile.ts': "import { bundleMDX } from 'mdx-bundler'\nexport const compile = bundleMDX",
  'app/db/reads/opens.server.ts': "import { open } from '../engine/open.server.ts'\nexport const o = open",
  'app/db/engine/open.server.ts': 'export const open = 1',
  'app/lib/a/tested.ts': "import { t } from '../../../tests/t.ts'\nexport const x = t",
  'tests/t.ts': 'export const t = 1',
}

const folder = mkdtempSync(join(tmpdir(), 'weiwan-faults-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function cruise(cwd: string): { violations: { rule: { name: string }; from: string; to: string }[] } {
  const binary = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = resolve('tests/architecture/dependencies.cjs')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [binary, 'app', '--config', config, '--output-type', 'json'],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 200_000_000,
    },
  )
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout).summary
}

test('the product keeps every dependency rule', () => {
  const broken = cruise(process.cwd()).violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  expect(broken).toEqual([])
})

test('every rule trips over its planted fault', () => {
  for (const [file, text] of Object.entries(FAULTS)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  copyFileSync('tsconfig.json', join(folder, 'tsconfig.json'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const tripped = new Set(cruise(folder).violations.map(({ rule }) => rule.name))
  expect(forbidden.map(({ name }) => name).filter((name) => !tripped.has(name))).toEqual([])
})
