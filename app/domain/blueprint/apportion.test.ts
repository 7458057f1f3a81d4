import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import vectors from '#tests/reference/assessment/apportionment.json'
import { add, compare, floor, multiply, type Rational, rational, subtract, ZERO } from '../shared/rational.ts'
import { type Rng, seededRng, widenSeed } from '../shared/rng.ts'
import { apportion, type Counts, type QuotaNode, rotatingRounding } from './apportion.ts'

type Encoded = number | [number, Encoded[]]
const Encoded: z.ZodType<Encoded> = z.lazy(() =>
  z.union([z.number(), z.tuple([z.number(), z.array(Encoded)])]),
)
const decode = (encoded: Encoded, id = 'root'): QuotaNode =>
  typeof encoded === 'number'
    ? { id, weight: encoded }
    : { id, weight: encoded[0], children: encoded[1].map((child, i) => decode(child, `${id}.${i}`)) }

const leavesOf = (node: QuotaNode): QuotaNode[] => (node.children ? node.children.flatMap(leavesOf) : [node])
const countsOf = (result: ReturnType<typeof apportion>): Counts => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const leafCounts = (tree: QuotaNode, counts: Counts) => leavesOf(tree).map(({ id }) => counts.get(id))

/** Every node with its exact quota, worked out here on its own. */
const quotas = (node: QuotaNode, quota: Rational): { node: QuotaNode; quota: Rational }[] => {
  const children = node.children ?? []
  const whole = BigInt(Math.round(children.reduce((sum, { weight }) => sum + weight, 0) * 1_000))
  return [
    { node, quota },
    ...children.flatMap((child) =>
      quotas(child, multiply(quota, rational(BigInt(Math.round(child.weight * 1_000)), whole))),
    ),
  ]
}
const squaredDeviation = (tree: QuotaNode, total: number, counts: Counts): Rational =>
  quotas(tree, rational(total)).reduce((sum, { node, quota }) => {
    const off = subtract(rational(counts.get(node.id) ?? 0), quota)
    return add(sum, multiply(off, off))
  }, ZERO)

const blueprints = z
  .record(
    z.string(),
    z.object({
      leaves: z.array(z.string()),
      weights: z.array(z.number()),
      level1: z.record(z.string(), z.number()),
    }),
  )
  .parse(vectors.defaultBlueprints)
const blueprintTree = (level: string): QuotaNode => {
  const { leaves, weights, level1 } = blueprints[level] ?? { leaves: [], weights: [], level1: {} }
  return {
    id: 'root',
    weight: 100,
    children: Object.entries(level1).map(([id, weight]) => ({
      id,
      weight,
      ...(leaves.includes(id)
        ? {}
        : {
            children: leaves.flatMap((leaf, i) =>
              leaf.startsWith(`${id}.`) ? [{ id: leaf, weight: weights[i] ?? 0 }] : [],
            ),
          }),
    })),
  }
}

describe('the default blueprints', () => {
  test.each(vectors.defaultBlueprintVectors)(
    '$level at $total',
    ({ level, total, treeControlled, level1 }) => {
      const tree = blueprintTree(level)
      const counts = countsOf(apportion(tree, total))
      expect(leafCounts(tree, counts)).toEqual(treeControlled)
      expect(tree.children?.map(({ id }) => counts.get(id))).toEqual(level1)
      expect(counts.get('root')).toBe(total)
    },
  )
  test.each(vectors.rotatingRounding.vectors)(
    'rotating, $level at $total, u = $u',
    ({ level, total, u, counts }) => {
      const [num = 0, den = 1] = u.split('/').map(Number)
      const tree = blueprintTree(level)
      expect(leafCounts(tree, countsOf(rotatingRounding(tree, total, { num, den })))).toEqual(counts)
    },
  )
})

describe('trees of three levels', () => {
  test.each(vectors.treeCases.map((row) => ({ ...row, tree: decode(Encoded.parse(row.tree)) })))(
    '$name at $total',
    ({ tree, total, treeControlled, sumSquaredDeviation }) => {
      const counts = countsOf(apportion(tree, total))
      expect(leafCounts(tree, counts)).toEqual(treeControlled)
      const [num = '', den = '1'] = sumSquaredDeviation.split('/')
      expect(squaredDeviation(tree, total, counts)).toEqual(rational(BigInt(num), BigInt(den)))
    },
  )
})

