import { describe, expect, test } from 'vitest'
import { aCase, aPlan, aRubric } from '#tests/factories/written.ts'
import { parseAuthoredItem } from './item.ts'
import { candidateView, ItemBody } from './schema.ts'

const SECRET = '只有命题人知道'
const bodies: ItemBody[] = [
  {
    kind: 'single',
    stem: 's',
    options: [
      { id: 'a', text: 'x' },
      { id: 'b', text: 'y', pinned: true },
    ],
    key: 'b',
    points: 100,
  },
  {
    kind: 'multiple',
    stem: 's',
    options: ['a', 'b', 'c'].map((id) => ({ id, text: id })),
    key: ['a', 'b'],
    creditPolicy: 'noWrong',
    points: 200,
  },
  { kind: 'trueFalse', stem: 's', key: false, points: 100 },
  {
    kind: 'fillIn',
    stem: '____',
    blanks: [
      { kind: 'text', accepted: [SECRET] },
      { kind: 'number', value: '48', unit: '小时', unitRule: 'required', convert: false },
    ],
    anyOrder: [],
    points: 200,
  },
  {
    kind: 'classification',
    stem: 's',
    key: { class: 'mixed', primaryMotive: 'E4', secondaryMotive: 'R1' },
    points: 100,
  },
  aCase({
    parts: aCase().parts.map((part) =>
      part.kind === 'fillIn' ? { ...part, blanks: [{ kind: 'text', accepted: [SECRET] }] } : part,
    ),
  }),
  aPlan({ modelAnswer: SECRET }),
]

describe('what a candidate sees', () => {
  test.each(bodies)('of $kind holds no key', (body) => {
    const seen = JSON.stringify(candidateView(body))
    expect(seen).not.toContain(SECRET)
    expect(seen).not.toMatch(
      /"(key|accepted|value|creditPolicy|pinned|primaryMotive|class|levels|anchor|rubric|modelAnswer|samples)"/,
    )
  })

  test('a unit that must be written is not printed, one that may be is', () => {
    const blank = { kind: 'number' as const, value: '48', unit: '小时', convert: false }
    const unit = (unitRule: 'optional' | 'required') => {
      const view = candidateView({
        kind: 'fillIn',
        stem: '____',
        blanks: [{ ...blank, unitRule }],
        anyOrder: [],
        points: 100,
      })
      return view.kind === 'fillIn' && view.blanks[0]?.unit
    }
    expect([unit('required'), unit('optional')]).toEqual([null, '小时'])
  })
})

describe('points that must add up', () => {
  const faultsOf = (body: unknown) => {
    const parsed = ItemBody.safeParse(body)
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  }

  test('a written part is worth its rubric, a fill-in part its blanks', () => {
    expect(aCase().parts.map(({ points }) => points)).toEqual([200, 200, 200, 400])
  })

  test.each([
    { name: 'parts against the whole', body: { ...aCase(), points: 900 }, says: '各问分值合计 1000' },
    { name: 'a rubric against the plan', body: { ...aPlan(), points: 1_900 }, says: '最高分合计 2000' },
    {
      name: 'a rubric against its part',
      body: {
        ...aCase(),
        parts: aCase().parts.map((part) => (part.kind === 'written' ? { ...part, points: 300 } : part)),
        points: 900,
      },
      says: 'parts.3.points',
    },
    {
      name: 'levels that do not rise from 0',
      body: {
        ...aPlan(),
        rubric: aRubric({ id: 'a', highest: 2_000 }).map((one) => ({
          ...one,
          levels: [...one.levels].reverse(),
        })),
      },
      says: '最低一档应是 0 分',
    },
    {
      name: 'a criterion named twice',
      body: { ...aPlan(), rubric: aRubric({ id: 'a', highest: 1_000 }, { id: 'a', highest: 1_000 }) },
      says: '编号有重复',
    },
    { name: 'a word range turned around', body: { ...aPlan(), words: { min: 9, max: 9 } }, says: '字数下限' },
  ])('$name', ({ body, says }) => expect(faultsOf(body).join('\n')).toContain(says))
})

describe('an authored item', () => {
  const entry = {
    id: 'l4-08-001',
    kind: 'trueFalse',
    stem: '一句话。',
    key: true,
    knowledgePoint: 'work.care.signals',
    difficulty: 'easy',
    status: 'review',
    asOf: 2010,
    source: { document: 'S1', ref: '课件', kind: 'seed' },
    answerStatus: 'team',
    rationale: '因为。',
  }

  test('serves its level and those above unless it says otherwise', () => {
    const parsed = parseAuthoredItem(entry, 'l3')
    expect(parsed).toMatchObject({
      kind: 'item',
      item: { facts: { levels: ['l3', 'l2', 'l1'], asOf: '2010' } },
    })
  })

  test('without an answer is a draft, and a misspelt field is named', () => {
    const { key: _, answerStatus: __, rationale: ___, difficulty: ____, ...bare } = entry
    expect(parseAuthoredItem({ ...bare, status: 'draft', draftReason: '原文没有答案' }, 'l4')).toMatchObject({
      kind: 'draft',
    })
    const wrong = parseAuthoredItem({ ...entry, knowlegePoint: 'x' }, 'l4')
    expect(JSON.stringify(wrong)).toContain('knowlegePoint')
  })
})
