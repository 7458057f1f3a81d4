import { describe, expect, test } from 'vitest'
import { aBlueprint } from '#tests/factories/blueprint.ts'
import { balancing, whatIf } from './what-if.ts'

const LINES = [
  { kind: 'single', points: 100, count: 40 },
  { kind: 'multiple', points: 200, count: 15 },
  { kind: 'trueFalse', points: 100, count: 10 },
  { kind: 'caseStudy', points: 1_000, count: 2 },
] as const
const blueprint = aBlueprint({
  mix: LINES.map((line) => ({ ...line, unit: 'item' as const, origin: 'seed' as const })),
})

test.each([
  { words: '再多两道案例分析题', changes: [{ kind: 'caseStudy', by: 2 }] },
  { words: 'two more case studies', changes: [{ kind: 'caseStudy', by: 2 }] },
  { words: '少十道单选', changes: [{ kind: 'single', by: -10 }] },
  {
    words: '如果再少二十道单选题，多2道案例呢？',
    changes: [
      { kind: 'single', by: -20 },
      { kind: 'caseStudy', by: 2 },
    ],
  },
  {
    words: '多选再多３道、判断少六道',
    changes: [
      { kind: 'multiple', by: 3 },
      { kind: 'trueFalse', by: -6 },
    ],
  },
  {
    words: 'What if we had 5 fewer single-choice questions and add one multiple choice',
    changes: [
      { kind: 'single', by: -5 },
      { kind: 'multiple', by: 1 },
    ],
  },
  { words: 'add two more true or false', changes: [{ kind: 'trueFalse', by: 2 }] },
])('“$words” is understood', ({ words, changes }) => {
  const done = whatIf(blueprint, words)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  expect(done.value.changes).toEqual(changes)
  for (const line of done.value.blueprint.mix) {
    const by = changes.find(({ kind }) => kind === line.kind)?.by ?? 0
    expect(line.count).toBe((LINES.find(({ kind }) => kind === line.kind)?.count ?? 0) + by)
    expect(line.origin).toBe(by === 0 ? 'seed' : 'team')
  }
})

test.each([
  { words: '', refusal: { code: 'words-unread', words: '' } },
  { words: '难一点', refusal: { code: 'words-unread', words: '难一点' } },
  { words: '多两道', refusal: { code: 'words-unread', words: '多两道' } },
  { words: '两道单选', refusal: { code: 'words-unread', words: '两道单选' } },
  { words: '多几道单选', refusal: { code: 'words-unread', words: '多几道单选' } },
  { words: '单选多两道少三道', refusal: { code: 'words-unread', words: '单选多两道少三道' } },
  { words: '单选和多选多两道', refusal: { code: 'words-unread', words: '单选和多选多两道' } },
  { words: '多半道单选', refusal: { code: 'words-unread', words: '多半道单选' } },
  { words: '多一道单选，再说', refusal: { code: 'words-unread', words: '再说' } },
  { words: '多一道方案设计', refusal: { code: 'not-in-mix', kind: 'plan' } },
  { words: '少三道案例', refusal: { code: 'count-off', kind: 'caseStudy', have: 2, by: -3 } },
])('“$words” is refused', ({ words, refusal }) => {
  expect(whatIf(blueprint, words)).toEqual({ ok: false, refusal })
})

describe('balancing', () => {
  test('a mix at its full mark needs nothing', () => {
    const sum = LINES.reduce((total, { points, count }) => total + points * count, 0)
    const full = { ...blueprint.rules.fullMark, value: sum }
    expect(balancing({ ...blueprint, rules: { ...blueprint.rules, fullMark: full } })).toEqual([])
  })

  test('names each line that alone brings it there, as far as it has so many', () => {
    const full = { ...blueprint.rules.fullMark, value: 10_000 }
    const off = { ...blueprint, rules: { ...blueprint.rules, fullMark: full } }
    const more = whatIf(off, '多两道案例')
    if (!more.ok) throw new Error(more.refusal.code)
    // 120 points: the true-or-false questions are too few, and two case studies fewer is what there was
    expect(balancing(more.value.blueprint)).toEqual([
      { kind: 'single', by: -20 },
      { kind: 'multiple', by: -10 },
      { kind: 'caseStudy', by: -2 },
    ])
  })
})
