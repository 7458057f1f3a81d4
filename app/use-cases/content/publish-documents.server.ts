import { ACT_MODEL_ID } from '../../db/reads/act-model.server.ts'
import { currentDocuments, type DocumentKind } from '../../db/reads/content.server.ts'
import { documentVersionNames } from '../../db/reads/publishing.server.ts'
import {
  insertDocumentVersions,
  type NewDocumentVersion,
  putFileBody,
  retireDocument,
} from '../../db/writes/content.server.ts'
import type { ModuleInfo } from '../../domain/course/module.ts'
import type { Example } from '../../domain/role-play/train.ts'
import { hashOf } from '../../lib/hash.server.ts'
import { actModelFrom } from '../../publishing/content/act-model.ts'
import type { Content } from '../../publishing/content/types.ts'
import type { Finding } from '../../publishing/findings.ts'
import type { World } from '../world.ts'
import { isShared, mergedWithOurs } from './merge-shared.server.ts'

type Db = World['db']
export type Document = Readonly<{
  kind: DocumentKind
  documentId: string
  file: string
  body: unknown
  source?: string
}>
type Done = { added: number; newVersions: number; retired: number; unchanged: number; held: Finding[] }

/**
 * Publishes the documents of one kind: a new or changed one gets its next version, one whose file vanished is retired.
 * One that was rewritten in the product stays as it is there: a file changed since is held back with a warning. The
 * glossary is brought together with what was written in the product, term by term.
 * Called within the publisher's transaction.
 */
export async function publishDocuments(
  db: Db,
  kind: DocumentKind,
  wanted: readonly Document[],
  at: number,
): Promise<Done> {
  const done: Done = { added: 0, newVersions: 0, retired: 0, unchanged: 0, held: [] }
  const standing = new Map((await currentDocuments(db, kind)).map((it) => [it.documentId, it]))
  const versions = await documentVersionNames(db, kind)
  const fresh: NewDocumentVersion[] = []
  const files: Parameters<typeof putFileBody>[1][] = []
  for (const asked of wanted) {
    const { documentId, file, source } = asked
    const current = standing.get(documentId)
    const merged = isShared(kind) ? await mergedWithOurs(db, kind, asked) : undefined
    if (merged) {
      files.push({ kind, documentId, body: merged.fileBody })
      done.held.push(...merged.held)
    }
    const body = merged ? merged.body : asked.body
    const hash = hashOf(body)
    const known = versions.filter((it) => it.documentId === documentId)
    const rewritten = current !== undefined && current.authorId !== null && !merged
    if (current?.hash === hash || (rewritten && known.some((it) => it.hash === hash))) {
      done.unchanged++
      continue
    }
    if (rewritten) {
      done.held.push(changedTwice(documentId, file, current.n))
      continue
    }
    // a document that was retired comes back under its next number
    const n = Math.max(0, ...known.map((it) => it.n)) + 1
    fresh.push({ kind, documentId, hash, body, n, ...(source ? { source } : {}) })
    done[n === 1 ? 'added' : 'newVersions']++
  }
  await insertDocumentVersions(db, fresh, at)
  for (const one of files) await putFileBody(db, one)
  const kept = new Set(wanted.map(({ documentId }) => documentId))
  for (const { documentId, authorId } of standing.values()) {
    if (kept.has(documentId) || authorId !== null) continue
    await retireDocument(db, kind, documentId)
    done.retired++
  }
  return done
}

const changedTwice = (documentId: string, file: string, n: number): Finding => ({
  rule: 'document-changed-twice',
  severity: 'warning',
  file,
  path: documentId,
  message: `${documentId} 在平台上改写过（现行第 ${n} 版），文件后来也改了：文件这一版没有发布，平台上的仍然有效；请把两处合成一份，在平台上发布`,
})

/**
 * What of the content tree is published whole, with where it stands in the tree.
 * @param appealed training lines from accepted appeals: the recogniser learns from them too
 */
export function documentsOf(content: Content, appealed: readonly Example[]): Document[] {
  const { knowledge, glossary, certification, blueprints, modules, complaints, scenarios, acts } = content
  return [
    { kind: 'knowledge', documentId: 'knowledge', file: knowledge.file, body: knowledge.tree },
    { kind: 'glossary', documentId: 'glossary', file: glossary.file, body: glossary.entries },
    ...(certification.rules
      ? [
          {
            kind: 'certification' as const,
            documentId: 'certification',
            file: certification.file,
            body: certification.rules,
          },
        ]
      : []),
    ...blueprints.map(({ file, blueprint }) => ({
      kind: 'blueprint' as const,
      documentId: blueprint.level,
      file,
      body: blueprint,
    })),
    ...modules.map(({ file, frontmatter, source, outline }) => {
      const info: ModuleInfo & { textHash: string } = {
        ...frontmatter,
        sections: outline?.sections ?? [],
        parts: outline?.parts ?? [],
        terms: [...new Set(outline?.terms)],
        length: outline?.length ?? 0,
        textHash: hashOf(source),
      }
      return { kind: 'module' as const, documentId: frontmatter.id, file, body: info }
    }),
    ...(acts.length > 0
      ? [
          {
            kind: 'actModel' as const,
            documentId: ACT_MODEL_ID,
            file: 'content/acts',
            body: actModelFrom({ acts, scenarios }, appealed),
          },
        ]
      : []),
    ...scenarios
      .filter(({ scenario }) => scenario.status === 'ready' || scenario.status === 'fixture')
      .map(({ file, scenario, source }) => ({
        kind: 'scenario' as const,
        documentId: scenario.id,
        file,
        body: scenario,
        ...(source ? { source } : {}),
      })),
    ...complaints
      .filter(({ complaint }) => complaint.status !== 'retired')
      .map(({ file, complaint }) => ({
        kind: 'complaintCase' as const,
        documentId: complaint.id,
        file,
        body: complaint,
      })),
  ]
}
