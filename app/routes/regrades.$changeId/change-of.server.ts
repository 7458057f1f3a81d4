import type { AppLoadContext } from '@remix-run/node'
import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { findKnowledge } from '../../db/reads/content.server.ts'
import { namesOf } from '../../db/reads/people.server.ts'
import { countRegraded, findKeyChange } from '../../db/reads/regrades.server.ts'
import { type ItemReview, keyView } from '../../domain/item/review.ts'
import type { ItemBody } from '../../domain/item/schema.ts'
import type { ReportRow } from '../../domain/marking/regrade-report.ts'

const PAGE = 50

export type ShownChange = NonNullable<Awaited<ReturnType<typeof changeOf>>>
export type ShownRow = ShownChange['rows'][number]

/** A correction with its report: the people who flip first, then those whose score changes, a page at a time. */
export async function changeOf(
  { world: { db } }: AppLoadContext,
  { id, page, viewerId }: { id: string; page: number; viewerId: string },
) {
  const change = await findKeyChange(db, id)
  if (!change) return undefined
  const { itemId, itemVersion, fromKeyVersion, policy, body, dryRun: report } = change
  const versions = await itemVersionsOf(db, [{ itemId, itemVersion, keyVersion: fromKeyVersion }])
  const before = versions.get(versionName(itemId, itemVersion))?.body
  const touched = report.rows
    .filter(({ before, after }) => before.points !== after.points || before.passed !== after.passed)
    .sort((a, b) => Number(b.flip !== null) - Number(a.flip !== null))
  const pages = Math.max(1, Math.ceil(touched.length / PAGE))
  const at = Math.min(Math.max(1, page), pages)
  const shown = touched.slice((at - 1) * PAGE, at * PAGE)
  const names = await namesOf(db, [
    change.proposedBy,
    ...(change.approvedBy ? [change.approvedBy] : []),
    ...shown.map(({ personId }) => personId),
  ])
  const leaves = new Map((await findKnowledge(db))?.leaves.map((leaf) => [leaf.id, leaf.name]))
  const nameOf = (personId: string | null) => (personId ? (names.get(personId)?.name ?? personId) : null)
  return {
    id,
    itemId,
    itemVersion,
    policy,
    reason: change.reason,
    status: change.status,
    hash: change.dryRunHash,
    proposer: nameOf(change.proposedBy),
    proposedAt: change.proposedAt,
    approver: nameOf(change.approvedBy),
    approvedAt: change.approvedAt,
    before: keyed(before),
    after: body ? keyed(body) : null,
    totals: report.totals,
    statistics: report.statistics,
    unmarked: report.unmarked,
    certificates: certificatesIn(report.rows),
    proportions: report.proportions && {
      ...report.proportions,
      leaves: report.proportions.leaves.map((leaf) => ({
        ...leaf,
        name: leaves.get(leaf.leaf) ?? leaf.leaf,
      })),
    },
    rows: shown.map(({ input: _, personId, ...row }) => ({
      ...row,
      name: names.get(personId)?.name ?? personId,
      login: names.get(personId)?.login ?? '',
    })),
    touched: touched.length,
    page: at,
    pages,
    taken: change.status === 'approved' || change.status === 'applied' ? await countRegraded(db, id) : 0,
    ownProposal: change.proposedBy === viewerId,
    ownAttempt: report.rows.some(({ personId }) => personId === viewerId),
  }
}

const keyed = (body: ItemBody | undefined): { body: ItemBody; key: ItemReview['key'] } | null =>
  body ? { body, key: keyView(body) } : null

/** What happens to certificates: those that would be flagged, and how many would be awarded. */
function certificatesIn(rows: readonly ReportRow[]) {
  return {
    flagged: rows.flatMap(({ flip, certificates }) =>
      flip === 'toFail' ? certificates.map(({ number }) => number) : [],
    ),
    awarded: rows.filter(({ flip, awards }) => flip === 'toPass' && awards).length,
  }
}
