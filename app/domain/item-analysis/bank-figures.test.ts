import { expect, test } from 'vitest'
import { bankFigures } from './bank-figures.ts'
import { analyseExam, type Sat } from './sat.ts'

/** Person n of so many answers the items below his rank right; `against` is answered right by the weaker half alone. */
function sats(people: number): Sat[] {
  return Array.from({ length: people }, (_, n) => {
    const right = (item: number) => (item + ((n * 7) % 3) <= (n / people) * 10 ? 100 : 0)
    const own = Array.from({ length: 10 }, (_, i) => ({ id: `i-${i}`, points: right(i) }))
    const all = [
      ...own,
      { id: 'against', points: n < people / 2 ? 100 : 0 },
      ...(n < 29 ? [{ id: 'rare', points: n % 2 ? 100 : 0 }] : []),
    ]
    const items = all.map((item) => ({ ...item, version: 1, kind: 'single' as const, outOf: 100 }))
    const points = items.reduce((sum, item) => sum + item.points, 0)
    return {
      attemptId: `${n}`,
      unitId: 'u',
      points,
      fullMark: 1_200,
      cutScore: 720,
      passed: points >= 720,
      items,
    }
  })
}

function figuresOf(people: number) {
  const rounds = bankFigures(sats(people))
  for (;;) {
    const round = rounds.next()
    if (round.done) return round.value
  }
}

test.each([
  { people: 29, known: 0, curve: false, ownSlopes: false },
  { people: 60, known: 11, curve: false, ownSlopes: false },
  { people: 200, known: 11, curve: true, ownSlopes: false },
  { people: 500, known: 11, curve: true, ownSlopes: true },
])('$people people: $known items have figures', ({ people, known, curve, ownSlopes }) => {
  const figures = figuresOf(people)
  expect(figures.size).toBe(known)
  const slopes = new Set([...figures.values()].map(({ a }) => a))
  expect([...figures.values()].some(({ b }) => b !== null)).toBe(curve)
  expect(slopes.size > 2).toBe(ownSlopes)
  expect(slopes.has(null)).toBe(!ownSlopes && known > 0)
  if (known > 0) expect(figures.get('against')?.discrimination).toBeLessThan(0)
})

test('discrimination is that of the analysis page', () => {
  const figures = figuresOf(60)
  for (const { id, discriminationIndex } of analyseExam(sats(60)).items)
    if (figures.has(id))
      expect(figures.get(id)?.discrimination).toBeCloseTo((discriminationIndex ?? 0) / 100, 12)
})
