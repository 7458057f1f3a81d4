import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { getBlueprintVersion } from '../../db/reads/content.server.ts'
import { type Attempt, attemptsOf, findExamSession, findPool, slotsOf } from '../../db/reads/exams.server.ts'
import { candidateFacts } from '../../db/reads/study.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertAttempt } from '../../db/writes/exams.server.ts'
import { assembleForms } from '../../domain/assembly/assemble.ts'
import { optionOrders } from '../../domain/assembly/options.ts'
import { ASSEMBLY_VERSION, type OverlapBudget } from '../../domain/assembly/types.ts'
import { deadlineFor } from '../../domain/attempt/state.ts'
import { unmetConditions } from '../../domain/certification/eligibility.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'

/**
 * Draws a form for one candidate and opens the attempt; the snapshot of form, option order, points, keys, deadline and
 * cut is written with it. An attempt already open is returned as it is.
 * Refuses `no-such-exam`, `not-open-yet`, `window-closed`, `not-eligible` (with what is unmet) and `no-form`.
 */
export async function startAttempt(
  { db, now, newSeed, newId }: World,
  { candidateId, examId }: { candidateId: string; examId: string },
) {
  const [id, seed, startedAt, eventId] = [newId(), newSeed(), now(), newId()]
  return db.tx(async () => {
    const exam = await findExamSession(db, examId)
    const pool = exam && (await findPool(db, exam.level))
    if (!exam || !pool) return refuse({ code: 'no-such-exam', examId } as const)
    const earlier = (await attemptsOf(db, candidateId)).filter(
      ({ level, status }) => level === exam.level && status !== 'voided',
    )
    const open = earlier.find(({ status }) => status === 'inProgress')
    if (open) return ok({ attemptId: open.id, resumed: true })
    if (exam.opensAt !== null && startedAt < exam.opensAt)
      return refuse({ code: 'not-open-yet', opensAt: exam.opensAt } as const)
    if (exam.closesAt !== null && startedAt >= exam.closesAt)
      return refuse({ code: 'window-closed', closesAt: exam.closesAt } as const)

    const blueprint = await getBlueprintVersion(db, exam.level, pool.blueprintVersion)
    const { rules } = blueprint
    const unmet = unmetConditions(rules, await candidateFacts(db, candidateId, exam.level), startedAt)
    if (unmet.length > 0) return refuse({ code: 'not-eligible', unmet } as const)

    const overlaps = await lastForm(earlier, rules.maxOverlap.value)
    const drawn = assembleForms({ blueprint, bank: pool.entries, tables: pool.tables, seed, overlaps })
    if (!drawn.ok) return refuse({ code: 'no-form', reason: drawn.refusal.code } as const)
    const [form] = drawn.value
    if (!form) return refuse({ code: 'no-form', reason: 'no-table' } as const)

    const versions = await itemVersionsOf(
      db,
      form.items.map(({ id: itemId, version }) => ({ itemId, itemVersion: version })),
    )
    const given = form.items.map((entry) => {
      const version = versions.get(versionName(entry.id, entry.version))
      if (!version) throw new Error(`item ${entry.id} has no version ${entry.version}`)
      return { entry, version }
    })
    const orders = optionOrders(
      seed,
      given.map(({ entry, version }) => ({ id: entry.id, body: version.body })),
    )
    const slots = given.map(({ entry, version }, i) => ({
      attemptId: id,
      slot: i + 1,
      itemId: entry.id,
      itemVersion: entry.version,
      keyVersion: version.keyVersion,
      kind: entry.kind,
      points: entry.points,
      leaf: entry.leaf,
      knowledgePoint: entry.knowledgePoint,
      optionOrder: orders[entry.id] ?? [],
    }))
    const attempt = {
      id,
      examSessionId: exam.id,
      personId: candidateId,
      level: exam.level,
      status: 'inProgress',
      epoch: 1,
      rootSeed: seed,
      blueprintVersion: pool.blueprintVersion,
      poolId: pool.id,
      tableIndex: form.tableIndex,
      assemblyVersion: ASSEMBLY_VERSION,
      formHash: hashOf(slots.map(({ attemptId: _, ...slot }) => slot)),
      verification: form.verification,
      fullMark: rules.fullMark.value,
      cutScore: rules.cutScore.value,
      graceMs: rules.graceMs.value,
      release: rules.release.value,
      startedAt,
      deadline: deadlineFor({ minutes: rules.minutes.value, closesAt: exam.closesAt }, startedAt),
      endedAt: null,
      submitKey: null,
      receipt: null,
      releasedAt: null,
    }
    await insertAttempt(db, attempt, slots)
    await recordEvent(db, {
      id: eventId,
      at: startedAt,
      actorId: candidateId,
      kind: 'attempt-started',
      subject: id,
      facts: { examId, formHash: attempt.formHash },
    })
    return ok({ attemptId: id, resumed: false })

    /** The form of the last attempt, of which the new one may repeat a share. */
    async function lastForm(attempts: readonly Attempt[], share: number): Promise<OverlapBudget[]> {
      const last = attempts.at(-1)
      if (!last) return []
      const ids = (await slotsOf(db, last.id)).map(({ itemId }) => itemId)
      return [{ previous: new Set(ids), max: Math.floor(ids.length * share) }]
    }
  })
}
