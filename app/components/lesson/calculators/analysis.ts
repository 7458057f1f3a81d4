import { type Calculator, figureOf, reckoned } from './figures.ts'

/** S16: customers lost of those at the start, and what stays of them after twelve such months. Shares 0…1. */
export function churnOf(customers: number, lost: number): { churn: number; kept: number; keptAYear: number } {
  const churn = lost / customers
  return { churn, kept: 1 - churn, keptAYear: (1 - churn) ** 12 }
}
export const churnRate: Calculator = {
  fields: [
    { id: 'customers', kind: 'count', start: '8000', least: 1, most: 1_000_000_000 },
    { id: 'lost', kind: 'count', start: '120', least: 0, most: 1_000_000_000 },
  ],
  reckon: ({ customers = 1, lost = 0 }) => {
    if (lost > customers) return { ok: false, field: 'lost', say: 'moreThanAll' }
    const { churn, kept, keptAYear } = churnOf(customers, lost)
    const facts = {
      customers: figureOf(customers),
      lost: figureOf(lost),
      churn: figureOf(churn * 100),
      kept: figureOf(kept * 100),
      keptShare: figureOf(kept, 4),
      keptAYear: figureOf(keptAYear * 100, 1),
      staying: figureOf(customers * keptAYear, 0),
    }
    return reckoned('answer', ['churn', 'kept', 'year'], facts)
  },
}

/** S9, S16: from one percentage to another, in percentage points and as a share of the first; null from nothing. */
export const changeOf = (from: number, to: number): { points: number; relative: number | null } => ({
  points: to - from,
  relative: from === 0 ? null : ((to - from) / from) * 100,
})
const aShare = { kind: 'percent', least: 0, most: 100 } as const
export const percentagePoints: Calculator = {
  fields: [
    { id: 'from', start: '13', ...aShare },
    { id: 'to', start: '15.6', ...aShare },
  ],
  reckon: ({ from = 0, to = 0 }) => {
    const { points, relative } = changeOf(from, to)
    const way = points > 0 ? 'up' : points < 0 ? 'down' : 'same'
    const facts = {
      from: figureOf(from, 4),
      to: figureOf(to, 4),
      difference: figureOf(points, 4),
      points: figureOf(Math.abs(points), 4),
      relative: figureOf(Math.abs(relative ?? 0), 1),
    }
    return reckoned(way, ['points', relative === null ? 'noRelative' : 'relative'], facts)
  },
}
