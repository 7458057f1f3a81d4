import * as z from 'zod'
import { DifficultyGrade, ITEM_KINDS } from '../item/schema.ts'
import { Level } from '../shared/level.ts'
import { Points } from '../shared/points.ts'
import { ItemWhere } from './where.ts'

/** Where a figure or a name comes from: the seed, a published copy, or the team (团队默认, editable). */
export const Origin = z.enum(['seed', 'public', 'team'])
export type Origin = z.infer<typeof Origin>

const weightNode = {
  /** Dotted; a leaf's id is the prefix of its knowledge points. */
  id: z.string().regex(/^[a-z]+(\.[a-z0-9-]+)*$/),
  name: z.string().min(1),
  /** Percent of the whole at the first two depths. */
  weight: z.number().min(0).max(100),
  /** Bounds of its points in one form; absent: exact at the first depth, within the tolerance for a leaf. */
  min: Points.optional(),
  max: Points.optional(),
  labelOrigin: Origin,
  weightOrigin: Origin,
}
const Leaf = z.strictObject(weightNode)
/** A node of the weights tree: a leaf at the first or second depth. */
export const WeightNode = z.strictObject({ ...weightNode, children: z.array(Leaf).min(1).optional() })
export type WeightNode = z.infer<typeof WeightNode>

/** One line of the type mix. A fill-in is counted in blanks: an item of k blanks takes k of them. */
export const MixLine = z.strictObject({
  kind: z.enum(ITEM_KINDS),
  /** Points of one item, or of one blank. */
  points: Points,
  count: z.int().min(0),
  unit: z.enum(['item', 'blank']),
  /** Leaves (or prefixes of leaves) that may hold this kind; absent: all. */
  leaves: z.array(z.string()).optional(),
  /** The grade all items of the kind have, where it has but one: case studies are hard. Absent: any. */
  difficulty: DifficultyGrade.optional(),
  origin: Origin,
})
export type MixLine = z.infer<typeof MixLine>

const name = z.string().min(1)
const on = z.boolean().default(true)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '编号用小写字母、数字和短横')

/** What the tree and the mix cannot say: how many items, or points (hundredths), of some sort a form holds. */
export const BlueprintRow = z.strictObject({
  id: slug,
  name: name.optional(),
  where: ItemWhere,
  unit: z.enum(['items', 'points']),
  min: z.int().min(0).optional(),
  max: z.int().min(0).optional(),
  on,
})
export type BlueprintRow = z.infer<typeof BlueprintRow>

/** Items by id that stand together in some way. */
const ItemSet = z.strictObject({ id: slug, items: z.array(name).min(2), on })
const OneItem = z.strictObject({ item: name, on })

/** A score, in hundredths of a point, that candidates of one ability are to expect of every form. */
export const ScoreTarget = z.strictObject({ theta: z.number().min(-6).max(6), points: Points })

/** A figure with where it comes from. */
export const fact = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, origin: Origin, note: z.string().optional() })

export const ExamRules = z.strictObject({
  minutes: fact(z.int().min(1)),
  fullMark: fact(Points),
  cutScore: fact(Points),
  graceMs: fact(z.int().min(0)),
  classHours: fact(z.number().min(0)),
  retakeDays: fact(z.int().min(0)),
  attemptsPerYear: fact(z.int().min(1)),
  maxOverlap: fact(z.number().min(0).max(1)),
  theoryValidMonths: fact(z.int().min(1)),
  certificateValidMonths: fact(z.int().min(1)),
  /** When the marked paper may be seen: at once, or when an examiner releases it. */
  release: fact(z.enum(['onMarking', 'manual'])),
})
export type ExamRules = z.infer<typeof ExamRules>

