import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { BadFile } from '../../domain/item/import/read-file.ts'
import { type Result, refuse } from '../../domain/shared/result.ts'
import type { Brought, Examined, Known, Stage } from './examine-file.server.ts'

/** Three thousand questions take seconds; more than this is no file of questions. */
const LONGEST_MS = 120_000
const MOST_MEMORY_MB = 1_024

type Message = Readonly<{ stage?: Stage; examined?: Result<Examined, BadFile> }>

/**
 * `examineFile` in a process of its own: the one that serves exams goes on, whatever is in the file. Refuses `bad-file`,
 * also when the process takes too long or ends early. Needs the source beside the build, as `npm start` does.
 */
export function examineApart(
  brought: Brought,
  known: Known,
  tell: (stage: Stage) => void = () => {},
): Promise<Result<Examined, BadFile>> {
  const bad = (message: string) => refuse({ code: 'bad-file', line: 1, message } as const)
  return new Promise((done) => {
    const child = fork(join(process.cwd(), 'app/lib/exchange/examine-process.ts'), {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${MOST_MEMORY_MB}`],
      serialization: 'advanced',
    })
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      done(bad('读了两分钟还没有读完，已经停下；请把文件分成几份'))
    }, LONGEST_MS)
    child.on('message', ({ stage, examined }: Message) => {
      if (stage) tell(stage)
      if (examined) done(examined)
    })
    // an answer that came first stands: a promise is kept once
    child.on('exit', () => {
      clearTimeout(late)
      done(bad('读这个文件的时候中途停了；请另存一份，或分成几份再试'))
    })
    child.on('error', () => done(bad('没能开始读这个文件；请稍后再试')))
    child.send({ brought, known })
  })
}
