import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { TEMPLATE, weiwan } from './server.ts'

/** A database with the content published and the demonstration people in it, copied for every server. */
export default function globalSetup(): void {
  mkdirSync(dirname(TEMPLATE), { recursive: true })
  for (const ending of ['', '-wal', '-shm']) rmSync(`${TEMPLATE}${ending}`, { force: true })
  weiwan(TEMPLATE, 'db', 'migrate')
  weiwan(TEMPLATE, 'content', 'publish', '--tables', '48')
  weiwan(TEMPLATE, 'demo', 'load')
}
