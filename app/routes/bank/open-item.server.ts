import type { AppLoadContext } from '@remix-run/node'
import { versionsOfItem } from '../../db/reads/bank.server.ts'
import { findDraft, findItemHead, formUses } from '../../db/reads/bank-item.server.ts'
import { findModule } from '../../db/reads/content.server.ts'
import { namesOf } from '../../db/reads/people.server.ts'
import { keyChangesOf } from '../../db/reads/regrades.server.ts'
import { findWork } from '../../db/reads/works.server.ts'
import { leafOf } from '../../domain/blueprint/schema.ts'
import { changesBetween } from '../../domain/item/changes.ts'
import { keyView } from '../../domain/item/review.ts'
import { candidateView } from '../../domain/item/schema.ts'
import type { BankRow } from '../../domain/item/search.ts'
import { sideOf } from '../../domain/item/side.ts'
import { headOf } from '../../domain/item/work.ts'
import { type KnowledgeTree, pointsOf } from '../../domain/knowledge/schema.ts'
import { markSamples } from '../../use-cases/item/try-item.server.ts'

export type OpenItem = NonNullable<Awaited<ReturnType<typeof openItem>>>
type Versions = Awaited<ReturnType<typeof versionsOfItem>>

/** Everything a trainer may see of one item or draft, key and sources included; undefined when there is no such item. */
export async function openItem(
  { world: { db } }: AppLoadContext,
  {
    id,
    against,
    rows,
    tree,
  }: { id: string; against: number; rows: readonly BankRow[]; tree: KnowledgeTree | undefined },
) {
  const head = await findItemHead(db, id)
  if (!head) return undefined
  const versions = await versionsOfItem(db, id)
  const [draft, uses, module] = [
    await findDraft(db, id),
    await formUses(db, [id]),
    await findModule(db, head.moduleId),
  ]
  const standing = versions.find(({ n }) => n === head.currentVersion)
  const facts = standing?.facts
  const work = await findWork(db, id)
  const begun = work && headOf(work.body)
  const about =
    facts ??
    draft ??
    (begun && {
      knowledgePoint: begun.knowledgePoint,
      difficulty: begun.difficulty,
      section: undefined,
      asOf: '',
      source: { document: begun.document, ref: '', kind: 'team' as const, url: undefined },
    })
  if (!about) return undefined
  const names = await namesOf(
    db,
    [work?.authorId, standing?.authorId, standing?.approvedBy].filter((one) => one != null),
  )
  const nameOf = (personId: string | null | undefined) =>
    personId ? (names.get(personId)?.name ?? null) : null
  const section = module?.sections.find((one) => one.id === about.section)
  const row = rows.find((one) => one.id === id)
  const samples = standing ? markSamples(standing.body, standing.facts) : []
  return {
    id,
    status: head.status,
    reserved: head.reserved,
    levels: row?.levels ?? head.levels,
    version: standing?.n ?? null,
    body: standing?.body ?? null,
    key: standing ? keyView(standing.body) : null,
    view: standing ? candidateView(standing.body) : null,
    draft:
      draft && !standing
        ? { stem: draft.stem, options: draft.options ?? [], reason: draft.draftReason }
        : begun && !standing
          ? { stem: begun.stem, options: [], reason: '' }
          : null,
    kind: standing?.body.kind ?? row?.kind ?? 'single',
    origin: row?.origin ?? 'file',
    work: work ? { status: work.status, author: nameOf(work.authorId), updatedAt: work.updatedAt } : null,
    statistics: row
      ? {
          facility: row.facility,
          answers: row.answers,
          discrimination: row.discrimination,
          a: row.a,
          b: row.b,
        }
      : null,
    rationale: facts?.rationale ?? null,
    samples: samples.map(({ answer, expected, mark }) => ({
      answer,
      expected,
      points: mark.points,
      outOf: mark.outOf,
      state: mark.state,
    })),
    source: about.source,
    asOf: about.asOf,
    answerStatus: facts?.answerStatus ?? null,
    effectiveDate: facts?.effectiveDate ?? null,
    verifiedAt: facts?.verifiedAt ?? null,
    difficulty: about.difficulty ?? null,
    ...placeOf(tree, about.knowledgePoint),
    otherPoints: (facts?.otherKnowledgePoints ?? []).map((point) => placeOf(tree, point).point),
    module: { id: head.moduleId, title: module?.title ?? null },
    section: section ?? null,
    author: nameOf(standing?.authorId) ?? facts?.author ?? null,
    reviewedBy: nameOf(standing?.approvedBy) ?? facts?.reviewedBy ?? null,
    enemies: head.enemyGroups.map((group) => ({
      group,
      items: rows
        .filter((other) => other.id !== id && other.enemyGroups.includes(group))
        .map((other) => ({ id: other.id, stem: other.stem })),
    })),
    uses: uses.get(id) ?? null,
    versions: versions
      .map(({ n, keyVersion, createdAt, ...version }, at) => {
        const before = versions[at - 1]
        return { n, keyVersion, createdAt, changes: before ? changesBetween(before, version) : null }
      })
      .reverse(),
    corrections: (await keyChangesOf(db, id)).map(
      ({ id: changeId, itemVersion, policy, status, proposedAt }) => ({
        changeId,
        itemVersion,
        policy,
        status,
        at: proposedAt,
      }),
    ),
    compared: comparedWith(versions, head.currentVersion, against),
  }
}

function placeOf(tree: KnowledgeTree | undefined, id: string) {
  const point = tree && pointsOf(tree).find((one) => one.id === id)
  const leafId = leafOf(tree?.leaves.map((leaf) => leaf.id) ?? [], id)
  return {
    point: { id, name: point?.name ?? id },
    leafName: tree?.leaves.find((leaf) => leaf.id === leafId)?.name ?? null,
  }
}

/** An earlier version beside the standing one; null when the address names none, or the standing one itself. */
function comparedWith(versions: Versions, current: number | null, against: number) {
  const [then, now] = [against, current].map((n) => versions.find((version) => version.n === n))
  if (!then || !now || then === now) return null
  const side = ({ n, body, facts }: Versions[number]) => sideOf({ n, body, rationale: facts.rationale })
  return { earlier: side(then), standing: side(now) }
}
