import { entriesIn, findShared, type SharedKind, treeIn } from '../../db/reads/authored.server.ts'
import type { DocumentKind } from '../../db/reads/content.server.ts'
import { nodesOf, treeOf } from '../../domain/knowledge/change.ts'
import { mergeById } from '../../domain/shared/merge.ts'
import type { Finding } from '../../publishing/findings.ts'
import type { World } from '../world.ts'
import type { Document } from './publish-documents.server.ts'

export const isShared = (kind: DocumentKind): kind is SharedKind =>
  kind === 'glossary' || kind === 'knowledge'

/**
 * What a file and the product say together: what only one of them changed since the file was last published is taken
 * from it; where both did, the product's stays and a warning names the entry.
 */
export async function mergedWithOurs(
  db: World['db'],
  kind: SharedKind,
  { body, file }: Pick<Document, 'body' | 'file'>,
): Promise<{ body: unknown; fileBody: unknown; held: Finding[] }> {
  const ours = await findShared(db, kind)
  if (!ours) return { body, fileBody: body, held: [] }
  const sides = { base: ours.fileBody, theirs: body, ours: ours.body }
  const merged = kind === 'glossary' ? mergedTerms(sides) : mergedTree(sides)
  return {
    body: merged.entries,
    fileBody: merged.base,
    held: merged.conflicts.map((id) => changedTwice(id, file)),
  }
}

type Sides = { base: unknown; theirs: unknown; ours: unknown }

const mergedTerms = ({ base, theirs, ours }: Sides) =>
  mergeById({ base: entriesIn(base ?? []), theirs: entriesIn(theirs), ours: entriesIn(ours) })

function mergedTree({ base, theirs, ours }: Sides) {
  const merged = mergeById({
    base: base === undefined || base === null ? [] : nodesOf(treeIn(base)),
    theirs: nodesOf(treeIn(theirs)),
    ours: nodesOf(treeIn(ours)),
  })
  return { ...merged, entries: treeOf(merged.entries), base: treeOf(merged.base) }
}

const changedTwice = (id: string, file: string): Finding => ({
  rule: 'entry-changed-twice',
  severity: 'warning',
  file,
  path: id,
  message: `${id} 在平台上改过，文件里后来也改了：文件里的这一条没有发布，平台上的仍然有效；请在平台上把两处合成一条，再用 weiwan content export 写回文件`,
})
