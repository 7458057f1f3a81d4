import {
  isCollection,
  isMap,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { lintScenario } from '../../domain/role-play/lint/lint.ts'
import type { Reader, TestRun } from '../../domain/role-play/run-tests.ts'
import { parseScenario, type Scenario } from '../../domain/role-play/schema.ts'

/**
 * What is wrong in the text of a scenario. `at`: the field, key by key, one that is missing too; a rule's finding goes as
 * far as there is something. `line` from 1, null: nowhere.
 */
export type TextFinding = Readonly<{
  rule: string
  severity: 'error' | 'warning'
  at: readonly (string | number)[]
  line: number | null
  message: string
}>

export type ExaminedText = Readonly<{
  /** Undefined as long as the text is no scenario. */
  scenario: Scenario | undefined
  findings: readonly TextFinding[]
  runs: readonly TestRun[]
}>

export type TextContext = Readonly<{
  slug: string
  knowledgePoints?: ReadonlySet<string>
  read?: Reader
  /** While somebody types: without the rules that search, which take up to a second. */
  quick?: boolean
}>

/** Reads a scenario out of its words and says everything that is wrong with it, with the line it stands in. */
export function examineScenario(source: string, { slug, ...context }: TextContext): ExaminedText {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    const findings = document.errors.map(({ message, pos }) => ({
      rule: 'yaml',
      severity: 'error' as const,
      at: [],
      line: lines.linePos(pos[0]).line,
      message: `YAML 读不懂：${message}`,
    }))
    return { scenario: undefined, findings, runs: [] }
  }
  const placed = (path: string) => {
    const { at, offset } = placeOf(document.contents, path)
    return { at, line: offset === undefined ? null : lines.linePos(offset).line }
  }
  const parsed = parseScenario(document.toJS())
  if (!parsed.ok) {
    const findings = parsed.refusal.issues.map(({ path, at, message }) => ({
      rule: 'scenario-schema',
      severity: 'error' as const,
      ...placed(path),
      at,
      message,
    }))
    return { scenario: undefined, findings, runs: [] }
  }
  const scenario = parsed.value
  const own = [
    ...(scenario.id === slug ? [] : [{ path: 'id', message: `编号要与场景的地址一致，请写回 ${slug}` }]),
    ...(scenario.status === 'draft'
      ? [{ path: 'status', message: '状态还是 draft，发布以前请改成 ready' }]
      : []),
  ].map((fault) => ({ rule: 'scenario-desk', severity: 'error' as const, ...fault }))
  const { findings, runs } = lintScenario(scenario, context)
  return {
    scenario,
    findings: [...own, ...findings].map(({ rule, severity, path, message }) => ({
      rule,
      severity,
      ...placed(path),
      message,
    })),
    runs,
  }
}

type Place = { at: (string | number)[]; offset: number | undefined }

/**
 * Where a path of a finding stands: `facts[2].gate`, `replies hurt.hot`, `objections nobody-cares say`,
 * `tests “…” 第 2 句`. It goes as far as there is something.
 */
function placeOf(contents: Node | null, path: string): Place {
  let node: unknown = contents
  let place: Place = { at: [], offset: undefined }
  let rest = path
  while (rest !== '' && isCollection(node)) {
    const next = isMap(node) ? inMap(node, rest) : isSeq(node) ? inSeq(node, rest) : undefined
    if (!next) break
    const { key, offset, length } = next
    place = { at: [...place.at, ...key], offset: offset ?? place.offset }
    node = next.node
    rest = rest.slice(length).replace(/^[.\s]+/, '')
  }
  return place
}

type Step = { key: (string | number)[]; offset: number | undefined; node: unknown; length: number }

const startOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0] ?? undefined

/** The longest key the path begins with: keys may hold dots themselves. */
function inMap(map: YAMLMap, rest: string): Step | undefined {
  const turn = /^第 (\d+) 句/.exec(rest)
  const turns = turn && map.get('turns', true)
  if (turn && isSeq(turns)) {
    const at = Number(turn[1]) - 1
    const node = turns.items[at]
    return { key: ['turns', at], offset: startOf(node), node, length: turn[0].length }
  }
  const [pair] = map.items
    .filter(({ key }) => rest.startsWith(String(key)) && /^([.\s[]|$)/.test(rest.slice(String(key).length)))
    .sort((a, b) => String(b.key).length - String(a.key).length)
  if (!pair) return undefined
  const key = String(pair.key)
  return { key: [key], offset: startOf(pair.key), node: pair.value, length: key.length }
}

/** By number, by id, or by name in quotation marks. */
function inSeq(seq: YAMLSeq, rest: string): Step | undefined {
  const [all = '', number, name, id] = /^(?:\[(\d+)\]|“([^”]*)”|([^.\s[]+))/.exec(rest) ?? []
  const at =
    number === undefined
      ? seq.items.findIndex(
          (item) => isMap(item) && (name === undefined ? item.get('id') === id : item.get('name') === name),
        )
      : Number(number)
  const node = seq.items[at]
  return node === undefined ? undefined : { key: [at], offset: startOf(node), node, length: all.length }
}
