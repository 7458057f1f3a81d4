import { Blueprint, type WeightNode } from '#app/domain/blueprint/schema.ts'

const team = <T>(value: T) => ({ value, origin: 'team' as const })
const bare = (id: string, weight: number) => ({
  id,
  name: NAMES[id] ?? id,
  weight,
  labelOrigin: 'team' as const,
  weightOrigin: 'team' as const,
})
type Weight = readonly [string, number]
const node = (id: string, weight: number, children?: readonly Weight[]): WeightNode => ({
  ...bare(id, weight),
  ...(children && { children: children.map(([leaf, share]) => bare(leaf, share)) }),
})
const NAMES: Readonly<Record<string, string>> = {
  law: '法律知识',
  'work.care': '客户关怀',
  'work.complaint': '投诉处理',
}

/** A published blueprint: the default l4 weights and mix (assessment.md §3) unless given. */
export const aBlueprint = (given: Partial<Blueprint> = {}): Blueprint =>
  Blueprint.parse({
    level: 'l4',
    name: '四级理论试卷比重表',
    status: 'published',
    basis: 'points',
    asOf: '2026',
    note: '',
    tree: [
      node('basic', 25, [
        ['basic.telecom', 15],
        ['basic.etiquette', 10],
      ]),
      node('pro', 37, [
        ['pro.core', 10],
        ['pro.business', 15],
        ['pro.service-marketing', 12],
      ]),
      node('law', 6),
      node('work', 32, [
        ['work.care', 12],
        ['work.churn-retention', 10],
        ['work.value-uplift', 5],
        ['work.complaint', 5],
      ]),
    ],
    mix: [
      { kind: 'single', points: 100, count: 45, unit: 'item', origin: 'team' },
      { kind: 'multiple', points: 200, count: 10, unit: 'item', origin: 'team' },
      { kind: 'trueFalse', points: 100, count: 15, unit: 'item', origin: 'team' },
      { kind: 'fillIn', points: 100, count: 15, unit: 'blank', origin: 'team' },
      { kind: 'classification', points: 100, count: 5, unit: 'item', leaves: ['work'], origin: 'team' },
    ],
    difficultyMix: { easy: 5, medium: 4, hard: 1, origin: 'team' },
    tolerances: { leafPoints: 200, gradeItems: 2 },
    rules: {
      minutes: team(100),
      fullMark: team(10_000),
      cutScore: team(6_000),
      graceMs: team(10_000),
      classHours: team(30),
      retakeDays: team(7),
      attemptsPerYear: team(3),
      maxOverlap: team(0.3),
      theoryValidMonths: team(12),
      certificateValidMonths: team(36),
      release: team('onMarking' as const),
    },
    ...given,
  })

/** Tree and mix for examples worked by hand: a node of two leaves and a leaf of its own, full mark ten points. */
export const aSmallBlueprint = (given: Partial<Blueprint> = {}): Blueprint => {
  const l4 = aBlueprint()
  return aBlueprint({
    tree: [
      node('work', 60, [
        ['work.care', 30],
        ['work.complaint', 30],
      ]),
      node('law', 40),
    ],
    mix: [
      { kind: 'single', points: 100, count: 4, unit: 'item', origin: 'team' },
      { kind: 'multiple', points: 200, count: 2, unit: 'item', origin: 'team' },
      { kind: 'fillIn', points: 100, count: 2, unit: 'blank', origin: 'team' },
    ],
    tolerances: { leafPoints: 100, gradeItems: 2 },
    rules: { ...l4.rules, fullMark: team(1_000), cutScore: team(600) },
    ...given,
  })
}
