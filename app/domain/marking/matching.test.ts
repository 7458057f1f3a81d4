import { describe, expect, test } from 'vitest'
import { seededRng, widenSeed } from '../shared/rng.ts'
import { bestAssignment, maximumMatching } from './matching.ts'

/** The largest sum by trying everything. */
function bruteForce(weights: readonly (readonly bigint[])[], used: readonly number[] = []): bigint {
  const [row, ...rest] = weights
  if (!row) return 0n
  return row.reduce(
    (best, weight, column) => {
      if (used.includes(column)) return best
      const sum = weight + bruteForce(rest, [...used, column])
      if (sum <= best) return best
      return sum
    },
    bruteForce(rest, used),
  )
}

test('maximumMatching gives way where first come would cost one', () => {
  expect(maximumMatching([[0, 1], [0]])).toEqual([1, 0])
  expect(maximumMatching([[0], [0], []])).toEqual([0, undefined, undefined])
})

describe('both against trying everything, 300 random tables', () => {
  const rng = seededRng(widenSeed(7), 'practice')
  const tables = Array.from({ length: 300 }, () => {
    const size = 1 + rng.int(5)
    return Array.from({ length: size }, () => Array.from({ length: size }, () => BigInt(rng.int(4))))
  })
  test('bestAssignment reaches the largest sum and uses no column twice', () => {
    for (const weights of tables) {
      const columns = bestAssignment(weights)
      const given = columns.filter((column) => column !== undefined)
      const sum = columns.reduce<bigint>((all, column, row) => all + (weights[row]?.[column ?? -1] ?? 0n), 0n)
      expect(sum).toBe(bruteForce(weights))
      expect(new Set(given).size).toBe(given.length)
    }
  })
  test('maximumMatching serves as many', () => {
    for (const weights of tables) {
      const edges = weights.map((row) => row.flatMap((weight, column) => (weight > 1n ? [column] : [])))
      const served = maximumMatching(edges).filter((right) => right !== undefined).length
      expect(BigInt(served)).toBe(
        bruteForce(weights.map((row) => row.map((weight) => (weight > 1n ? 1n : 0n)))),
      )
    }
  })
})
