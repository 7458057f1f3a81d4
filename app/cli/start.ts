import { existsSync } from 'node:fs'
import { weiwan } from './steps.ts'

/** The production start: newest schema, newest content, serve. It never makes an account. */
if (!existsSync('build/server/index.js')) {
  console.error('还没有构建。请先运行：npm run build')
  process.exit(2)
}
weiwan('数据库', 'db', 'migrate')
weiwan('课程与题库', 'content', 'publish')
await import('../server/main.ts')
