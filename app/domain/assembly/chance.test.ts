import { describe, expect, test } from 'vitest'
import { aBlueprint } from '#tests/factories/blueprint.ts'
import { targetsOf } from './chance.ts'

const mixOf = (
  lines: readonly { count: number; points: number; difficulty?: 'easy' | 'medium' | 'hard' }[],
) => lines.map((line) => ({ kind: 'single', unit: 'item', origin: 'team', ...line }) as const)

describe('the score every form is to be worth', () => {
  test('5 : 4 : 1 of a hundred points is 73', () => {
    expect(targetsOf(aBlueprint())).toEqual([{ theta: null, points: 7_300 }])
  })

  test('where case studies are all hard they take the share of hard items, and only their own points', () => {
    // l2: 67 items of 3 : 5 : 2 are 20.1 easy, 33.5 medium, 13.4 hard; two of these are 20 points of case studies.
    // The other 65 are worth (20.1 × .85 + 33.5 × .65 + 11.4 × .45) / 65 of 80 points: 54.1415, and 20 × .45 = 9.
    const [target] = targetsOf(
      aBlueprint({
        difficultyMix: { easy: 3, medium: 5, hard: 2, origin: 'team' },
        mix: mixOf([
          { count: 30, points: 100 },
          { count: 15, points: 200 },
          { count: 20, points: 100 },
          { count: 2, points: 1_000, difficulty: 'hard' },
        ]),
      }),
    )
    expect(target?.points).toBeCloseTo(6_314.15, 1)
  })

  test('a grade that is used up by them is asked of nothing else', () => {
    // ten items of 5 : 4 : 1, two of them hard: none is left of one, five easy and four medium of the other 80 points
    const [target] = targetsOf(
      aBlueprint({
        mix: mixOf([
          { count: 8, points: 1_000 },
          { count: 2, points: 1_000, difficulty: 'hard' },
        ]),
      }),
    )
    expect(target?.points).toBeCloseTo(2_000 * 0.45 + (8_000 * (5 * 0.85 + 4 * 0.65)) / 9, 6)
  })

  test('where every kind has its grade the points speak for themselves', () => {
    const mix = mixOf([
      { count: 50, points: 100, difficulty: 'easy' },
      { count: 5, points: 1_000, difficulty: 'hard' },
    ])
    expect(targetsOf(aBlueprint({ mix }))).toEqual([{ theta: null, points: 5_000 * 0.85 + 5_000 * 0.45 }])
  })

  test("the blueprint's own targets go before its mix; without a mix there is none", () => {
    const scoreTargets = [{ theta: 0, points: 6_000 }]
    expect(targetsOf(aBlueprint({ scoreTargets }))).toEqual(scoreTargets)
    expect(targetsOf(aBlueprint({ difficultyMix: { easy: 0, medium: 0, hard: 0, origin: 'team' } }))).toEqual(
      [],
    )
  })
})
