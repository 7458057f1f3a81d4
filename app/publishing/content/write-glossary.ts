import { Document, isMap, isSeq, parseDocument } from 'yaml'
import type { GlossaryEntry } from '../../domain/course/glossary.ts'
import { differencesById } from '../../domain/shared/merge.ts'

/**
 * The text of a `glossary.yaml` with what was written in the product: a changed term replaces its entry, a new one goes
 * to the end, one that was taken away is dropped; everything else, comments too, stays.
 * @param existing the file as it is; undefined: there is none, and the whole glossary is written
 * @param file what the file said when it was last published
 * @throws when the existing file is no YAML or no list
 */
export function glossaryFileWith(
  existing: string | undefined,
  { file, standing }: { file: readonly GlossaryEntry[]; standing: readonly GlossaryEntry[] },
): string {
  const document = existing === undefined ? new Document([]) : parseDocument(existing)
  const [fault] = document.errors
  if (fault) throw fault
  const list = document.contents
  if (!isSeq(list)) throw new Error('no list of terms')
  list.flow = false
  for (const { id, after } of differencesById(existing === undefined ? [] : file, standing)) {
    const at = list.items.findIndex((node) => isMap(node) && node.get('id') === id)
    if (after === undefined) {
      if (at >= 0) list.items.splice(at, 1)
      continue
    }
    const node = document.createNode(after)
    const old = list.items[at]
    // the comment above an entry hangs on it
    if (isMap(old)) node.commentBefore = old.commentBefore
    if (at < 0) list.add(node)
    else list.items[at] = node
  }
  return document.toString({ lineWidth: 0 })
}
