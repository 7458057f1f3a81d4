import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
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

/** Our own `items.yaml`: nothing of an item is lost but its id and who approved it, which the bank gives anew. */
export function readYaml(text: string): Result<ReadFile, BadFile> {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter })
  const [fault] = document.errors
  const bad = (line: number, message: string) => refuse({ code: 'bad-file', line, message } as const)
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
