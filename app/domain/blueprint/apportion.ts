import {
  add,
  compare,
  floor,
  isEqual,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../shared/rational.ts'
import { ok, type Result, refuse } from '../shared/result.ts'

/** A node of a weights tree as apportionment sees it. */
export type QuotaNode = {
  readonly id: string
  /** Share among its siblings; at most three decimals. What siblings add up to is free here. */
  readonly weight: number
  /** The fewest it may get. Only a whole number the exact quota can still be rounded up to is possible. */
  readonly min?: number
  readonly children?: readonly QuotaNode[]
}

export type ApportionRefusal =
  /** `min` is above the exact quota rounded up, `most`. */
  | { readonly code: 'min-above-quota'; readonly node: string; readonly min: number; readonly most: number }
  /** The `min`s below `node` add up to `needs`, more than its quota rounded up, `most`; `pinned` names the children. */
  | {
      readonly code: 'mins-above-parent'
      readonly node: string
      readonly pinned: readonly string[]
      readonly needs: number
      readonly most: number
    }
  /** A weight that is negative, not finite or finer than a thousandth. */
  | { readonly code: 'bad-weight'; readonly node: string; readonly weight: number }
  /** Children without any weight cannot share what their parent got. */
  | { readonly code: 'no-weight'; readonly node: string }
  | { readonly code: 'duplicate-node'; readonly node: string }

/** Whole counts by node id, inner nodes and root included. */
export type Counts = ReadonlyMap<string, number>

/** A node with its exact quota. */
type Quota = {
  readonly node: QuotaNode
  /** Thousandths, so that siblings compare exactly. */
  readonly weight: bigint
  readonly quota: Rational
  readonly children: readonly Quota[]
}

/** A node with the counts it may take: `low` or `high`, which differ by at most one. */
type Range = {
  readonly id: string
  readonly weight: bigint
  readonly low: number
  readonly high: number
  /** What taking `high` costs above taking `low`, in squared deviation summed over the subtree. */
  readonly raiseCost: Rational
  readonly children: readonly Range[]
  /** Children that may be raised, in the order to raise them. */
  readonly raisable: readonly Range[]
}

const nodesOf = (node: QuotaNode): QuotaNode[] => [node, ...(node.children ?? []).flatMap(nodesOf)]

/** A weight in thousandths; undefined when it is none. The tolerance only covers how a float holds a decimal. */
function toThousandths(weight: number): bigint | undefined {
  const thousandths = Math.round(weight * 1_000)
  const isExact = Math.abs(weight * 1_000 - thousandths) <= 1e-6
  return Number.isSafeInteger(thousandths) && weight >= 0 && isExact ? BigInt(thousandths) : undefined
}

function findFault(tree: QuotaNode): ApportionRefusal | undefined {
  const seen = new Set<string>()
  for (const { id, weight } of nodesOf(tree)) {
    if (seen.has(id)) return { code: 'duplicate-node', node: id }
    seen.add(id)
    if (toThousandths(weight) === undefined) return { code: 'bad-weight', node: id, weight }
  }
  return undefined
}

/** The first node that has something to share and only children without weight. */
const findStuck = ({ node, quota, children }: Quota): string | undefined =>
  children.length > 0 && quota.num > 0n && children.every(({ weight }) => weight === 0n)
    ? node.id
    : children.map(findStuck).find((id) => id !== undefined)

/** Exact quotas: a child takes its weight's part of its siblings' of what its parent has. */
function withQuotas(node: QuotaNode, quota: Rational): Quota {
  const children = node.children ?? []
  const all = children.reduce((sum, child) => sum + (toThousandths(child.weight) ?? 0n), 0n)
  return {
    node,
    weight: toThousandths(node.weight) ?? 0n,
    quota,
    children: children.map((child) =>
      withQuotas(
        child,
        all === 0n ? ZERO : multiply(quota, rational(toThousandths(child.weight) ?? 0n, all)),
      ),
    ),
  }
}

function quotasOf(tree: QuotaNode, total: number): Result<Quota, ApportionRefusal> {
  if (!Number.isSafeInteger(total) || total < 0)
    throw new RangeError(`a total is a whole number, not ${total}`)
  const fault = findFault(tree)
  if (fault) return refuse(fault)
  const quotas = withQuotas(tree, rational(total))
  const stuck = findStuck(quotas)
  return stuck === undefined ? ok(quotas) : refuse({ code: 'no-weight', node: stuck })
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/** Cheapest first; ties go to the larger weight, then (the sort is stable) to the earlier place in the tree. */
const byRaiseCost = (a: Range, b: Range): number =>
  compare(a.raiseCost, b.raiseCost) || (a.weight > b.weight ? -1 : a.weight < b.weight ? 1 : 0)

/**
 * The counts a subtree may take, bottom up. Raising a node by one costs (⌈q⌉−q)² − (⌊q⌋−q)² = 1 − 2(q−⌊q⌋) itself, and
 * below it the raise of the child that is next in line: exact, since each child has two values only.
 */
function rangeOf({ node, weight, quota, children }: Quota): Result<Range, ApportionRefusal> {
  const down = Number(floor(quota))
  const high = isEqual(quota, rational(down)) ? down : down + 1
  const min = node.min ?? 0
  if (min > high) return refuse({ code: 'min-above-quota', node: node.id, min, most: high })
  const ranges: Range[] = []
  for (const child of children) {
    const range = rangeOf(child)
    if (!range.ok) return range
    ranges.push(range.value)
  }
  const needs = sumOf(ranges.map((range) => range.low))
  if (needs > high) {
    const pinned = children.flatMap((child, i) =>
      compare(rational(ranges[i]?.low ?? 0), child.quota) > 0 ? [child.node.id] : [],
    )
    return refuse({ code: 'mins-above-parent', node: node.id, pinned, needs, most: high })
  }
  const raisable = ranges.filter((range) => range.low < range.high).sort(byRaiseCost)
  const low = Math.max(down, needs, Math.ceil(min))
  const fraction = subtract(quota, rational(down))
  const below = raisable[low - needs]?.raiseCost ?? ZERO
  const raiseCost = add(subtract(ONE, multiply(rational(2), fraction)), below)
  return ok({ id: node.id, weight, low, high, raiseCost, children: ranges, raisable })
}

/** Gives every node its count, top down: `count` to this one, its low to each child and one more to the first in line. */
function settle(range: Range, count: number, counts: Map<string, number>): void {
  counts.set(range.id, count)
  const spare = count - sumOf(range.children.map((child) => child.low))
  const raised = new Set(range.raisable.slice(0, spare))
  for (const child of range.children) settle(child, raised.has(child) ? child.high : child.low, counts)
}

/**
 * Tree controlled rounding of weights to whole counts, in exact arithmetic (assessment.md §3). Every node gets its exact
 * quota rounded down or up, children add up to their parent, and the squared deviation summed over all nodes is the
 * least possible. A `min` above the rounded-down quota pins the node to the rounded-up one, at its siblings' expense.
 * Fix the length first: a longer form may give a leaf less (Alabama paradox).
 * @param total whole items or points for the root
 * @returns a count for every node; refuses a weight or `min` that cannot be met, by name
 * @throws RangeError when `total` is not a whole number from 0
 */
export function apportion(tree: QuotaNode, total: number): Result<Counts, ApportionRefusal> {
  const quotas = quotasOf(tree, total)
  if (!quotas.ok) return quotas
  const range = rangeOf(quotas.value)
  if (!range.ok) return range
  const counts = new Map<string, number>()
  settle(range.value, total, counts)
  return ok(counts)
}

/**
 * Rotating rounding for short forms: with C the running exact quota over the leaves in depth-first order, a leaf gets
 * ⌊C+u⌋ − ⌊C before it + u⌋ (assessment.md §3). Over u uniform in [0, 1) it is unbiased, and every node still gets its
 * quota rounded down or up. A `min` is not looked at: over many forms every leaf has its share.
 * @param u an exact fraction, 0 ≤ u < 1
 * @throws RangeError when `u` is outside, or `total` is not a whole number from 0
 */
export function rotatingRounding(
  tree: QuotaNode,
  total: number,
  u: { readonly num: bigint | number; readonly den: bigint | number },
): Result<Counts, ApportionRefusal> {
  const offset = rational(u.num, u.den)
  if (compare(offset, ZERO) < 0 || compare(offset, ONE) >= 0)
    throw new RangeError('u is at least 0 and below 1')
  const quotas = quotasOf(tree, total)
  if (!quotas.ok) return quotas
  const counts = new Map<string, number>()
  const between = (from: Rational, to: Rational) => Number(floor(add(to, offset)) - floor(add(from, offset)))
  const visit = ({ node, quota, children }: Quota, start: Rational): Rational => {
    const end = add(start, quota)
    counts.set(node.id, between(start, end))
    let at = start
    for (const child of children) at = visit(child, at)
    return end
  }
  visit(quotas.value, ZERO)
  return ok(counts)
}
