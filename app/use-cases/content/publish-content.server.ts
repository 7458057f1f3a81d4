import { appealedLines } from '../../db/reads/act-model.server.ts'
import { allBankItems, type BankItem, versionName } from '../../db/reads/bank.server.ts'
import { DOCUMENT_KINDS } from '../../db/reads/content.server.ts'
import {
  draftBodies,
  itemsInAttempts,
  versionHashes,
  versionsInAttempts,
} from '../../db/reads/publishing.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import {
  insertItemVersions,
  type NewItemVersion,
  putDrafts,
  retireItem,
} from '../../db/writes/content.server.ts'
import { keepImages } from '../../db/writes/images.server.ts'
import { keyOf } from '../../domain/item/changes.ts'
import { imageName } from '../../domain/item/image.ts'
import { isKeyCorrection } from '../../domain/item/key-change.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import { checkContent } from '../../publishing/content/check/check-content.ts'
import type { Content, LoadedItem } from '../../publishing/content/types.ts'
import { type Finding, hasErrors } from '../../publishing/findings.ts'
import type { World } from '../world.ts'
import { documentsOf, publishDocuments } from './publish-documents.server.ts'

export type Published = Readonly<{
  added: number
  newVersions: number
  retired: number
  unchanged: number
  findings: Finding[]
}>

/**
 * Publishes the content tree: in one transaction every new or changed document and item gets its next version, what
 * vanished is retired, what is the same stays. Nothing published is ever updated. A file that would change the key of
 * answers already given is held back with a warning: keys are corrected by regrade (docs/decisions/0011). So is one that
 * was rewritten or retired in the product and whose file changed since; what was written there is never retired here.
 * Refuses `content-has-errors` with all findings when a rule of severity error finds anything.
 */
export async function publishContent({ db, now, newId }: World, content: Content, actorId: string | null) {
  const findings = checkContent(content)
  if (hasErrors(findings)) return refuse({ code: 'content-has-errors', findings } as const)
  const [at, eventId] = [now(), newId()]
  const documents = documentsOf(content, await appealedLines(db))
  return db.tx(async () => {
    const changes = { added: 0, newVersions: 0, retired: 0, unchanged: 0 }
    const held: Finding[] = []
    for (const kind of DOCUMENT_KINDS) {
      const wanted = documents.filter((document) => document.kind === kind)
      const done = await publishDocuments(db, kind, wanted, at)
      for (const change of ['added', 'newVersions', 'retired', 'unchanged'] as const)
        changes[change] += done[change]
      held.push(...done.held)
    }
    const bank = new Map((await allBankItems(db)).map((item) => [item.id, item]))
    const given = await versionsInAttempts(db)
    const known = await versionHashes(
      db,
      [...bank.values()].filter(isKeptHere).map(({ id }) => id),
    )
    const versions: NewItemVersion[] = []
    for (const loaded of content.items) {
      const current = bank.get(loaded.item.id)
      const keptHere = current !== undefined && isKeptHere(current)
      const fault =
        current && (keptHere ? keptFault(loaded, current, known) : keyFault(loaded, current, given))
      if (fault) held.push(fault)
      const next = fault || keptHere ? undefined : nextItem(loaded, current)
      if (next) versions.push(next)
      changes[!next ? 'unchanged' : next.n === 1 ? 'added' : 'newVersions']++
    }
    const shown = new Set(versions.flatMap(({ item }) => (item.body.images ?? []).map(({ file }) => file)))
    const images = content.images.filter((image) => shown.has(imageName(image)))
    await keepImages(db, images, { addedAt: at, addedBy: null })
    await insertItemVersions(db, versions, at)
    const drafts = await draftBodies(db)
    const changed = content.drafts.filter(({ draft }) => {
      if (bank.get(draft.id)?.authorId) return false // it was given its answer in the product
      const standing = drafts.get(draft.id)
      return standing === undefined || hashOf(standing) !== hashOf(draft)
    })
    await putDrafts(db, changed, at)
    const fresh = changed.filter(({ draft }) => !drafts.has(draft.id)).length
    changes.added += fresh
    changes.newVersions += changed.length - fresh
    changes.unchanged += content.drafts.length - changed.length
    const kept = new Set([
      ...content.items.map(({ item }) => item.id),
      ...content.drafts.map(({ draft }) => draft.id),
    ])
    const vanished = [...bank.values()].filter(
      ({ id, status, authorId }) => !kept.has(id) && status !== 'retired' && authorId === null,
    )
    for (const { id } of vanished) await retireItem(db, id, at)
    changes.retired += vanished.length
    const used = await itemsInAttempts(
      db,
      vanished.map(({ id }) => id),
    )
    const inUse = vanished.filter(({ id }) => used.has(id)).map(removedInUse)
    const published: Published = { ...changes, findings: [...findings, ...held, ...inUse] }
    if (changes.added + changes.newVersions + changes.retired > 0) {
      await recordEvent(db, {
        id: eventId,
        at,
        actorId,
        kind: 'content-published',
        subject: 'content',
        facts: changes,
      })
    }
    return ok(published)
  })
}

