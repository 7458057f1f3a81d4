import { expect, test } from 'vitest'
import { align } from './align.ts'
import { featuresOf } from './features.ts'
import { ActModel, openModel } from './model.ts'
import { type Example, trainModel } from './train.ts'

const SEED = '0'.repeat(32)
const LINES: Example[] = [
  { text: '您好，打扰了。', act: 'greet' },
  { text: '早上好，大姐。', act: 'greet' },
  { text: '真对不起，让您久等。', act: 'apologise' },
  { text: '实在抱歉。', act: 'apologise' },
  { text: '您最近用得怎么样？', act: 'ask-open' },
  { text: '家里平时都是谁在用？', act: 'ask-open' },
]
const model = trainModel(LINES, SEED)

test('the same lines and seed give the same bytes; another seed does not', () => {
  expect(trainModel(LINES, SEED)).toEqual(model)
  expect(trainModel(LINES, '1'.padStart(32, '0')).weights).not.toBe(model.weights)
})

test('a model survives storage and knows the lines it was trained on', () => {
  const stored = openModel(ActModel.parse(JSON.parse(JSON.stringify(model))))
  for (const { text, act } of LINES) {
    const shares = stored.classify(featuresOf(text))
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(stored.acts[shares.indexOf(Math.max(...shares))]).toBe(act)
  }
})

test('a marked line is divided among its own acts', () => {
  const pieces = align(openModel(model), {
    say: '您好大姐，对不起，您最近怎么样？',
    acts: ['greet', 'ask-open'],
  })
  expect(pieces.map(({ act }) => act)).toEqual(expect.arrayContaining(['ask-open']))
  expect(pieces.map(({ act }) => act)).not.toContain('apologise')
})
