import { Document, isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml'
import { type KnowledgeNode, nodesOf } from '../../domain/knowledge/change.ts'
import type { KnowledgeTree } from '../../domain/knowledge/schema.ts'
import { differencesById } from '../../domain/shared/merge.ts'

export const isSameTree = (a: KnowledgeTree, b: KnowledgeTree): boolean =>
  differencesById(nodesOf(a), nodesOf(b)).length === 0

/**
 * The text of a `knowledge.yaml` with what was written in the product: a changed leaf or point takes its new fields, a
 * new point goes to the end of its leaf, one that was taken away is dropped; everything else, comments too, stays.
 * @param existing the file as it is; undefined: there is none, and the whole tree is written
 * @throws when the existing file is no YAML, has no leaves, or lacks the leaf of a point
 */
export function knowledgeFileWith(
  existing: string | undefined,
  { file, standing }: { file: KnowledgeTree; standing: KnowledgeTree },
): string {
  if (existing === undefined) return new Document(standing).toString({ lineWidth: 0 })
  const document = parseDocument(existing)
  const [fault] = document.errors
  if (fault) throw fault
  const leaves = document.get('leaves')
  if (!isSeq(leaves)) throw new Error('no leaves')
  const pointsOf = (leafId: string): YAMLSeq => {
    const leaf = leaves.items.find((node) => isMap(node) && node.get('id') === leafId)
    const points = isMap(leaf) ? leaf.get('points') : undefined
    if (!isSeq(points)) throw new Error(`no leaf ${leafId}`)
    return points
  }
  for (const { id, before, after } of differencesById(nodesOf(file), nodesOf(standing))) {
    const leafId = (after ?? before)?.leaf
    const list = leafId === undefined ? leaves : pointsOf(leafId)
    const at = list.items.findIndex((node) => isMap(node) && node.get('id') === id)
    const node = list.items[at]
    if (!after) {
      if (at >= 0) list.items.splice(at, 1)
    } else if (isMap(node)) {
      const { leaf: _, ...fields }: Record<string, unknown> & Pick<KnowledgeNode, 'leaf'> = after
      for (const name of ['nameEn', 'about', 'retired']) if (!(name in fields)) node.delete(name)
      for (const [name, value] of Object.entries(fields)) node.set(name, value)
    } else if (leafId !== undefined) {
      const { leaf: _, ...fields } = after
      list.flow = false
      list.add(document.createNode(fields, { flow: true }))
    }
  }
  return document.toString({ lineWidth: 0 })
}
