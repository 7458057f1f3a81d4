import { describe, expect, test } from 'vitest'
import { accuracyOf, crossValidate, foldsOf, teachersOf } from './cross-validate.ts'
import { rawComplaints } from './raw-complaints.ts'
import { ComplaintCase } from './schema.ts'
import { MIXED_FROM, SURE_FROM, trainSuggester } from './suggest.ts'

const aCase = (id: string, text: string, author: string, twin?: string) => {
  const motive = id.slice(2, 4).toUpperCase()
  return ComplaintCase.parse({
    id,
    text,
    class: motive.startsWith('E') ? 'emotional' : 'rational',
    primaryMotive: motive,
    deciding: text.slice(0, 2),
    rule: 10,
    reason: '为测试而写',
    tier: 1,
    channel: 'hall',
    status: 'ready',
    author,
    twin,
  })
}
const CASES = [
  aCase('c-r3-001', '多扣的钱退给我。', 'v1', 'c-e1-001'),
  aCase('c-e1-001', '问了四回，回回让我等通知。', 'v1', 'c-r3-001'),
  aCase('c-r3-002', '误工一天，赔我两百块钱。', 'v2'),
  aCase('c-e1-002', '推来推去，没有一个人当回事。', 'v2'),
  aCase('c-r3-003', '押金二百退给我，少一块钱都不行。', 'v3'),
  aCase('c-e1-003', '回回打发我等，谁当回事了？', 'v3'),
]

describe('suggestions', () => {
  test('names the motive whose words it has learnt, and the clause that says it', () => {
    const said = trainSuggester(CASES)('我来了三回了，多收的钱退给我。')
    expect(said).toMatchObject({ class: 'rational', primaryMotive: 'R3', secondaryMotive: null })
    expect(said.deciding).toBe('多收的钱退给我')
    expect(Object.values(said.motives).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6)
  })

  test('the class follows from the motives: mixed where the weaker class keeps its share', () => {
    const suggest = trainSuggester(CASES)
    for (const text of ['钱退给我，别再让我等。', '随便说说', '谁当回事了？赔钱！']) {
      const { class: found, secondaryMotive, pClass, p, abstained } = suggest(text)
      expect(found === 'mixed').toBe(1 - pClass >= MIXED_FROM)
      expect(secondaryMotive !== null).toBe(found === 'mixed')
      expect(abstained).toBe(p < SURE_FROM)
    }
  })

  test('the same cases teach the same, in any order', () => {
    const text = '钱的事你们推来推去。'
    expect(trainSuggester([...CASES].reverse())(text)).toEqual(trainSuggester(CASES)(text))
  })
})

describe('honest accuracy', () => {
  test('a voice lies in one fold', () => {
    const folds = foldsOf(CASES)
    expect(folds.map((fold) => new Set(fold.map(({ author }) => author)).size)).toEqual([1, 1, 1])
  })

  test('nothing is learnt from the voices or the twins of what is tried', () => {
    const twin = aCase('c-e3-009', '多扣的钱退给我，话让我说完。', 'v9', 'c-r3-001')
    const tried = CASES.slice(0, 1).map((it) => ({ ...it, twin: twin.id }))
    const teachers = teachersOf(tried, [...tried, twin, ...CASES.slice(1)])
    expect(teachers.map(({ id }) => id)).toEqual(['c-r3-002', 'c-e1-002', 'c-r3-003', 'c-e1-003'])
  })

  test('one voice alone says nothing', () => {
    expect(crossValidate(CASES.filter(({ author }) => author === 'v1'))).toBeNull()
  })

  test('shares, F1 and what always guessing the commonest would give, by hand', () => {
    const [r, e] = CASES
    if (!r || !e) throw new Error('no cases')
    const found = accuracyOf(
      [
        { it: r, class: 'rational', motive: 'R3', abstained: false },
        { it: r, class: 'emotional', motive: 'R3', abstained: true },
        { it: e, class: 'emotional', motive: 'R3', abstained: false },
        { it: { ...e, accept: ['E4'] }, class: 'emotional', motive: 'E4', abstained: false },
      ],
      2,
    )
    expect(found).toMatchObject({ n: 4, class: 0.75, motive: 0.75, abstained: 0.25, classWhenSure: 1 })
    // emotional: 2 hits, 1 false alarm = 4/5; rational: 1 hit, 1 miss = 2/3; mixed never: 0
    expect(found.macroF1).toBeCloseTo((0.8 + 2 / 3) / 3, 10)
    expect([found.classAlways, found.motiveAlways]).toEqual([0.5, 0.5])
  })
})

test('rows of a sheet: the text column by its header, lines as a person counts them', () => {
  const rows = [
    ['编号', '投诉内容', '电话'],
    ['7', ' 退钱 ', 'x'],
    ['', '', ''],
    ['9', '没人理我', 'y'],
  ]
  const complaints = [
    { line: 2, id: '7', text: '退钱' },
    { line: 4, id: '9', text: '没人理我' },
  ]
  expect(rawComplaints(rows)).toEqual({ ok: true, value: complaints })
  expect(rawComplaints([['三月投诉汇总', '', ''], ['', '', ''], ...rows])).toEqual({
    ok: true,
    value: complaints.map((it) => ({ ...it, line: it.line + 2 })),
  })
})

test('rows of a sheet without a header: the only column, and a refusal where there are several', () => {
  expect(rawComplaints([['退钱'], [''], ['没人理我']])).toMatchObject({
    value: [
      { line: 1, text: '退钱' },
      { line: 3, text: '没人理我' },
    ],
  })
  expect(rawComplaints([['', '退钱']])).toMatchObject({ value: [{ text: '退钱' }] })
  expect(rawComplaints([['张三', '退钱']])).toMatchObject({ refusal: { code: 'no-text-column' } })
})

test('a row of a sheet with everything but a complaint keeps its place', () => {
  expect(
    rawComplaints([
      ['编号', '原话'],
      ['7', ' '],
      ['', ''],
    ]),
  ).toEqual({
    ok: true,
    value: [{ line: 2, id: '7', text: '' }],
  })
})
