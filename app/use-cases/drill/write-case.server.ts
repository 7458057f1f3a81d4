import { allCaseWorks, findCaseWork, votesOn } from '../../db/reads/complaint-desk.server.ts'
import { findPairing, type Pairing } from '../../db/reads/complaint-twins.server.ts'
import { findPublishedCase, publishedCases } from '../../db/reads/drill.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { moveCaseWork, putCaseWork } from '../../db/writes/complaint-desk.server.ts'
import {
  ANOTHER_DRAFT,
  CaseWork,
  maySeeKey,
  type Remark,
  remarksOn,
  toKnown,
} from '../../domain/complaint/desk.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

type Editable = Omit<CaseWork, 'replaces' | 'round' | 'publishedAs'>

/** Begins a case, empty or in place of a published one, whose words it starts from. Refuses `no-such-case`. */
export async function beginCase(
  { db, now, newId }: World,
  { authorId, replaces }: { authorId: string; replaces: string | null },
) {
  const [caseId, at] = [newId(), now()]
  return db.tx(async () => {
    const old = replaces === null ? undefined : await findPublishedCase(db, replaces)
    if (replaces !== null && !old) return refuse({ code: 'no-such-case' } as const)
    const [trapMotive = null] = Object.keys(old?.complaint.traps ?? {})
    const body = CaseWork.parse({
      ...(old && {
        ...CaseWork.partial().parse({ ...old.complaint, note: '' }),
        round: 1,
        publishedAs: null,
      }),
      replaces,
      trapMotive,
      trap: Object.values(old?.complaint.traps ?? {})[0] ?? '',
    })
    await putCaseWork(db, {
      caseId,
      body,
      status: 'draft',
      importId: null,
      suggestion: null,
      authorId,
      updatedAt: at,
    })
    return ok({ caseId })
  })
}

/**
 * Keeps what its author writes. The sentence itself and where it was said stand still while it is being labelled; the
 * key may be written at any time, raters do not see it.
 * Refuses `no-such-case`, `forbidden` (who may not see the key, see `maySeeKey`), `wrong-status` (published, or the sentence of a case
 * being labelled).
 */
export async function saveCase(
  { db, now }: World,
  { caseId, actorId, work }: { caseId: string; actorId: string; work: Editable },
) {
  const at = now()
  return db.tx(async () => {
    const standing = await findCaseWork(db, caseId)
    if (!standing) return refuse({ code: 'no-such-case' } as const)
    const { status } = standing
    if (!maySeeKey(standing, await votesOn(db, [caseId]), actorId))
      return refuse({ code: 'forbidden' } as const)
    if (status !== 'draft' && status !== 'rating') return refuse({ code: 'wrong-status', status } as const)
    const changed = work.text !== standing.work.text || work.channel !== standing.work.channel
    if (status === 'rating' && changed) return refuse({ code: 'wrong-status', status } as const)
    const body = { ...standing.work, ...work }
    if (!(await moveCaseWork(db, caseId, { from: status, to: status, body, at })))
      return refuse({ code: 'stale' } as const)
    return ok({ savedAt: at })
  })
}

/**
 * What is to be said of a sentence as it is written, beside all others that are published or being written, and beside
 * the case chosen as its twin.
 */
export async function checkedWork(
  { db }: Pick<World, 'db'>,
  { caseId, work }: { caseId: string; work: Editable },
): Promise<{ remarks: Remark[]; pairing: Pairing | null }> {
  const standing = await findCaseWork(db, caseId)
  const others = (await allCaseWorks(db)).filter(
    (it) => it.caseId !== caseId && it.status !== 'discarded' && it.status !== 'ready',
  )
  const bank = (await publishedCases(db)).filter(({ complaint }) => complaint.id !== standing?.work.replaces)
  const half = { ...work, id: null, replaces: standing?.work.replaces ?? null }
  return {
    remarks: remarksOn(CaseWork.parse(work), [
      ...bank.map(({ complaint }) => toKnown(complaint)),
      ...others.map(({ work: { text } }) => toKnown({ id: ANOTHER_DRAFT, text })),
    ]),
    pairing: work.twin === null ? null : await findPairing(db, half, work.twin),
  }
}

/**
 * Sends a draft to be labelled, takes one back to be reworded (labels given stay on record and count no more), or
 * discards it. Refuses `no-such-case`, `forbidden`, `wrong-status`, `case-faults` (nothing is written yet).
 */
export async function moveCase(
  { db, now, newId }: World,
  { caseId, actorId, to }: { caseId: string; actorId: string; to: 'rating' | 'draft' | 'discarded' },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const standing = await findCaseWork(db, caseId)
    if (!standing) return refuse({ code: 'no-such-case' } as const)
    const { work, status, authorId } = standing
    if (authorId !== actorId) return refuse({ code: 'forbidden' } as const)
    const from = FROM[to]
    if (!from.some((one) => one === status)) return refuse({ code: 'wrong-status', status } as const)
    if (to === 'rating' && work.text === '') return refuse({ code: 'case-faults', faults: ['还没有写句子'] })
    const body = to === 'draft' ? { ...work, round: work.round + 1 } : work
    if (!(await moveCaseWork(db, caseId, { from: status, to, body, at })))
      return refuse({ code: 'stale' } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: `complaint-${EVENT[to]}`,
      subject: caseId,
      facts: { round: body.round },
    })
    return ok({})
  })
}
const FROM = {
  rating: ['draft'],
  draft: ['rating'],
  discarded: ['draft', 'rating'],
} as const satisfies Record<string, readonly string[]>
const EVENT = { rating: 'sent-to-raters', draft: 'taken-back', discarded: 'discarded' } as const
