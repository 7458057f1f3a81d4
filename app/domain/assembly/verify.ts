import { type Blueprint, leafOf, leavesOf, type MixLine } from '../blueprint/schema.ts'
import { meetsWhere } from '../blueprint/where.ts'
import type { ItemKind } from '../item/schema.ts'
import { chanceAt, TARGET_TOLERANCE, targetsOf } from './chance.ts'
import type {
  BankEntry,
  NodeCheck,
  OverlapBudget,
  RowCheck,
  TargetCheck,
  Verification,
  Violation,
} from './types.ts'

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
  const rows = countRows(blueprint, items)
  const violations = [
    ...nodeViolations(blueprint, nodes),
    ...mixViolations(blueprint, items),
    ...itemViolations(blueprint, items),
    ...setViolations(blueprint, items),
    ...rows.flatMap(({ id, min, max, count, ok }): Violation[] =>
      ok ? [] : [{ rule: 'row', where: id, wanted: `${min ?? ''}–${max ?? ''}`, found: count }],
    ),
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
    rows,
    targets: targetChecks(blueprint, items),
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
  const ranges = new Map(
    tree.flatMap((node) => [node, ...(node.children ?? [])]).map((node) => [node.id, node]),
  )
  return nodes.flatMap(({ id, quota, count, points }): Violation[] => {
    const { min, max } = ranges.get(id) ?? {}
    const rule = exact.has(id) ? 'node' : 'leaf'
    if (min !== undefined || max !== undefined) {
      const isWithin = points >= (min ?? 0) && points <= (max ?? Number.POSITIVE_INFINITY)
      const wanted = `${(min ?? 0) / 100}–${max === undefined ? '' : max / 100}`
      return isWithin ? [] : [{ rule, where: id, wanted, found: count }]
    }
    const most = rule === 'node' ? 0 : tolerances.leafPoints
    return Math.abs(points - quota * 100) <= most ? [] : [{ rule, where: id, wanted: quota, found: count }]
  })
}

/** The name under which the points of reserved items stand among the rows of a verification. */
export const RESERVED_ROW = 'reserved'

/** The rows that are on, and the points of reserved items where the blueprint wants some, as one more. */
const rowsAsked = ({ rows, reservedPoints }: Blueprint): Blueprint['rows'] => [
  ...rows.filter(({ on }) => on),
  ...(reservedPoints
    ? [
        {
          id: RESERVED_ROW,
          where: { reserved: true },
          unit: 'points',
          min: reservedPoints.value,
          on: true,
        } as const,
      ]
    : []),
]

/** How much of each row the form holds, its items asked one by one. */
const countRows = (blueprint: Blueprint, items: readonly BankEntry[]): RowCheck[] =>
  rowsAsked(blueprint).map(({ id, where, unit, min = null, max = null }) => {
    const count = items
      .filter((item) => meetsWhere(where, item))
      .reduce((sum, { points }) => sum + (unit === 'items' ? 1 : points), 0)
    return {
      id,
      unit,
      min,
      max,
      count,
      ok: count >= (min ?? 0) && count <= (max ?? Number.POSITIVE_INFINITY),
    }
  })

function setViolations(
  { include, exclude, enemies, together, exposureCap }: Blueprint,
  items: readonly BankEntry[],
): Violation[] {
  const ids = new Set(items.map(({ id }) => id))
  const heldOf = (set: readonly string[]) => set.filter((id) => ids.has(id))
  const violations: Violation[] = []
  for (const { item } of include.filter(({ on }) => on))
    if (!ids.has(item)) violations.push({ rule: 'include', where: item, wanted: 1, found: 0 })
  for (const { item } of exclude.filter(({ on }) => on))
    if (ids.has(item)) violations.push({ rule: 'exclude', where: item, wanted: 0, found: 1 })
  for (const set of enemies.filter(({ on }) => on)) {
    const held = heldOf(set.items)
    if (held.length > 1) violations.push({ rule: 'enemies', where: set.id, wanted: 1, found: held.join(' ') })
  }
  for (const set of together.filter(({ on }) => on)) {
    const held = heldOf(set.items)
    if (held.length > 0 && held.length < set.items.length)
      violations.push({ rule: 'together', where: set.id, wanted: set.items.length, found: held.length })
  }
  if (exposureCap !== undefined)
    for (const { id, uses = 0 } of items)
      if (uses >= exposureCap)
        violations.push({ rule: 'exposure', where: id, wanted: exposureCap, found: uses })
  return violations
}

/** The expected score at each target, summed in points from the items' own curves; floored to a hundredth. */
const targetChecks = (blueprint: Blueprint, items: readonly BankEntry[]): TargetCheck[] =>
  targetsOf(blueprint).map(({ theta, points: target }) => {
    const expected = items.reduce((sum, item) => sum + item.points * chanceAt(item, theta), 0)
    return {
      theta,
      target: Math.round(target),
      expected: Math.floor(expected + 1e-6),
      // the draw counts in ten-thousandths of a hundredth an item: a form at the very edge is within
      within: Math.abs(expected - target) <= TARGET_TOLERANCE + 0.1,
    }
  })

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
    return { grade, quota: (items.length * difficultyMix[grade]) / (parts || 1), count, within }
  })
}

function expectedScoreOf(items: readonly BankEntry[]): number {
  const worth = items.reduce((sum, { points }) => sum + points, 0)
  // in whole ten-thousandths of a share, so that .65 of a point is .65 of a point
  const expected = items.reduce(
    (sum, item) => sum + item.points * Math.round(chanceAt(item, null) * 10_000),
    0,
  )
  return worth === 0 ? 0 : Math.floor(expected / worth) / 100
}