const removedInUse = ({ id, moduleId }: BankItem): Finding => ({
  rule: 'removed-item-in-use',
  severity: 'warning',
  file: `content/levels/${moduleId.slice(0, 2)}/${moduleId}/items.yaml`,
  path: id,
  message: `试题 ${id} 已从文件里删去，但有答卷用过它：题目已退役，不再抽用；那些答卷保留原题与评分，请不要再用这个编号`,
})

function nextItem({ item, moduleId }: LoadedItem, current: BankItem | undefined) {
  const hash = hashOf({ body: item.body, facts: item.facts, moduleId })
  // a key corrected here since: the file says the same once it has the correction too
  const standing =
    current && corrected(current)
      ? hashOf({ body: current.body, facts: current.facts, moduleId })
      : current?.hash
  if (standing === hash && current?.status === item.facts.status) return undefined
  const keyChanged = current && hashOf(keyOf(current.body)) !== hashOf(keyOf(item.body))
  return {
    item,
    moduleId,
    hash,
    n: (current?.version ?? 0) + 1,
    keyVersion: (current?.keyVersion ?? 1) + (keyChanged ? 1 : 0),
  }
}

/** Whether the product, not the file, decides about an item now. */
const isKeptHere = ({ authorId, retiredBy }: BankItem): boolean => authorId !== null || retiredBy !== null

/** A file that says something new of an item that was rewritten or retired in the product; one it had said before is old news. */
function keptFault(
  { item, moduleId, file }: LoadedItem,
  { id, version, authorId, retiredBy }: BankItem,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Finding | undefined {
  if (retiredBy !== null && item.facts.status === 'retired') return undefined
  if (known.get(id)?.has(hashOf({ body: item.body, facts: item.facts, moduleId }))) return undefined
  const message =
    authorId === null
      ? `试题 ${id} 已在题库里退役，文件后来又改了：文件这一版没有发布；要再用它，请在题库里恢复并送审`
      : `试题 ${id} 在题库里改写过（现行第 ${version} 版），文件后来也改了：文件这一版没有发布，题库里的仍然有效；请在题库里把两处合成一份送审，再用 weiwan content export 写回文件`
  const rule = authorId === null ? 'item-retired-in-bank' : 'item-changed-twice'
  return { rule, severity: 'warning', file, path: id, message }
}

const corrected = ({ body, published }: BankItem): boolean => hashOf(body) !== hashOf(published)

/**
 * Why a file may not change an item: it would correct a key that people were marked by, past regrade, or would bring
 * back the key that a regrade corrected. The standing version stays; everything else of the content is published.
 */
function keyFault({ item, moduleId }: LoadedItem, current: BankItem, given: ReadonlySet<string>) {
  const { id, version, body, published } = current
  const file = `content/levels/${moduleId.slice(0, 2)}/${moduleId}/items.yaml`
  const held = (rule: string, message: string): Finding => ({
    rule,
    severity: 'warning',
    file,
    path: id,
    message,
  })
  const key = hashOf(keyOf(item.body))
  if (corrected(current) && key === hashOf(keyOf(published)) && key !== hashOf(keyOf(body)))
    return held(
      'corrected-key-in-file',
      `试题 ${id} 的答案已在题库里更正（第 ${current.keyVersion} 版答案），文件里还是旧答案：这一题没有发布，题库里更正后的仍然有效；请照题库把文件里的答案改过来`,
    )
  if (given.has(versionName(id, version)) && isKeyCorrection(body, item.body, current.facts))
    return held(
      'key-of-given-item',
      `试题 ${id} 在文件里只改了答案，而已有答卷按旧答案判分：这一题没有发布，免得旧答卷的分数无人过问；请在题库里打开 ${id}，用“更正答案”提出，经第二人批准后重判，文件就与题库一致`,
    )
  return undefined
}
