import { readFileSync } from 'node:fs'
import type { BankEntry } from '#app/domain/assembly/types.ts'
import type { Blueprint, WeightNode } from '#app/domain/blueprint/schema.ts'
import type { DifficultyGrade, ItemKind } from '#app/domain/item/schema.ts'
import { type Rng, seededRng, widenSeed } from '#app/domain/shared/rng.ts'

type Given = Readonly<{
  tree: [number, [number, [number, number[]][]][]]
  types: { type: string; points: number; items: number; bankShare: number }[]
  leafItems: number[]
  leafPointsTarget: number[]
}>
const given = JSON.parse(
  readFileSync(new URL('../../reference/assessment/benchmark-t100.json', import.meta.url), 'utf8'),
) as Given

/** Half points of the file in our hundredths. */
const HALF = 50
/** Our kinds have no short answer; the case study stands for it, with the points of the file. */
const KINDS: Readonly<Record<string, ItemKind>> = { short: 'caseStudy' }
const kindOf = (type: string): ItemKind => KINDS[type] ?? (type as ItemKind)

/** Ids of the tree's first level, second level and leaves, in depth-first order; leaves hang under the first level. */
const tops = given.tree[1].map(([weight, seconds], t) => ({
  id: `t${'abc'[t]}`,
  weight,
  seconds: seconds.map(([, leaves], s) => ({
    id: `t${'abc'[t]}.s${s}`,
    leaves: leaves.map((_, l) => `t${'abc'[t]}.s${s}.l${l}`),
  })),
}))
export const LEAVES: readonly string[] = tops.flatMap(({ seconds }) =>
  seconds.flatMap(({ leaves }) => leaves),
)
const leafTarget = new Map(LEAVES.map((id, place) => [id, given.leafPointsTarget[place] ?? 0]))

const team = <T>(value: T) => ({ value, origin: 'team' as const })

/**
 * The T100 problem as a blueprint: 24 leaves, five types, 100 points. The second level and the leaf counts, which our
 * tree does not hold exactly, are rows. A leaf's points are only to be near: three points off at most.
 * @param targets expected scores at the cut and beside it, hundredths of a point
 */
export function t100Blueprint(targets?: Blueprint['scoreTargets']): Blueprint {
  const node = (id: string, weight: number): WeightNode => ({
    id,
    name: id,
    weight,
    labelOrigin: 'team',
    weightOrigin: 'team',
  })
  return {
    level: 'l4',
    name: 'T100',
    status: 'published',
    basis: 'points',
    asOf: '2026',
    note: '',
    tree: tops.map(({ id, weight, seconds }) => ({
      ...node(id, weight),
      children: seconds.flatMap(({ leaves }) =>
        leaves.map((leaf) => node(leaf, (leafTarget.get(leaf) ?? 0) / 2)),
      ),
    })),
    mix: given.types.map(({ type, points, items }) => ({
      kind: kindOf(type),
      points: points * HALF,
      count: items,
      unit: 'item' as const,
      origin: 'team' as const,
    })),
    // no grades: the difficulty rule, where there is one, is the targets
    difficultyMix: { easy: 0, medium: 0, hard: 0, origin: 'team' },
    tolerances: { leafPoints: 300, gradeItems: 100 },
    rows: [
      ...tops.flatMap(({ seconds }) =>
        seconds.map(({ id, leaves }) => {
          const points = leaves.reduce((sum, leaf) => sum + (leafTarget.get(leaf) ?? 0) * HALF, 0)
          return {
            id: `points-${id}`,
            where: { leaf: [id] },
            unit: 'points' as const,
            min: points,
            max: points,
            on: true,
          }
        }),
      ),
      ...LEAVES.map((leaf, place) => ({
        id: `items-${leaf}`,
        where: { leaf: [leaf] },
        unit: 'items' as const,
        min: given.leafItems[place] ?? 0,
        max: given.leafItems[place] ?? 0,
        on: true,
      })),
    ],
    include: [],
    exclude: [],
    enemies: [],
    together: [],
    exposureCap: 12,
    ...(targets && { scoreTargets: targets }),
    rules: {
      minutes: team(100),
      fullMark: team(10_000),
      cutScore: team(6_000),
      graceMs: team(0),
      classHours: team(0),
      retakeDays: team(0),
      attemptsPerYear: team(1),
      maxOverlap: team(0.3),
      theoryValidMonths: team(1),
      certificateValidMonths: team(1),
      release: team('manual' as const),
    },
  }
}

