import fc from 'fast-check'
import { expect, test } from 'vitest'
import { averageOf, meanShare } from './average.ts'
import { passes } from './award.ts'

const of = (...points: number[]) => points.map((each) => ({ points: each, outOf: 10_000 }))

test.each([
  { name: 'one scene as it is', scenes: of(6_000), points: 6_000 },
  { name: 'two scenes in the middle', scenes: of(5_990, 6_000), points: 5_995 },
  {
    name: 'three scenes a third of a hundredth short, floored',
    scenes: of(6_000, 6_000, 5_999),
    points: 5_999,
  },
  {
    name: 'scenes of different full marks by their shares',
    scenes: [{ points: 30, outOf: 40 }, ...of(4_500)],
    points: 6_000,
  },
])('averages $name', ({ scenes, points }) => {
  expect(averageOf(scenes)).toBe(points)
})

test('59.95 does not pass, however it came about', () => {
  expect(passes(averageOf(of(5_995)), 6_000)).toBe(false)
  expect(passes(averageOf(of(5_990, 6_000)), 6_000)).toBe(false)
  expect(passes(averageOf(of(6_000, 6_000, 5_999)), 6_000)).toBe(false)
  expect(passes(averageOf(of(5_990, 6_010)), 6_000)).toBe(true)
})

const aScene = fc
  .integer({ min: 1, max: 20_000 })
  .chain((outOf) => fc.record({ points: fc.integer({ min: 0, max: outOf }), outOf: fc.constant(outOf) }))

test('the floored mean passes a cut exactly when the exact mean does', () => {
  fc.assert(
    fc.property(
      fc.array(aScene, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 10_000 }),
      (scenes, cut) => {
        const { num, den } = meanShare(scenes)
        expect(passes(averageOf(scenes), cut)).toBe(num * 10_000n >= BigInt(cut) * den)
      },
    ),
  )
})
