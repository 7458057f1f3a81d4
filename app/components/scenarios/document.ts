import { type Document, isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

export type Path = readonly (string | number)[]
export type ScenarioDocument = Document.Parsed

/** The text as a tree that keeps comments, or the line of the first thing in it that cannot be read. */
export function readDocument(
  source: string,
): { document: ScenarioDocument; line: null } | { document: null; line: number } {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  return error ? { document: null, line: lines.linePos(error.pos[0]).line } : { document, line: null }
}

const written = (document: ScenarioDocument): string =>
  document.toString({ lineWidth: 0, flowCollectionPadding: false })

/** What stands in a field as plain data; undefined where there is nothing. */
export function valueAt(document: ScenarioDocument, path: Path): unknown {
  const node = document.getIn(path, true)
  if (isScalar(node)) return node.value
  return isCollection(node) ? node.toJS(document) : undefined
}

/**
 * The text with a field written anew; every comment elsewhere stays. `undefined` takes the field away, with what was
 * left empty around it. A list is changed member by member, so that comments beside its other members stay.
 */
export function withValue(source: string, path: Path, value: unknown): string {
  const { document } = readDocument(source)
  if (!document) return source
  if (value === undefined) {
    document.deleteIn(path)
    dropEmpty(document, path.slice(0, -1))
  } else if (Array.isArray(value)) putList(document, path, value)
  else document.setIn(path, isScalarValue(value) ? value : flow(document, value))
  return written(document)
}

/** The text with one more member at the end of a list. */
export function withMember(source: string, path: Path, member: unknown): string {
  const { document } = readDocument(source)
  if (!document) return source
  const list = document.getIn(path, true)
  if (isSeq(list) && list.items.length > 0) list.add(document.createNode(member))
  else document.setIn(path, document.createNode([member]))
  return written(document)
}

const isScalarValue = (value: unknown): boolean => typeof value !== 'object' || value === null

/** Lists and small maps in one line, as the files are written. */
function flow(document: ScenarioDocument, value: unknown) {
  return document.createNode(value, { flow: true })
}

function putList(document: ScenarioDocument, path: Path, members: readonly unknown[]): void {
  const list = document.getIn(path, true)
  if (!isSeq(list) || list.items.length === 0 || members.some((member) => !isScalarValue(member))) {
    document.setIn(path, flow(document, members))
    return
  }
  for (const [i, member] of members.entries()) {
    const node = list.items[i]
    if (isScalar(node)) {
      // an empty text stands in quotes, what is written into its place needs none
      if (node.value === '') delete node.type
      node.value = member
    } else list.set(i, member)
  }
  list.items.splice(members.length)
}

function dropEmpty(document: ScenarioDocument, path: Path): void {
  const node = path.length === 0 ? null : document.getIn(path, true)
  if (!isMap(node) || node.items.length > 0) return
  document.deleteIn(path)
  dropEmpty(document, path.slice(0, -1))
}