test('one more seat can cost the smallest group one (Alabama paradox)', () => {
  const { populations, largestRemainder10, largestRemainder11 } = vectors.alabama
  const tree = decode([14, populations])
  expect(leafCounts(tree, countsOf(apportion(tree, 10)))).toEqual(largestRemainder10)
  expect(leafCounts(tree, countsOf(apportion(tree, 11)))).toEqual(largestRemainder11)
})

test('ties go to the larger weight, then to the earlier node', () => {
  // Quotas 7.5, 2.5 and 5: the heavier of the two halves is rounded up.
  expect(leafCounts(decode([1, [25, 75, 50]]), countsOf(apportion(decode([1, [25, 75, 50]]), 15)))).toEqual([
    2, 8, 5,
  ])
  expect(leafCounts(decode([1, [1, 1]]), countsOf(apportion(decode([1, [1, 1]]), 5)))).toEqual([3, 2])
})

test('decimals in weights are exact', () => {
  const tree = decode([1, [0.1, 0.2, 0.3]])
  expect(leafCounts(tree, countsOf(apportion(tree, 60)))).toEqual([10, 20, 30])
})

test('a weight of 0 gets nothing, and passes nothing on', () => {
  const tree = decode([1, [[0, [0, 0]], 5]])
  expect(leafCounts(tree, countsOf(apportion(tree, 7)))).toEqual([0, 0, 7])
})

describe('min', () => {
  const tree = (min: number, below: number | undefined = undefined): QuotaNode => ({
    id: 'root',
    weight: 100,
    children: [
      { id: 'big', weight: 90 },
      {
        id: 'small',
        weight: 6,
        children: [
          { id: 'x', weight: 5, min },
          { id: 'y', weight: 1, ...(below ? { min: below } : {}) },
        ],
      },
      { id: 'rest', weight: 4 },
    ],
  })
  test('pins a node at 1 at the expense of its siblings', () => {
    expect(countsOf(apportion(tree(0), 5)).get('x')).toBe(0)
    const counts = countsOf(apportion(tree(1), 5))
    expect([...counts]).toEqual([
      ['root', 5],
      ['big', 4],
      ['small', 1],
      ['x', 1],
      ['y', 0],
      ['rest', 0],
    ])
  })
  test('above the rounded-up quota is refused by name', () =>
    expect(apportion(tree(2), 5)).toEqual({
      ok: false,
      refusal: { code: 'min-above-quota', node: 'x', min: 2, most: 1 },
    }))
  test('pins that together exceed their parent are refused by name', () =>
    expect(apportion(tree(1, 1), 5)).toEqual({
      ok: false,
      refusal: { code: 'mins-above-parent', node: 'small', pinned: ['x', 'y'], needs: 2, most: 1 },
    }))
  test('pins that exceed the whole are refused at the root', () => {
    const many = { id: 'root', weight: 1, children: [...'abc'].map((id) => ({ id, weight: 1, min: 1 })) }
    expect(apportion(many, 2)).toMatchObject({
      ok: false,
      refusal: { code: 'mins-above-parent', node: 'root' },
    })
    expect(apportion(many, 3)).toMatchObject({ ok: true })
  })
})

describe('what cannot be apportioned is refused', () => {
  test.each([
    {
      name: 'a negative weight',
      tree: decode([1, [1, -1]]),
      refusal: { code: 'bad-weight', node: 'root.1', weight: -1 },
    },
    {
      name: 'a weight too fine',
      tree: decode([1, [1, 0.0005]]),
      refusal: { code: 'bad-weight', node: 'root.1' },
    },
    {
      name: 'no weight to share by',
      tree: decode([1, [[1, [0, 0]]]]),
      refusal: { code: 'no-weight', node: 'root.0' },
    },
    {
      name: 'one id twice',
      tree: { id: 'root', weight: 1, children: [{ id: 'root', weight: 1 }] },
      refusal: { code: 'duplicate-node', node: 'root' },
    },
  ])('$name', ({ tree, refusal }) => {
    expect(apportion(tree, 3)).toMatchObject({ ok: false, refusal })
    expect(rotatingRounding(tree, 3, { num: 0, den: 1 })).toMatchObject({ ok: false, refusal })
  })
  test('half an item is a bug', () => expect(() => apportion(decode(1), 2.5)).toThrow(RangeError))
  test('so is u = 1', () =>
    expect(() => rotatingRounding(decode(1), 2, { num: 1, den: 1 })).toThrow(RangeError))
})

