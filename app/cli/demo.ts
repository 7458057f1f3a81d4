import { existsSync, rmSync } from 'node:fs'
import { step, weiwan } from './steps.ts'

const FILE = 'data/demo.db'

/** Builds, migrates, publishes, loads demonstration people and serves. A second start keeps the data; --reset starts over. */
process.env.DATABASE_URL ??= `file:${FILE}`
if (process.argv.includes('--reset')) {
  for (const ending of ['', '-wal', '-shm', '.before-migrate']) rmSync(`${FILE}${ending}`, { force: true })
}
const kept = existsSync(FILE)
step('构建', 'npx', ['remix', 'vite:build'])
weiwan('数据库', 'db', 'migrate')
weiwan('课程与题库', 'content', 'publish')
weiwan('示范人员', 'demo', 'load')
if (kept) console.log('（沿用上次的数据；从头来过：npm run demo -- --reset）')
console.log('\n── 启动')
await import('../server/main.ts')
