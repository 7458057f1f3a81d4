import { type CST, isMap, isNode, isSeq, LineCounter, Parser, parseDocument, visit } from 'yaml'
import * as z from 'zod'
import {
  type BadFile,
  beginningOf,
  type ReadEntry,
  type ReadFile,
  type RejectedEntry,
} from '../../domain/item/import/read-file.ts'
import { WorkEntry } from '../../domain/item/work.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'

/** Fields that the bank decides about, whatever a file says. */
const DECIDED = ['id', 'status', 'author', 'reviewedBy', 'writtenIn']

/** Deeper is no item of ours. The composer calls itself level by level and would run out of stack. */
const DEEPEST = 60

/** Where the text nests deeper than it may; undefined: nowhere. Walks the tokens, which are made without recursion. */
function tooDeepAt(text: string): number | undefined {
  const open: { token: CST.Token; depth: number }[] = []
  const add = (token: CST.Token | null | undefined, depth: number) => token && open.push({ token, depth })
  for (const token of new Parser().parse(text)) {
    add(token, 0)
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.depth > DEEPEST) return 'offset' in next.token ? next.token.offset : 0
      if (next.token.type === 'document') add(next.token.value, next.depth)
      if (!('items' in next.token)) continue
      for (const { key, value } of next.token.items) {
        add(key, next.depth + 1)
        add(value, next.depth + 1)
      }
    }
  }
  return undefined
}

/** The first key that stands twice in one mapping, and where. */
function repeatedKeyIn(document: Parameters<typeof visit>[0]): { key: string; at: number } | undefined {
  let found: { key: string; at: number } | undefined
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>()
      for (const { key } of items) {
        const name = String(key)
        if (seen.has(name)) {
          found = { key: name, at: isNode(key) ? (key.range?.[0] ?? 0) : 0 }
          return visit.BREAK
        }
        seen.add(name)
      }
    },
  })
  return found
}

/** Our own `items.yaml`: nothing of an item is lost but its id and who approved it, which the bank gives anew. */
export function readYaml(text: string): Result<ReadFile, BadFile> {
  const counter = new LineCounter()
  const bad = (line: number, message: string) => refuse({ code: 'bad-file', line, message } as const)
  const deep = tooDeepAt(text)
  if (deep !== undefined)
    return bad(text.slice(0, deep).split('\n').length, `YAML 套得太深（超过 ${DEEPEST} 层）`)
  // its own look for repeated keys compares each with each, and its pretty errors read the line again for every error
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, prettyErrors: false })
  const [fault] = document.errors
  const twice = repeatedKeyIn(document)
  if (!fault && twice) return bad(counter.linePos(twice.at).line, `YAML 里的 ${twice.key} 写了两次`)
  if (fault)
    return bad(counter.linePos(fault.pos[0]).line, `YAML 读不通：${fault.message.split('\n')[0] ?? ''}`)
  const list = document.get('items')
  if (!isSeq(list)) return bad(1, '没有 items 列表')
  const entries: ReadEntry[] = []
  const rejected: RejectedEntry[] = []
  for (const node of list.items) {
    const line = isMap(node) && node.range ? counter.linePos(node.range[0]).line : 1
    let plain: unknown
    try {
      plain = isMap(node) ? node.toJS(document) : undefined
    } catch {
      return bad(line, 'YAML 里的引用（*）找不到或多得不合常理；请把引用写成文字')
    }
    if (JSON.stringify(plain)?.includes('\\u0000')) {
      rejected.push({ line, item: '', reason: '含有空字符（\\0）；请删去' })
      continue
    }
    const fields = WorkEntry.safeParse(plain)
    if (!fields.success) {
      rejected.push({ line, item: '', reason: z.prettifyError(fields.error) })
      continue
    }
    const kept = Object.fromEntries(Object.entries(fields.data).filter(([name]) => !DECIDED.includes(name)))
    const { knowledgePoint, stem } = fields.data
    if (typeof stem !== 'string')
      rejected.push({ line, item: beginningOf(String(fields.data.id ?? '')), reason: '没有题干' })
    else
      entries.push({
        line,
        fields: kept,
        knowledge: typeof knowledgePoint === 'string' ? knowledgePoint : null,
        notes: [],
      })
  }
  return ok({ entries, rejected, warnings: [] })
}
