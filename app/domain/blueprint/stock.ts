import { demandOf, isUsable, lineOf } from '../assembly/demand.ts'
import type { BankEntry } from '../assembly/types.ts'
import type { DifficultyGrade, ItemKind } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import { type Blueprint, leafOf, type MixLine, type Origin } from './schema.ts'

/** A bank must carry two forms without a common question, so that one retake never meets the same paper. */
export const FORMS_NEEDED = 2

/** What there is against what `forms` disjoint forms need, in one unit. */
export type Supply = Readonly<{ stock: number; needed: number /** 0 when there is enough. */; short: number }>

/** A node of the weights tree; quota and supply in hundredths of a point. */
export type NodeStock = Supply &
  Readonly<{
    id: string
    name: string
    /** 1 for a node of the first depth, 2 for a leaf under one. */
    depth: 1 | 2
    isLeaf: boolean
    weight: number
    labelOrigin: Origin
    weightOrigin: Origin
    /** What one form takes of it. */
    quota: Points
  }>

/** A line of the type mix; supply in items, fill-ins in blanks. */
export type MixStock = Supply &
  Readonly<{ kind: ItemKind; points: Points; unit: MixLine['unit']; count: number; origin: Origin }>

/** A difficulty grade; supply in items. */
export type GradeStock = Supply &
  Readonly<{ grade: DifficultyGrade; parts: number /** 0…1 of a form. */; share: number }>

export type Stock = Readonly<{
  forms: number
  nodes: readonly NodeStock[]
  mix: readonly MixStock[]
  grades: readonly GradeStock[]
  /** Of the nodes of the first depth. */
  total: Supply & Readonly<{ weight: number; quota: Points }>
  /** Of the mix, in hundredths of a point. */
  mixPoints: Points
  /** Items a form may hold at most: every blank an item of its own. */
  mostItems: number
  usable: number
}>

const supply = (stock: number, needed: number): Supply => ({
  stock,
  needed,
  short: Math.max(0, needed - stock),
})
const sumOf = <T>(things: readonly T[], amount: (thing: T) => number): number =>
  things.reduce((sum, thing) => sum + amount(thing), 0)

/**
 * What the bank holds for a blueprint, node by node, line by line and grade by grade, against what `forms` forms
 * without a common item need. Only items a form may hold are counted. Items that exclude each other are counted in
 * full, so that “enough” here is necessary, not sufficient: the pool's capacity is the proof.
 * A grade's need takes every blank of the mix for an item, so it may be a little high.
 */
export function stockAgainst({
  blueprint,
  bank,
  forms = FORMS_NEEDED,
}: {
  blueprint: Blueprint
  bank: readonly BankEntry[]
  forms?: number
}): Stock {
  const demand = demandOf(blueprint)
  const usable = bank.filter((entry) => isUsable(demand, entry))
  const quotas = new Map([...demand.nodes, ...demand.leaves].map(({ id, points }) => [id, points]))

  const nodeStock = (node: Blueprint['tree'][number], depth: 1 | 2): NodeStock => {
    const quota = quotas.get(node.id) ?? 0
    const held = usable.filter(({ leaf }) => leafOf([node.id], leaf) !== undefined)
    const { id, name, weight, labelOrigin, weightOrigin } = node
    const isLeaf = node.children === undefined
    return {
      id,
      name,
      depth,
      isLeaf,
      weight,
      labelOrigin,
      weightOrigin,
      quota,
      ...supply(
        sumOf(held, ({ points }) => points),
        forms * quota,
      ),
    }
  }
  const nodes = blueprint.tree.flatMap((node) => [
    nodeStock(node, 1),
    ...(node.children ?? []).map((leaf) => nodeStock(leaf, 2)),
  ])
  const tops = nodes.filter(({ depth }) => depth === 1)
  const quota = sumOf(tops, (node) => node.quota)

  const lines = blueprint.mix.filter(({ count }) => count > 0)
  const mix = lines.map(({ kind, points, unit, count, origin }, place): MixStock => {
    const units = sumOf(usable, (entry) => {
      const found = lineOf(demand, entry)
      return found?.line === place ? found.units : 0
    })
    return { kind, points, unit, count, origin, ...supply(units, forms * count) }
  })
  const mostItems = sumOf(lines, ({ count }) => count)
  const parts = blueprint.difficultyMix.easy + blueprint.difficultyMix.medium + blueprint.difficultyMix.hard
  const grades = (['easy', 'medium', 'hard'] as const).map((grade): GradeStock => {
    const own = blueprint.difficultyMix[grade]
    const held = usable.filter(({ difficulty }) => difficulty === grade).length
    const needed = parts === 0 ? 0 : Math.ceil((forms * mostItems * own) / parts)
    return { grade, parts: own, share: parts === 0 ? 0 : own / parts, ...supply(held, needed) }
  })
  return {
    forms,
    nodes,
    mix,
    grades,
    total: {
      weight: sumOf(tops, ({ weight }) => weight),
      quota,
      ...supply(
        sumOf(tops, ({ stock }) => stock),
        forms * quota,
      ),
    },
    mixPoints: sumOf(lines, ({ points, count }) => points * count),
    mostItems,
    usable: usable.length,
  }
}
