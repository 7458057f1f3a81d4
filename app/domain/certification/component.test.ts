import { describe, expect, test } from 'vitest'
import { rulesOf } from '#tests/factories/certification.ts'
import { type JudgedScene, outcomeOf } from './component.ts'

const aScene = (points: number, given: Partial<JudgedScene> = {}): JudgedScene => ({
  name: '协议到期',
  minutes: 15,
  points,
  outOf: 10_000,
  redLines: [],
  ...given,
})
const practical = (level: 'l4' | 'l3' | 'l1', ...scenes: JudgedScene[]) =>
  outcomeOf(rulesOf(level), { component: 'practical', scenes })

describe('a practical part', () => {
  test.each([
    { name: 'at the cut', scenes: [aScene(6_000)], value: { points: 6_000, passed: true } },
    { name: 'a hair below', scenes: [aScene(5_995)], value: { points: 5_995, passed: false } },
    {
      name: 'with a red line',
      scenes: [aScene(9_000, { redLines: ['hideTerms'] })],
      value: { passed: false },
    },
  ])('of one scene $name', ({ scenes, value }) => {
    expect(practical('l4', ...scenes)).toMatchObject({ ok: true, value })
  })

  test('a red line in one scene fails the mean of all', () => {
    const both = [aScene(9_000), aScene(9_000, { redLines: ['falsePromise'] })]
    expect(practical('l3', ...both)).toMatchObject({ value: { points: 9_000, passed: false, minutes: 30 } })
  })

  test('coaching is averaged as one more scene', () => {
    const scenes = [aScene(5_000), aScene(5_000), aScene(8_000)]
    expect(practical('l1', ...scenes)).toMatchObject({ value: { points: 6_000, passed: true } })
  })

  test('takes as many scenes as the level has, none past its time', () => {
    expect(practical('l3', aScene(6_000))).toEqual({
      ok: false,
      refusal: { code: 'wrong-scenes', need: 2, have: 1 },
    })
    expect(practical('l4', aScene(6_000, { minutes: 16 }))).toEqual({
      ok: false,
      refusal: { code: 'scene-too-long', scene: 1, minutes: 15 },
    })
  })
})

describe('a comprehensive review', () => {
  const review = (level: 'l4' | 'l2', minutes: number, points = 6_000) =>
    outcomeOf(rulesOf(level), { component: 'review', minutes, points })

  test('passes at its cut after half an hour', () => {
    expect(review('l2', 30)).toMatchObject({ value: { passed: true } })
    expect(review('l2', 45, 5_999)).toMatchObject({ value: { passed: false } })
    expect(review('l2', 29)).toMatchObject({ refusal: { code: 'review-too-short', minutes: 30 } })
  })

  test('is not taken where the level has none', () => {
    expect(review('l4', 40)).toMatchObject({ refusal: { code: 'no-review' } })
  })
})
