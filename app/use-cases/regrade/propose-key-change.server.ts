import { findKeyChange, keyChangesOf } from '../../db/reads/regrades.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertKeyChange, setChangeStatus, setDryRun } from '../../db/writes/regrades.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { dryRun, type WantedChange } from './dry-run.server.ts'

/**
 * Proposes a corrected key: runs it dry over every stored answer and keeps the report with its hash. No score and no
 * key changes. Refuses what `dryRun` refuses, `change-open` while another correction of the item version is under way,
 * and `own-attempt` for somebody who sat one of the attempts himself.
 */
export async function proposeKeyChange(
  { db, now, newId }: World,
  { reason, proposedBy, ...wanted }: WantedChange & { reason: string; proposedBy: string },
) {
  const [id, at, eventId] = [newId(), now(), newId()]
  const run = await dryRun({ db }, wanted)
  if (!run.ok) return run
  const { fromKeyVersion, report, hash } = run.value
  if (report.rows.some(({ personId }) => personId === proposedBy))
    return refuse({ code: 'own-attempt' } as const)
  return db.tx(async () => {
    const open = (await keyChangesOf(db, wanted.itemId)).find(
      ({ itemVersion, status }) =>
        itemVersion === wanted.itemVersion && (status === 'proposed' || status === 'approved'),
    )
    if (open) return refuse({ code: 'change-open', changeId: open.id } as const)
    await insertKeyChange(db, {
      ...wanted,
      id,
      fromKeyVersion,
      reason,
      status: 'proposed',
      dryRun: report,
      dryRunHash: hash,
      proposedBy,
      proposedAt: at,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: proposedBy,
      kind: 'key-change-proposed',
      subject: wanted.itemId,
      facts: { changeId: id, itemVersion: wanted.itemVersion, policy: wanted.policy, reason, hash },
    })
    return ok({ id, hash })
  })
}

/**
 * Runs a proposed correction dry again, since what it rests on has changed: the new hash is what can be approved.
 * Refuses `no-such-change`, `change-closed` and what `dryRun` refuses.
 */
export async function renewDryRun(
  { db, now, newId }: World,
  { changeId, actorId }: { changeId: string; actorId: string },
) {
  const [at, eventId] = [now(), newId()]
  const change = await findKeyChange(db, changeId)
  if (!change) return refuse({ code: 'no-such-change' } as const)
  if (change.status !== 'proposed') return refuse({ code: 'change-closed', status: change.status } as const)
  const run = await dryRun({ db }, change)
  if (!run.ok) return run
  const { fromKeyVersion, report, hash } = run.value
  return db.tx(async () => {
    if (!(await setDryRun(db, changeId, { dryRun: report, dryRunHash: hash, fromKeyVersion })))
      return refuse({ code: 'change-closed', status: change.status } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'key-change-run-again',
      subject: change.itemId,
      facts: { changeId, hash, before: change.dryRunHash },
    })
    return ok({ hash })
  })
}

/** Takes a proposed correction back, by its proposer or another. Refuses `no-such-change`, `change-closed`. */
export async function withdrawKeyChange(
  { db, now, newId }: World,
  { changeId, actorId }: { changeId: string; actorId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const change = await findKeyChange(db, changeId)
    if (!change) return refuse({ code: 'no-such-change' } as const)
    if (!(await setChangeStatus(db, changeId, { from: 'proposed', status: 'withdrawn' })))
      return refuse({ code: 'change-closed', status: change.status } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'key-change-withdrawn',
      subject: change.itemId,
      facts: { changeId },
    })
    return ok({ id: changeId })
  })
}
