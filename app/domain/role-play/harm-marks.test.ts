import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { harmMarksIn } from './harm-marks.ts'
import { split } from './split.ts'

type Pair = { redLine: string; guilty: string; innocent: string }
const PAIRS: Pair[] = JSON.parse(readFileSync('tests/reference/role-play/red_line_pairs.json', 'utf8'))

const guiltyOf = (text: string) =>
  split(text)
    .flatMap(harmMarksIn)
    .filter(({ innocent }) => innocent === undefined)
    .map(({ redLine }) => redLine)

describe.each(PAIRS)('$redLine', ({ redLine, guilty, innocent }) => {
  test(`fires: ${guilty}`, () => expect(guiltyOf(guilty)).toContain(redLine))
  test(`does not fire: ${innocent}`, () => expect(guiltyOf(innocent)).toEqual([]))
})

test.each([
  ['我不会说他们家信号差', 'limit'],
  ['那句“他们家坑人”我记下了', 'quoted'],
  ['天天满格这种话，我没法说', 'limit'],
  ['保证不断网，那是骗您', 'limit'],
  ['不是您没看，是字太小', 'negated'],
])('%s is innocent: %s', (text, innocent) => {
  expect(split(text).flatMap(harmMarksIn)).toMatchObject([{ innocent }])
})

test.each(['转什么转，没到期。', '我就是不给您转网。', '今天偏不让您走。'])('%s obstructs', (text) =>
  expect(guiltyOf(text)).toEqual(['obstructPorting']),
)
test.each(['您要走什么转网流程？', '这次就不让您走弯路了。', '我就不给您转接了，直接办。'])(
  '%s does not',
  (text) => expect(guiltyOf(text)).toEqual([]),
)
