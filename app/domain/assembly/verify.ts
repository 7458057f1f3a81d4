import { type Blueprint, leafOf, leavesOf, type MixLine } from '../blueprint/schema.ts'
import type { DifficultyGrade, ItemKind } from '../item/schema.ts'
import type { BankEntry, NodeCheck, OverlapBudget, Verification, Violation } from './types.ts'

/** Chance in percent that a candidate at the cut is right, by the author's grade (assessment.md §4, default). */
const CHANCE: Readonly<Record<DifficultyGrade, number>> = { easy: 85, medium: 65, hard: 45 }

/**
 * Counts a finished form again from its items and the blueprint alone; shares no counting with the draw. A form that
 * is not `ok` is never delivered.
 * @param overlaps the earlier forms it had to keep clear of
 */
export function verifyForm({
  blueprint,
  items,
  overlaps = [],
}: {
  blueprint: Blueprint
  items: readonly BankEntry[]
  overlaps?: readonly OverlapBudget[]
}): Verification {
  const nodes = countNodes(blueprint, items)
  const violations = [
    ...nodeViolations(blueprint, nodes),
    ...mixViolations(blueprint, items),
    ...itemViolations(blueprint, items),
    ...overlaps.flatMap(({ previous, max }): Violation[] => {
      const found = items.filter(({ id }) => previous.has(id)).length
      return found > max ? [{ rule: 'overlap', where: 'form', wanted: max, found }] : []
    }),
  ]
  const types: Partial<Record<ItemKind, number>> = {}
  for (const { kind, blanks } of items) types[kind] = (types[kind] ?? 0) + (kind === 'fillIn' ? blanks : 1)
  return {
    ok: violations.length === 0,
    nodes,
    types,
    grades: gradesOf(blueprint, items),
    expectedScore: expectedScoreOf(items),
    violations,
  }
}

function countNodes({ tree, rules }: Blueprint, items: readonly BankEntry[]): NodeCheck[] {
  const fullMark = rules.fullMark.value
  return tree
    .flatMap((node) => [node, ...(node.children ?? [])])
    .filter(({ weight }) => weight > 0)
    .map(({ id, weight }) => {
      const points = items
        .filter(({ knowledgePoint }) => leafOf([id], knowledgePoint) === id)
        .reduce((sum, item) => sum + item.points, 0)
      return {
        id,
        weight,
        quota: (Math.round(weight * 1_000) * fullMark) / 10_000_000,
        count: points / 100,
        points,
      }
    })
}

function nodeViolations({ tree, tolerances }: Blueprint, nodes: readonly NodeCheck[]): Violation[] {
  const exact = new Set(tree.map(({ id }) => id))
  return nodes.flatMap(({ id, quota, count }): Violation[] => {
    const off = Math.abs(count - quota)
    if (exact.has(id)) return off === 0 ? [] : [{ rule: 'node', where: id, wanted: quota, found: count }]
    return off * 100 <= tolerances.leafPoints
      ? []
      : [{ rule: 'leaf', where: id, wanted: quota, found: count }]
  })
}

const fitsLine = (line: MixLine, leaf: string | undefined, { kind, points, blanks }: BankEntry) =>
  kind === line.kind &&
  points === line.points * (line.unit === 'blank' ? blanks : 1) &&
  (line.leaves?.some((prefix) => leaf === prefix || leaf?.startsWith(`${prefix}.`)) ?? true)

function mixViolations(blueprint: Blueprint, items: readonly BankEntry[]): Violation[] {
  const leafIds = leavesOf(blueprint).map(({ id }) => id)
  const leafOfItem = (item: BankEntry) => leafOf(leafIds, item.knowledgePoint)
  const short = blueprint.mix.flatMap((line): Violation[] => {
    const found = items
      .filter((item) => fitsLine(line, leafOfItem(item), item))
      .reduce((sum, { blanks }) => sum + (line.unit === 'blank' ? blanks : 1), 0)
    return found === line.count ? [] : [{ rule: 'mix', where: line.kind, wanted: line.count, found }]
  })
  const stray = items.flatMap((item): Violation[] =>
    blueprint.mix.some((line) => fitsLine(line, leafOfItem(item), item))
      ? []
      : [
          {
            rule: 'mix',
            where: item.id,
            wanted: 'a kind and worth the mix asks for',
            found: `${item.kind} ${item.points}`,
          },
        ],
  )
  return [...short, ...stray]
}

function itemViolations(blueprint: Blueprint, items: readonly BankEntry[]): Violation[] {
  const leafIds = leavesOf(blueprint).map(({ id }) => id)
  const seen = new Set<string>()
  const groups = new Map<string, string[]>()
  const violations: Violation[] = []
  for (const { id, status, levels, knowledgePoint, leaf, enemyGroups } of items) {
    if (seen.has(id)) violations.push({ rule: 'duplicate', where: id, wanted: 1, found: 2 })
    seen.add(id)
    if (status !== 'ready') violations.push({ rule: 'status', where: id, wanted: 'ready', found: status })
    if (!levels.includes(blueprint.level))
      violations.push({ rule: 'level', where: id, wanted: blueprint.level, found: levels.join(' ') })
    const own = leafOf(leafIds, knowledgePoint)
    if (own !== leaf) violations.push({ rule: 'placement', where: id, wanted: own ?? 'a leaf', found: leaf })
    for (const group of new Set(enemyGroups)) groups.set(group, [...(groups.get(group) ?? []), id])
  }
  for (const [group, ids] of groups)
    if (ids.length > 1) violations.push({ rule: 'enemies', where: group, wanted: 1, found: ids.join(' ') })
  return violations
}

function gradesOf({ difficultyMix, tolerances }: Blueprint, items: readonly BankEntry[]) {
  const { easy, medium, hard } = difficultyMix
  const parts = easy + medium + hard
  return (['easy', 'medium', 'hard'] as const).map((grade) => {
    const count = items.filter(({ difficulty }) => difficulty === grade).length
    const within =
      Math.abs(count * parts - items.length * difficultyMix[grade]) <= tolerances.gradeItems * parts
    return { grade, quota: (items.length * difficultyMix[grade]) / parts, count, within }
  })
}

function expectedScoreOf(items: readonly BankEntry[]): number {
  const worth = items.reduce((sum, { points }) => sum + points, 0)
  const expected = items.reduce((sum, { points, difficulty }) => sum + points * CHANCE[difficulty], 0)
  return worth === 0 ? 0 : Math.floor((expected * 100) / worth) / 100
}
