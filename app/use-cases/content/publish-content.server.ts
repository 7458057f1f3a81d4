import { allBankItems, type BankItem } from '../../db/reads/bank.server.ts'
import { type CurrentDocument, currentDocuments, type DocumentKind } from '../../db/reads/content.server.ts'
import { draftBodies, itemsInAttempts } from '../../db/reads/publishing.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import {
  insertDocumentVersion,
  insertItemVersion,
  putDraft,
  retireDocument,
  retireItem,
} from '../../db/writes/content.server.ts'
import type { ModuleInfo } from '../../domain/course/module.ts'
import type { ItemBody } from '../../domain/item/schema.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import { checkContent } from '../../publishing/content/check/check-content.ts'
import type { Content, LoadedItem } from '../../publishing/content/types.ts'
import { type Finding, hasErrors } from '../../publishing/findings.ts'
import type { World } from '../world.ts'

type Document = Readonly<{ kind: DocumentKind; documentId: string; body: unknown }>
export type Published = Readonly<{
  added: number
  newVersions: number
  retired: number
  unchanged: number
  findings: Finding[]
}>

/**
 * Publishes the content tree: in one transaction every new or changed document and item gets its next version, what
 * vanished is retired, what is the same stays. Nothing published is ever updated.
 * Refuses `content-has-errors` with all findings when a rule of severity error finds anything.
 */
export async function publishContent({ db, now, newId }: World, content: Content, actorId: string | null) {
  const findings = checkContent(content)
  if (hasErrors(findings)) return refuse({ code: 'content-has-errors', findings } as const)
  const [at, eventId] = [now(), newId()]
  const documents = documentsOf(content)
  return db.tx(async () => {
    const changes = { added: 0, newVersions: 0, retired: 0, unchanged: 0 }
    for (const kind of ['knowledge', 'glossary', 'blueprint', 'module'] as const) {
      const wanted = documents.filter((document) => document.kind === kind)
      const standing = await currentDocuments(db, kind)
      for (const document of wanted) {
        const next = nextDocument(document, standing)
        if (next) await insertDocumentVersion(db, next, at)
        changes[!next ? 'unchanged' : next.n === 1 ? 'added' : 'newVersions']++
      }
      for (const { documentId } of standing) {
        if (wanted.some((document) => document.documentId === documentId)) continue
        await retireDocument(db, kind, documentId)
        changes.retired++
      }
    }
    const bank = new Map((await allBankItems(db)).map((item) => [item.id, item]))
    for (const loaded of content.items) {
      const next = nextItem(loaded, bank.get(loaded.item.id))
      if (next) await insertItemVersion(db, next, at)
      changes[!next ? 'unchanged' : next.n === 1 ? 'added' : 'newVersions']++
    }
    const drafts = await draftBodies(db)
    for (const { draft, moduleId } of content.drafts) {
      const standing = drafts.get(draft.id)
      if (standing === undefined || hashOf(standing) !== hashOf(draft))
        await putDraft(db, draft, moduleId, at)
      changes[
        standing === undefined ? 'added' : hashOf(standing) === hashOf(draft) ? 'unchanged' : 'newVersions'
      ]++
    }
    const kept = new Set([
      ...content.items.map(({ item }) => item.id),
      ...content.drafts.map(({ draft }) => draft.id),
    ])
    const vanished = [...bank.values()].filter(({ id, status }) => !kept.has(id) && status !== 'retired')
    for (const { id } of vanished) await retireItem(db, id, at)
    changes.retired += vanished.length
    const used = await itemsInAttempts(
      db,
      vanished.map(({ id }) => id),
    )
    const inUse = vanished.filter(({ id }) => used.has(id)).map(removedInUse)
    const published: Published = { ...changes, findings: [...findings, ...inUse] }
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

function documentsOf({ knowledge, glossary, blueprints, modules }: Content): Document[] {
  return [
    { kind: 'knowledge', documentId: 'knowledge', body: knowledge.tree },
    { kind: 'glossary', documentId: 'glossary', body: glossary.entries },
    ...blueprints.map(({ blueprint }) => ({
      kind: 'blueprint' as const,
      documentId: blueprint.level,
      body: blueprint,
    })),
    ...modules.map(({ frontmatter, source, outline }) => {
      const info: ModuleInfo & { textHash: string } = {
        ...frontmatter,
        sections: outline?.sections ?? [],
        parts: outline?.parts ?? [],
        length: outline?.length ?? 0,
        textHash: hashOf(source),
      }
      return { kind: 'module' as const, documentId: frontmatter.id, body: info }
    }),
  ]
}

/** The version to add, or nothing when the standing one is the same. */
function nextDocument(document: Document, standing: readonly CurrentDocument[]) {
  const hash = hashOf(document.body)
  const current = standing.find(({ documentId }) => documentId === document.documentId)
  return current?.hash === hash ? undefined : { ...document, hash, n: (current?.n ?? 0) + 1 }
}

function nextItem({ item, moduleId }: LoadedItem, current: BankItem | undefined) {
  const hash = hashOf({ body: item.body, facts: item.facts, moduleId })
  if (current?.hash === hash && current.status === item.facts.status) return undefined
  const keyChanged = current && hashOf(keyOf(current.body)) !== hashOf(keyOf(item.body))
  return {
    item,
    moduleId,
    hash,
    n: (current?.version ?? 0) + 1,
    keyVersion: (current?.keyVersion ?? 1) + (keyChanged ? 1 : 0),
  }
}

const keyOf = (body: ItemBody): unknown => (body.kind === 'fillIn' ? [body.blanks, body.anyOrder] : body.key)
