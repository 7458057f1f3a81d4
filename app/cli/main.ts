import type { Engine } from '../db/engine/db.server.ts'
import { openEngine } from '../db/engine/open.server.ts'
import { readEnv } from '../runtime/env.server.ts'
import { realWorld } from '../runtime/world.server.ts'
import { readArguments } from './arguments.ts'
import { BadInput, type Command } from './command.ts'
import { bankExport } from './commands/bank-export.ts'
import { bankImport } from './commands/bank-import.ts'
import { complaintCheck } from './commands/complaint-check.ts'
import { complaintSuggest } from './commands/complaint-suggest.ts'
import { contentCheck } from './commands/content-check.ts'
import { contentExport } from './commands/content-export.ts'
import { contentPublish } from './commands/content-publish.ts'
import { credentialRotateKey, credentialVerify } from './commands/credential.ts'
import { dbBackup } from './commands/db-backup.ts'
import { dbMigrate } from './commands/db-migrate.ts'
import { demoLoad } from './commands/demo-load.ts'
import { examAnalyse } from './commands/exam-analyse.ts'
import { examAssemble } from './commands/exam-assemble.ts'
import { examMark } from './commands/exam-mark.ts'
import { rolePlayCheck } from './commands/role-play-check.ts'
import { rolePlayRecognise } from './commands/role-play-recognise.ts'
import { rolePlayRun } from './commands/role-play-run.ts'
import { userAdd } from './commands/user-add.ts'

const COMMANDS: readonly Command[] = [
  bankImport,
  bankExport,
  complaintCheck,
  complaintSuggest,
  contentCheck,
  contentPublish,
  contentExport,
  examAssemble,
  examAnalyse,
  examMark,
  rolePlayRun,
  rolePlayCheck,
  rolePlayRecognise,
  userAdd,
  dbMigrate,
  dbBackup,
  credentialVerify,
  credentialRotateKey,
  demoLoad,
]

/** Flags take no value, so that a word after them is an argument of its own. */
const json = process.argv.includes('--json')
const argv = process.argv.slice(2).filter((word) => word !== '--json')

let engine: Engine | undefined

async function main(): Promise<number> {
  const { words, options } = readArguments(argv)
  const found = COMMANDS.find(({ name }) => name === words.slice(0, 2).join(' '))
  if (!found) {
    const asked = words.slice(0, 2).join(' ')
    throw new BadInput(`${asked ? `没有命令“${asked}”` : '请给出命令'}。可用的命令：\n${usage()}`)
  }
  const args = Object.fromEntries(words.slice(2).map((word, i) => [`_${i}`, word]))
  const env = readEnv()
  const { exit, output, lines } = await found.run(
    { ...options, ...args },
    {
      databaseUrl: env.DATABASE_URL,
      world: async () => {
        engine ??= openEngine(env.DATABASE_URL)
        return realWorld(engine.db)
      },
      secret: env.SESSION_SECRET,
      newSeed: () => realWorld(undefined as never).newSeed(),
    },
  )
  if (json) await print(`${JSON.stringify(output)}\n`)
  else for (const line of lines) await print(`${line}\n`)
  return exit
}

const usage = (): string => COMMANDS.map(({ name, summary }) => `  weiwan ${name} ${summary}`).join('\n')

/** Written whole before the process may end: a pipe takes long documents in pieces. */
const print = (text: string) => new Promise<void>((done) => process.stdout.write(text, () => done()))

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(
    `${error instanceof BadInput ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exitCode = 2
} finally {
  await engine?.close()
}