export const Blueprint = z.strictObject({
  level: Level,
  name: z.string().min(1),
  status: z.enum(['draft', 'published', 'retired']),
  basis: z.literal('points'),
  asOf: z.string(),
  note: z.string(),
  tree: z.array(WeightNode).min(1),
  mix: z.array(MixLine).min(1),
  difficultyMix: z.strictObject({ easy: z.int(), medium: z.int(), hard: z.int(), origin: Origin }),
  tolerances: z.strictObject({
    /** How far a leaf's points may be from its quota; nodes of the first depth are exact. */
    leafPoints: Points,
    /** How many items a difficulty grade may be off its share. */
    gradeItems: z.int().min(0),
  }),
  rows: z.array(BlueprintRow).default([]),
  /** Items every form holds, and items none does. */
  include: z.array(OneItem).default([]),
  exclude: z.array(OneItem).default([]),
  /** Sets of which a form holds one item at most, beside the groups the items name themselves. */
  enemies: z.array(ItemSet).default([]),
  /** Sets a form holds whole or not at all. */
  together: z.array(ItemSet).default([]),
  /** An item that was in so many forms rests; absent: none does. */
  exposureCap: z.int().min(1).optional(),
  /** Expected scores at the cut and beside it, for a calibrated bank; absent: what the difficulty mix stands for. */
  scoreTargets: z.array(ScoreTarget).min(1).max(5).optional(),
  /** Points of a formal paper that come from reserved items at least; absent: any. Practice and mock have none. */
  reservedPoints: fact(Points).optional(),
  rules: ExamRules,
})
export type Blueprint = z.infer<typeof Blueprint>

export type BlueprintLeaf = Readonly<{ id: string; name: string; weight: number; parentId: string | null }>

/** The leaves in tree order; a node of the first depth without children is its own leaf. Weight 0 leaves are absent. */
export function leavesOf(blueprint: Pick<Blueprint, 'tree'>): BlueprintLeaf[] {
  return blueprint.tree.flatMap((node): BlueprintLeaf[] =>
    node.children
      ? node.children
          .filter((leaf) => leaf.weight > 0)
          .map(({ id, name, weight }) => ({ id, name, weight, parentId: node.id }))
      : node.weight > 0
        ? [{ id: node.id, name: node.name, weight: node.weight, parentId: null }]
        : [],
  )
}

/** The leaf a knowledge point counts for: the one whose id is its prefix. */
export function leafOf(leafIds: readonly string[], knowledgePoint: string): string | undefined {
  return leafIds.find((leaf) => knowledgePoint === leaf || knowledgePoint.startsWith(`${leaf}.`))
}

export type BlueprintFault =
  | { code: 'weights-off'; node: string; expected: number; sum: number }
  | { code: 'mix-off'; fullMark: Points; sum: Points }
  /** Bounds of a node that its own weight is outside of. */
  | { code: 'range-off'; node: string; quota: Points; min: Points; max: Points }
  | { code: 'row-off'; row: string; reason: 'no-bound' | 'min-above-max' | 'twice' }

/**
 * What is wrong with a blueprint by itself: children must add up to their parent, the root to 100, the mix to the full
 * mark, a node's range must hold its quota, a row needs an id of its own and bounds that can hold.
 */
export function faultsOf({ tree, mix, rules, rows }: Blueprint): BlueprintFault[] {
  const faults: BlueprintFault[] = []
  const thousandths = (weight: number) => Math.round(weight * 1_000)
  const check = (node: string, expected: number, children: readonly { weight: number }[]) => {
    const sum = children.reduce((total, child) => total + thousandths(child.weight), 0)
    if (sum !== thousandths(expected)) faults.push({ code: 'weights-off', node, expected, sum: sum / 1_000 })
  }
  check('root', 100, tree)
  for (const node of tree) if (node.children) check(node.id, node.weight, node.children)
  const fullMark = rules.fullMark.value
  const sum = mix.reduce((total, line) => total + line.points * line.count, 0)
  if (sum !== fullMark) faults.push({ code: 'mix-off', fullMark, sum })
  for (const { id, weight, min = 0, max = fullMark } of tree.flatMap((one) => [
    one,
    ...(one.children ?? []),
  ])) {
    const quota = (thousandths(weight) * fullMark) / 100_000
    if (quota < min || quota > max) faults.push({ code: 'range-off', node: id, quota, min, max })
  }
  for (const [place, { id, min, max }] of rows.entries()) {
    if (rows.findIndex((other) => other.id === id) < place)
      faults.push({ code: 'row-off', row: id, reason: 'twice' })
    if (min === undefined && max === undefined) faults.push({ code: 'row-off', row: id, reason: 'no-bound' })
    if (min !== undefined && max !== undefined && min > max)
      faults.push({ code: 'row-off', row: id, reason: 'min-above-max' })
  }
  return faults
}
