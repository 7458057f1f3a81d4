import { findKeyChange, stampOf } from '../../db/reads/regrades.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertItemKey, setChangeStatus } from '../../db/writes/regrades.server.ts'
import { stalenessOf } from '../../domain/marking/regrade-report.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { applyKeyChanges } from './apply-key-changes.server.ts'
import { dryRun } from './dry-run.server.ts'

/** How many attempts are marked again while the approver waits; a job goes on with the rest. */
const AT_ONCE = 50

type Approval = { changeId: string; hash: string; approverId: string }

/**
 * Approves a dry run by its hash: the corrected key comes into force, and the attempts are marked again, the first ones
 * at once. Everything the dry run rests on is read again, and must be the same.
 * Refuses `no-such-change`, `change-closed`, `own-proposal` (a second person approves), `own-attempt`, `stale` with
 * what has changed, and `other-report` when the approver looked at an older report than the one that is stored.
 */
export async function approveKeyChange(world: World, approval: Approval) {
  const { changeId, hash, approverId } = approval
  const { db, now, newId } = world
  const [at, eventId] = [now(), newId()]
  const change = await findKeyChange(db, changeId)
  if (!change) return refuse({ code: 'no-such-change' } as const)
  const { status, itemId, itemVersion, policy, body, proposedBy } = change
  if (status !== 'proposed') return refuse({ code: 'change-closed', status } as const)
  if (proposedBy === approverId) return refuse({ code: 'own-proposal' } as const)
  if (change.dryRunHash !== hash) return refuse({ code: 'other-report' } as const)
  // thousands of answers are read before the transaction, which then only looks whether anything has moved
  const stamp = await stampOf(db, change)
  const run = await dryRun({ db }, change)
  if (!run.ok) return run
  const { report, fromKeyVersion } = run.value
  if (report.rows.some(({ personId }) => personId === approverId))
    return refuse({ code: 'own-attempt' } as const)
  if (run.value.hash !== hash)
    return refuse({ code: 'stale', changed: stalenessOf(change.dryRun, report) } as const)
  const approved = await db.tx(async () => {
    if ((await stampOf(db, change)) !== stamp) return undefined
    const moved = { from: 'proposed', status: 'approved', approvedBy: approverId, approvedAt: at } as const
    if (!(await setChangeStatus(db, changeId, moved)))
      return refuse({ code: 'change-closed', status } as const)
    if (body !== null)
      await insertItemKey(db, {
        itemId,
        itemVersion,
        keyVersion: fromKeyVersion + 1,
        body,
        keyChangeId: changeId,
        createdAt: at,
      })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: approverId,
      kind: 'key-change-approved',
      subject: itemId,
      facts: { changeId, itemVersion, policy, hash, ...report.totals },
    })
    return ok({ id: changeId })
  })
  if (!approved) return approveKeyChange(world, approval)
  if (approved.ok) await applyKeyChanges(world, { keyChangeId: changeId, limit: AT_ONCE })
  return approved
}