function aRandomTree(rng: Rng, depth: number, id = 'n'): QuotaNode {
  const weight = rng.int(4) === 0 ? (1 + rng.int(30_000)) / 1_000 : 1 + rng.int(30)
  if (depth === 0 || (depth < 3 && rng.int(4) === 0)) return { id, weight }
  const children = Array.from({ length: 1 + rng.int(5) }, (_, i) => aRandomTree(rng, depth - 1, `${id}.${i}`))
  return { id, weight, children }
}

/** The least squared deviation any floor/ceil choice reaches, by trying them all. Meant for small trees. */
function leastDeviation(node: QuotaNode, quota: Rational, count: bigint): Rational | undefined {
  const off = subtract(rational(count), quota)
  const own = multiply(off, off)
  const all = quotas(node, quota)
  const children = (node.children ?? []).map((child) => ({
    child,
    quota: all.find((entry) => entry.node === child)?.quota ?? ZERO,
  }))
  if (children.length === 0) return own
  const fill = (i: number, left: bigint): Rational | undefined => {
    const next = children[i]
    if (!next) return left === 0n ? ZERO : undefined
    const down = floor(next.quota)
    const choices = compare(rational(down), next.quota) === 0 ? [down] : [down, down + 1n]
    return choices
      .flatMap((choice) => {
        const here = leastDeviation(next.child, next.quota, choice)
        const rest = fill(i + 1, left - choice)
        return here && rest ? [add(here, rest)] : []
      })
      .sort(compare)[0]
  }
  const below = fill(0, count)
  return below && add(own, below)
}

describe('random trees', () => {
  test('2,000 of them: every node rounded down or up, every sum right, both ways', () => {
    const rng = seededRng(widenSeed(2026), 'practice')
    for (let i = 0; i < 2_000; i++) {
      const tree = aRandomTree(rng, 3)
      const total = rng.int(151)
      const u = { num: rng.int(1_000), den: 1_000 }
      const exact = quotas(tree, rational(total))
      for (const counts of [countsOf(apportion(tree, total)), countsOf(rotatingRounding(tree, total, u))]) {
        const faults = exact.filter(({ node, quota: { num, den } }) => {
          const count = counts.get(node.id) ?? -1
          const off = BigInt(count) * den - num
          const below = node.children?.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0) ?? count
          return off <= -den || off >= den || below !== count
        })
        expect(faults).toEqual([])
        expect(counts.get('n')).toBe(total)
      }
    }
  }, 60_000)
  test('200 small ones: no other rounding deviates less', () => {
    const rng = seededRng(widenSeed(40), 'practice')
    for (let i = 0; i < 200; i++) {
      const tree = aRandomTree(rng, 2)
      const total = rng.int(31)
      const least = leastDeviation(tree, rational(total), BigInt(total))
      expect(squaredDeviation(tree, total, countsOf(apportion(tree, total)))).toEqual(least)
    }
  }, 60_000)
  test('rotating rounding is unbiased: over all u each leaf gets its quota', () => {
    const tree = decode([
      1,
      [
        [2, [1, 2, 4]],
        [1, [3, 5]],
      ],
    ])
    const steps = 1_000
    const sums = new Map<string, number>()
    // The quotas have denominator 3·7·8 = 168, so 168 evenly spaced u average exactly.
    for (let num = 0; num < 168; num++)
      for (const [id, count] of countsOf(rotatingRounding(tree, steps, { num, den: 168 })))
        sums.set(id, (sums.get(id) ?? 0) + count)
    for (const { node, quota } of quotas(tree, rational(steps)))
      expect(rational(sums.get(node.id) ?? 0, 168)).toEqual(quota)
  })
})
