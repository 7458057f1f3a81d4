import type { WeightNode } from '../blueprint/schema.ts'

/** What one question earned, and the leaf it counts for. Points are hundredths. */
export type LeafMark = Readonly<{ leaf: string; points: number; outOf: number }>

export type NodeResult = Readonly<{
  id: string
  name: string
  depth: 1 | 2
  isLeaf: boolean
  /** Percent of the whole that the blueprint gives it. */
  weight: number
  points: number
  /** What the questions of this form under the node are worth; near the weight, within the blueprint's tolerance. */
  outOf: number
  low: boolean
}>

/** A node that got less than this share of its points, in percent, is marked as low. */
const LOW_PERCENT = 60

/** Exact, in whole hundredths: 60 % of the points is not low. A node without questions is never low. */
const isLow = (points: number, outOf: number): boolean => points * 100 < outOf * LOW_PERCENT

/** What a paper earned under every node of the weights tree, in tree order, a parent before its leaves. */
export function resultByNode(tree: readonly WeightNode[], marks: readonly LeafMark[]): NodeResult[] {
  const under = (ids: readonly string[]) => marks.filter(({ leaf }) => ids.includes(leaf))
  const sum = (rows: readonly LeafMark[], field: 'points' | 'outOf') =>
    rows.reduce((total, row) => total + row[field], 0)
  const toResult = (
    { id, name, weight }: Pick<WeightNode, 'id' | 'name' | 'weight'>,
    depth: 1 | 2,
    leaves: string[],
  ): NodeResult => {
    const rows = under(leaves)
    const [points, outOf] = [sum(rows, 'points'), sum(rows, 'outOf')]
    return {
      id,
      name,
      depth,
      isLeaf: leaves.length === 1 && leaves[0] === id,
      weight,
      points,
      outOf,
      low: isLow(points, outOf),
    }
  }
  return tree.flatMap((node) => [
    toResult(node, 1, node.children?.map(({ id }) => id) ?? [node.id]),
    ...(node.children ?? []).map((leaf) => toResult(leaf, 2, [leaf.id])),
  ])
}

/** The leaves with the lowest share of their points, the weakest first; equal shares: the one that lost more. Full ones are left out. */
export function weakestLeaves(nodes: readonly NodeResult[], count: number): NodeResult[] {
  const lost = ({ points, outOf }: NodeResult) => outOf - points
  return nodes
    .filter((node) => node.isLeaf && lost(node) > 0)
    .sort((a, b) => a.points * b.outOf - b.points * a.outOf || lost(b) - lost(a))
    .slice(0, count)
}

/** A section of a lesson. */
export type Place = Readonly<{ moduleId: string; id: string; title: string }>
export type PlaceToReread = Place & Readonly<{ lost: number; questions: number }>

/** The sections where most points were lost, the worst first, each once. */
export function placesToReread(
  wrong: readonly { readonly section: Place; readonly lost: number }[],
  count: number,
): PlaceToReread[] {
  const byPlace = new Map<string, PlaceToReread>()
  for (const { section, lost } of wrong) {
    const name = `${section.moduleId}#${section.id}`
    const known = byPlace.get(name)
    byPlace.set(name, { ...section, lost: (known?.lost ?? 0) + lost, questions: (known?.questions ?? 0) + 1 })
  }
  return [...byPlace.values()].sort((a, b) => b.lost - a.lost).slice(0, count)
}
