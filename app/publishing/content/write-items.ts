import { Document, isMap, isSeq, parseDocument } from 'yaml'

/**
 * The text of an `items.yaml` with these entries in it: one that is there already under its id is replaced, a new one
 * goes to the end; everything else, comments too, stays.
 * @param existing the file as it is; undefined: there is none
 * @throws when the existing file is no YAML or holds no `items`
 */
export function itemsFileWith(
  existing: string | undefined,
  moduleId: string,
  entries: readonly Record<string, unknown>[],
): string {
  const document =
    existing === undefined ? new Document({ module: moduleId, items: [] }) : parseDocument(existing)
  const [fault] = document.errors
  if (fault) throw fault
  const list = document.get('items')
  if (!isSeq(list)) throw new Error('no list of items')
  list.flow = false
  for (const entry of entries) {
    const at = list.items.findIndex((node) => isMap(node) && node.get('id') === entry.id)
    const node = document.createNode(entry)
    if (at < 0) list.add(node)
    else list.items[at] = node
  }
  return document.toString({ lineWidth: 0 })
}
