import { apportion, type QuotaNode } from '#app/domain/blueprint/apportion.ts'
import { type Rng, seededRng, widenSeed } from '#app/domain/shared/rng.ts'
import { atMost, type Bar, timedSync } from '../bar.ts'
import { flatLargestRemainder } from './naive.ts'

const TREES = 10_000

/** A tree of two or three depths, two to five children a node, whole weights. */
function aTree(rng: Rng, depth: number, id = 'n'): QuotaNode {
  const weight = 1 + rng.int(40)
  if (depth === 0) return { id, weight }
  return {
    id,
    weight,
    children: Array.from({ length: 2 + rng.int(4) }, (_, n) => aTree(rng, depth - 1, `${id}.${n}`)),
  }
}

const leavesOf = (node: QuotaNode): QuotaNode[] => node.children?.flatMap(leavesOf) ?? [node]

/** Nodes whose count is neither their exact quota rounded down nor up. */
function strayNodes(node: QuotaNode, quota: number, countOf: (node: QuotaNode) => number): number {
  const off = Math.abs(countOf(node) - quota) >= 1 - 1e-9 ? 1 : 0
  const all = node.children?.reduce((sum, { weight }) => sum + weight, 0) ?? 0
  return (node.children ?? []).reduce(
    (sum, child) => sum + strayNodes(child, (quota * child.weight) / all, countOf),
    off,
  )
}

/** B6: every node of random trees gets its quota rounded down or up; the naive way rounds over the leaves at once. */
export function apportionmentBars(): Bar[] {
  const rng = seededRng(widenSeed(6), 'practice')
  let [stray, naive, ms] = [0, 0, 0]
  for (let n = 0; n < TREES; n++) {
    const tree = aTree(rng, 2 + rng.int(2))
    const total = 10 + rng.int(190)
    const { value: counts, ms: taken } = timedSync(() => apportion(tree, total))
    ms += taken
    if (!counts.ok || strayNodes(tree, total, ({ id }) => counts.value.get(id) ?? 0) > 0) stray++

    const leaves = leavesOf(tree)
    // a leaf's weight is a share of its parent, so its share of the whole goes down the tree
    const shares = leaves.map((leaf) => shareOf(tree, leaf))
    const flat = new Map(
      flatLargestRemainder(shares, total).map((count, place) => [leaves[place]?.id, count]),
    )
    const sumOf = (node: QuotaNode): number =>
      leavesOf(node).reduce((sum, { id }) => sum + (flat.get(id) ?? 0), 0)
    if (strayNodes(tree, total, sumOf) > 0) naive++
  }
  return [
    atMost('B6', `${TREES} random trees: trees with a node outside floor and ceil`, stray, 0, 'trees', naive),
    atMost('B6.time', 'mean time a tree', ms / TREES, 1, 'ms'),
  ]
}

function shareOf(tree: QuotaNode, leaf: QuotaNode): number {
  let [share, node] = [1, tree]
  while (node.id !== leaf.id) {
    const all = node.children?.reduce((sum, { weight }) => sum + weight, 0) ?? 1
    const next = node.children?.find(({ id }) => leaf.id === id || leaf.id.startsWith(`${id}.`))
    if (!next) break
    share *= next.weight / all
    node = next
  }
  return share
}