const uniform = (rng: Rng) => (rng.next() + 0.5) / 2 ** 32
/** Box and Muller 1958. */
const normal = (rng: Rng) => Math.sqrt(-2 * Math.log(uniform(rng))) * Math.cos(2 * Math.PI * uniform(rng))

function drawOf<T>(shares: readonly (readonly [T, number])[], rng: Rng): T {
  const total = shares.reduce((sum, [, share]) => sum + share, 0)
  let left = uniform(rng) * total
  for (const [thing, share] of shares) {
    left -= share
    if (left < 0) return thing
  }
  return (shares.at(-1) as readonly [T, number])[0] // rounding may leave a hair after the last
}

const gradeOf = (b: number): DifficultyGrade => (b < -0.5 ? 'easy' : b < 0.8 ? 'medium' : 'hard')

/** A bank of the file's description: leaves, types, difficulties, prior uses and enemies at random from the seed. */
export function t100Bank(size: number, seed = 1): BankEntry[] {
  const root = widenSeed(seed)
  const rng = seededRng(root, 'practice:bank')
  const share = new Map(LEAVES.map((id) => [id, (leafTarget.get(id) ?? 0) * (0.6 + 0.8 * uniform(rng))]))
  const leafShares = LEAVES.map((id) => [id, share.get(id) ?? 0] as const)
  const typeShares = given.types.map((type) => [type, type.bankShare] as const)
  const bank: BankEntry[] = Array.from({ length: size }, (_, n) => {
    const leaf = drawOf(leafShares, rng)
    const type = drawOf(typeShares, rng)
    const b = 0.15 + normal(rng)
    return {
      id: `i${String(n).padStart(5, '0')}`,
      version: 1,
      kind: kindOf(type.type),
      points: type.points * HALF,
      blanks: 1,
      knowledgePoint: leaf,
      leaf,
      difficulty: gradeOf(b),
      enemyGroups: [],
      reserved: false,
      status: 'ready',
      levels: ['l4'],
      uses: Math.floor(-3 * Math.log(uniform(rng))),
      irt: { a: 1, b, c: 0 },
    }
  })
  return withEnemies(bank, seededRng(root, 'practice:enemies'))
}

/** 6 % of the items in sets of two to four inside one node of the second level. */
function withEnemies(bank: readonly BankEntry[], rng: Rng): BankEntry[] {
  const groups = new Map<string, string>()
  const wanted = Math.round(bank.length * 0.06)
  for (let set = 0; groups.size < wanted; set++) {
    const first = bank[rng.int(bank.length)]
    const node = first?.leaf.slice(0, 5) ?? ''
    const near = bank.filter(({ id, leaf }) => leaf.startsWith(node) && !groups.has(id))
    if (near.length < 2) continue
    for (let size = 2 + rng.int(3); size > 0 && near.length > 0; size--) {
      const [one] = near.splice(rng.int(near.length), 1)
      if (one) groups.set(one.id, `g${set}`)
    }
  }
  return bank.map((entry) => {
    const group = groups.get(entry.id)
    return group === undefined ? entry : { ...entry, enemyGroups: [group] }
  })
}

/** The same bank with all but three items taken from one leaf. */
export function skewed(bank: readonly BankEntry[], leaf: string): BankEntry[] {
  let kept = 0
  return bank.filter((entry) => entry.leaf !== leaf || ++kept <= 3)
}
