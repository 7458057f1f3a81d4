import type { Blueprint } from './schema.ts'

/** Something of a blueprint that was changed: what it is about, and how it stood before and after; null: it was not there. */
export type Difference = Readonly<{
  part: 'weight' | 'range' | 'count' | 'points' | 'grades' | 'tolerance' | 'rule' | 'row' | 'other'
  /** A node's or row's id, a kind, a rule's name. */
  of: string
  before: string | null
  after: string | null
}>

/** What differs between two blueprints, in the order of the tables; the words for it are the page's. */
export function differencesOf(before: Blueprint, after: Blueprint): readonly Difference[] {
  const [was, is] = [factsOf(before), factsOf(after)]
  const keys = [...new Set([...was.keys(), ...is.keys()])]
  return keys.flatMap((key): Difference[] => {
    const [one, other] = [was.get(key), is.get(key)]
    const known = one ?? other
    if (!known || one?.value === other?.value) return []
    return [{ part: known.part, of: known.of, before: one?.value ?? null, after: other?.value ?? null }]
  })
}

type Fact = { part: Difference['part']; of: string; value: string }

function factsOf(blueprint: Blueprint): Map<string, Fact> {
  const facts = new Map<string, Fact>()
  const put = (part: Fact['part'], of: string, value: string) =>
    facts.set(`${part} ${of}`, { part, of, value })
  for (const node of blueprint.tree.flatMap((top) => [top, ...(top.children ?? [])])) {
    put('weight', node.id, String(node.weight))
    if (node.min !== undefined || node.max !== undefined)
      put('range', node.id, `${inPoints(node.min)}–${inPoints(node.max)}`)
  }
  for (const { kind, points, count } of blueprint.mix) {
    put('count', kind, String(count))
    put('points', kind, inPoints(points))
  }
  const { easy, medium, hard } = blueprint.difficultyMix
  put('grades', '', `${easy} : ${medium} : ${hard}`)
  put('tolerance', 'leafPoints', inPoints(blueprint.tolerances.leafPoints))
  put('tolerance', 'gradeItems', String(blueprint.tolerances.gradeItems))
  for (const [name, { value }] of Object.entries(blueprint.rules)) put('rule', name, String(value))
  for (const { id, ...row } of blueprint.rows) put('row', id, JSON.stringify(row))
  const { include, exclude, enemies, together, exposureCap, scoreTargets, reservedPoints } = blueprint
  for (const [name, value] of Object.entries({
    include,
    exclude,
    enemies,
    together,
    exposureCap,
    scoreTargets,
    reservedPoints,
  }))
    if (value !== undefined) put('other', name, JSON.stringify(value))
  return facts
}

const inPoints = (points: number | undefined): string => (points === undefined ? '' : String(points / 100))
