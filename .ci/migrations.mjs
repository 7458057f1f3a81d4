// The committed migrations are what the schema says, in both dialects: generating again changes nothing.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const before = mkdtempSync(join(tmpdir(), 'weiwan-drizzle-'))
cpSync('drizzle', before, { recursive: true })
let drift = 0
for (const [dialect, url] of [
  ['sqlite', ''],
  ['postgres', 'postgres://x'],
]) {
  execFileSync(
    'npx',
    ['drizzle-kit', 'generate', '--config', 'drizzle/drizzle.config.ts', '--name', 'drift'],
    {
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const names = (folder) => readdirSync(folder, { recursive: true }).map(String).sort()
  const [old, now] = [names(join(before, dialect)), names(join('drizzle', dialect))]
  const added = now.filter((file) => !old.includes(file))
  if (added.length === 0) continue
  drift = 1
  console.error(`drizzle/${dialect}: the schema has changes without a migration:`)
  for (const file of added.filter((name) => name.endsWith('.sql')))
    console.error(readFileSync(join('drizzle', dialect, file), 'utf8'))
}
if (drift) {
  rmSync('drizzle', { recursive: true })
  cpSync(before, 'drizzle', { recursive: true })
  console.error('run: npm run db:generate')
}
rmSync(before, { recursive: true, force: true })
if (!drift) console.log('both dialects match the schema')
process.exit(drift)
