import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { takeLease } from '../../db/writes/leases.server.ts'
import { HOUR, SECOND } from '../../domain/shared/instant.ts'
import { type Issuing, issueLeftOver } from '../../use-cases/certificate/issue-credential.server.ts'
import { watchTerms } from '../../use-cases/certificate/watch-terms.server.ts'
import { closeOverdue } from '../../use-cases/exam/end-attempt.server.ts'
import { markLeftOver } from '../../use-cases/exam/mark-left-over.server.ts'
import { releaseDue } from '../../use-cases/exam/release-results.server.ts'
import { applyLeftOver } from '../../use-cases/regrade/apply-key-changes.server.ts'
import { closeOverdueTalks } from '../../use-cases/role-play/practical.server.ts'
import type { World } from '../../use-cases/world.ts'

export type Job = Readonly<{ name: string; everyMs: number; run(world: World): Promise<unknown> }>

/** What the server does when nobody asks. */
export const JOBS: readonly Job[] = [
  { name: 'sweeper', everyMs: 15 * SECOND, run: closeOverdue },
  { name: 'talks', everyMs: 15 * SECOND, run: closeOverdueTalks },
  { name: 'regrade', everyMs: 15 * SECOND, run: applyLeftOver },
  { name: 'marking', everyMs: 60 * SECOND, run: markLeftOver },
  { name: 'release', everyMs: 30 * SECOND, run: releaseDue },
  { name: 'expiry', everyMs: HOUR, run: watchTerms },
]

/** Signs the credentials of new certificates, where the site's own address is set. */
export const credentialsJob = (issuing: Issuing): Job => ({
  name: 'credentials',
  everyMs: 60 * SECOND,
  run: (world) => issueLeftOver(world, issuing),
})

/** Starts the jobs, each under a lease so that one node has it at a time. @returns what stops them */
export function runJobs(world: World, log: Logger, jobs: readonly Job[] = JOBS): () => void {
  const holder = randomUUID()
  const timers = jobs.map((job) => {
    let busy = false
    const turn = async () => {
      if (busy) return
      busy = true
      try {
        if (await takeLease(world.db, { name: job.name, holder, at: world.now(), forMs: job.everyMs * 2 }))
          await job.run(world)
      } catch (error) {
        log.error({ job: job.name, err: error }, 'job failed')
      } finally {
        busy = false
      }
    }
    void turn()
    return setInterval(() => void turn(), job.everyMs)
  })
  return () => timers.forEach(clearInterval)
}
