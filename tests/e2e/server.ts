import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const TEMPLATE = resolve('test-results/.template.db')

/** Runs one of our commands on a database and hands back what it printed; throws when it fails. */
export function weiwan(database: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'app/cli/main.ts', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: `file:${database}` },
    },
  )
  if (status !== 0) throw new Error(`weiwan ${args.join(' ')}: exit ${status}\n${stdout}\n${stderr}`)
  return stdout
}

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The built product on a database of its own. It can be killed and started again on the same port and data. */
export class RunningServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'weiwan-e2e-'))
  readonly database = join(this.folder, 'weiwan.db')
  output = ''
  private child: ChildProcess | undefined
  private constructor(readonly port: number) {}

  static async start(template = TEMPLATE): Promise<RunningServer> {
    const server = new RunningServer(await freePort())
    copyFileSync(template, server.database)
    await server.run()
    return server
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  get pid(): number | undefined {
    return this.child?.pid
  }

  async run(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/server/main.ts'], {
      env: {
        ...process.env,
        DATABASE_URL: `file:${this.database}`,
        PORT: String(this.port),
        LOG_LEVEL: 'warn',
        NODE_ENV: 'production',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        this.output += String(chunk)
      })
    child.once('exit', (code, signal) => {
      if (this.child === child)
        console.error(`the server ended by itself (${code ?? signal}):\n${this.output}`)
    })
    for (let tries = 0; tries < 200; tries++) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined)
      if (answer?.ok) return
      await new Promise((go) => setTimeout(go, 100))
    }
    throw new Error(`the server did not start:\n${this.output}`)
  }

  /** kill -9: nothing is finished, nothing is flushed. */
  async kill(): Promise<void> {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    this.child = undefined
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
  }

  async stop(): Promise<void> {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
