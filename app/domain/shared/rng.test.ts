import { describe, expect, test } from 'vitest'
import { byCodeUnit, seededRng, shuffled, widenSeed } from './rng.ts'

const ORDER = [0, 1, 2, 3]

describe('seeded chance', () => {
  test('the same seed and stream give the same numbers, another stream others', () => {
    const draw = (seed: number, stream: 'draw' | 'order') => {
      const rng = seededRng(widenSeed(seed), stream)
      return Array.from({ length: 5 }, () => rng.next())
    }
    expect(draw(7, 'draw')).toEqual(draw(7, 'draw'))
    expect(draw(7, 'draw')).not.toEqual(draw(7, 'order'))
    expect(draw(7, 'draw')).not.toEqual(draw(8, 'draw'))
  })

  test('a decimal seed widens to 128 bits', () => {
    expect(widenSeed(255)).toBe('000000000000000000000000000000ff')
    expect(widenSeed(2n ** 130n + 1n)).toBe('00000000000000000000000000000001')
  })

  test('whole numbers stay in range and are even: χ² over 24,000 draws of six, p > 0.001', () => {
    const rng = seededRng(widenSeed(1), 'draw')
    const counts = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < 24_000; i++) {
      const n = rng.int(6)
      counts[n] = (counts[n] ?? 0) + 1
    }
    const chi = counts.reduce((sum, count) => sum + (count - 4_000) ** 2 / 4_000, 0)
    // 20.52 is the 0.999 quantile of χ² with five degrees of freedom
    expect(chi).toBeLessThan(20.52)
  })

  test('every order of four is equally likely: χ² over 24,000 shuffles, p > 0.001', () => {
    const rng = seededRng(widenSeed(2), 'options')
    const counts = new Map<string, number>()
    for (let i = 0; i < 24_000; i++) {
      const order = shuffled(ORDER, rng).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)
    expect(counts.size).toBe(24)
    // 49.73 is the 0.999 quantile of χ² with 23 degrees of freedom
    expect(chi).toBeLessThan(49.73)
  })

  test('text is ordered by code unit, never by locale', () => {
    expect(['b', 'B', 'a', '乙', '甲'].sort(byCodeUnit)).toEqual(['B', 'a', 'b', '乙', '甲'])
  })
})
