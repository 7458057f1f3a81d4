import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { marksOf } from '../../db/reads/exams.server.ts'
import {
  approvedChanges,
  attemptsDue,
  changesDue,
  concernedAttempts,
  findKeyChange,
  type KeyChange,
} from '../../db/reads/regrades.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { flagCertificate } from '../../db/writes/certification.server.ts'
import { insertScore } from '../../db/writes/exams.server.ts'
import { setChangeStatus } from '../../db/writes/regrades.server.ts'
import { regradeAttempt } from '../../domain/marking/regrade.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { awardTheory } from '../certificate/award-theory.server.ts'
import type { World } from '../world.ts'
import { correctionOf } from './dry-run.server.ts'

/**
 * Lets a marked attempt take every correction in force on its items that it has not taken yet, in the order they came
 * into force: each adds a score version and leaves the earlier ones. A pass that is lost flags the certificates that
 * rest on it. Once an attempt and correction, so a second call changes nothing.
 * Call it inside the transaction that marks, so that nobody sees the score in between; awarding is the caller's part.
 * @returns the score that stands now, and whether it gained a pass that is to be awarded; undefined when there was
 * nothing to take
 */
export async function takeKeyChanges({ db }: Pick<World, 'db'>, attemptId: string, at: number) {
  let standing: { points: number; passed: boolean; gained: boolean } | undefined
  for (const change of await changesDue(db, attemptId)) {
    const taken = await takeOne({ db }, { attemptId, change, at })
    if (taken) standing = { ...taken, gained: taken.passed && (taken.gained || (standing?.gained ?? false)) }
  }
  return standing
}

async function takeOne(
  { db }: Pick<World, 'db'>,
  { attemptId, change, at }: { attemptId: string; change: KeyChange; at: number },
) {
  const { id: keyChangeId, itemId, itemVersion, fromKeyVersion, policy, body } = change
  const [attempt] = await concernedAttempts(db, { itemId, itemVersion, fromKeyVersion }, attemptId)
  if (!attempt) return undefined
  const versions = await itemVersionsOf(db, [{ itemId, itemVersion, keyVersion: fromKeyVersion }])
  const version = versions.get(versionName(itemId, itemVersion))
  const correction = version && correctionOf(policy, version.body, body)
  if (!correction) throw new Error(`key change ${keyChangeId} has no ${version ? 'key' : 'item version'}`)
  const { mark, before, after, flip } = regradeAttempt(attempt, correction)
  const n = attempt.n + 1
  const rows = await marksOf(db, attemptId, attempt.n)
  await insertScore(
    db,
    {
      attemptId,
      n,
      points: after.points,
      outOf: attempt.fullMark,
      passed: after.passed,
      reason: 'regrade',
      keyChangeId,
      actorId: change.proposedBy,
      approverId: change.approvedBy,
      createdAt: at,
    },
    rows.map((row) =>
      row.slot === attempt.slot
        ? { attemptId, n, slot: row.slot, ...mark, trace: [...mark.trace] }
        : { ...row, attemptId, n },
    ),
  )
  if (flip === 'toFail') {
    const reason = `试题 ${itemId} 的答案更正后重判：原 ${formatPoints(before.points)} 分，现 ${formatPoints(after.points)} 分，不再合格。更正原因：${change.reason}`
    for (const { id, number } of attempt.certificates) {
      if (!(await flagCertificate(db, id, { flaggedAt: at, flagReason: reason }))) continue
      await recordEvent(db, {
        id: `${keyChangeId}/${id}`,
        at,
        actorId: change.approvedBy,
        kind: 'certificate-flagged',
        subject: number,
        facts: { attemptId, keyChangeId, reason },
      })
    }
  }
  await recordEvent(db, {
    // one an attempt and correction, whoever gets there first
    id: `${keyChangeId}/${attemptId}`,
    at,
    actorId: change.approvedBy,
    kind: 'attempt-regraded',
    subject: attemptId,
    facts: { keyChangeId, n, before, after },
  })
  return { ...after, gained: flip === 'toPass' && attempt.formal && attempt.status === 'released' }
}

/**
 * Marks again what corrections in force ask for and nobody has done yet, an attempt a transaction, and closes the
 * corrections that everybody has taken. A server killed in between goes on where it was.
 * @param keyChangeId this correction alone
 * @param limit how many attempts at most
 * @returns how many attempts were marked again
 */
export async function applyKeyChanges(
  world: World,
  { keyChangeId, limit }: { keyChangeId?: string; limit: number },
): Promise<number> {
  const { db, now } = world
  const due = await attemptsDue(db, { keyChangeId, limit })
  for (const attemptId of due) {
    const at = now()
    const score = await db.tx(() => takeKeyChanges(world, attemptId, at))
    if (score?.gained) await awardTheory(world, attemptId)
  }
  for (const id of keyChangeId === undefined ? await approvedChanges(db) : [keyChangeId])
    await closeWhenTaken(world, id)
  return due.length
}

/** How many attempts one turn of the job marks again. */
const A_TURN = 200

/** The job that goes on with corrections of many attempts. */
export const applyLeftOver = (world: World): Promise<number> => applyKeyChanges(world, { limit: A_TURN })

async function closeWhenTaken({ db, now, newId }: World, changeId: string): Promise<void> {
  const [at, eventId] = [now(), newId()]
  await db.tx(async () => {
    if ((await attemptsDue(db, { keyChangeId: changeId, limit: 1 })).length > 0) return
    const change = await findKeyChange(db, changeId)
    const closing = { from: 'approved', status: 'applied', appliedAt: at } as const
    if (!change || !(await setChangeStatus(db, changeId, closing))) return
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: change.approvedBy,
      kind: 'key-change-applied',
      subject: change.itemId,
      facts: { changeId },
    })
  })
}
