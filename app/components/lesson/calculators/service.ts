import { type Calculator, dateFacts, figureOf, reckoned, rounded } from './figures.ts'

/** S5: customers one manager looks after, by card. */
export const CUSTOMERS_A_MANAGER = { diamond: 200, gold: 500, silver: 1_000 } as const
type Cards = Record<keyof typeof CUSTOMERS_A_MANAGER, number>
/** Managers for so many customers; each card is rounded up for itself. */
export function managersFor(customers: Cards): Cards & { all: number } {
  const [diamond, gold, silver] = (['diamond', 'gold', 'silver'] as const).map((card) =>
    Math.ceil(customers[card] / CUSTOMERS_A_MANAGER[card]),
  ) as [number, number, number] // three cards in, three out
  return { diamond, gold, silver, all: diamond + gold + silver }
}
const customers = { kind: 'count', least: 0, most: 10_000_000 } as const
export const managerRatio: Calculator = {
  fields: [
    { id: 'diamond', start: '1250', ...customers },
    { id: 'gold', start: '3400', ...customers },
    { id: 'silver', start: '12300', ...customers },
  ],
  reckon: ({ diamond = 0, gold = 0, silver = 0 }) => {
    const needed = managersFor({ diamond, gold, silver })
    const step = (say: keyof Cards, count: number) => ({
      say,
      facts: {
        count: figureOf(count),
        each: figureOf(CUSTOMERS_A_MANAGER[say]),
        managers: figureOf(needed[say]),
      },
    })
    const sum = (['diamond', 'gold', 'silver'] as const).map((card) => figureOf(needed[card])).join(' + ')
    return {
      ok: true,
      answer: { say: 'answer', facts: { all: figureOf(needed.all) } },
      steps: [
        step('diamond', diamond),
        step('gold', gold),
        step('silver', silver),
        { say: 'sum', facts: { sum, all: figureOf(needed.all) } },
      ],
    }
  },
}

/** S5: the first visit within three weeks, coaching within three months, which we count as 90 days. */
const FIRST_VISIT_DAYS = 21
const COACHING_DAYS = 90
export const onboarding: Calculator = {
  fields: [{ id: 'joined', kind: 'date', start: '2026-11-23', least: 0, most: 47_481 }],
  reckon: ({ joined = 0 }) => ({
    ok: true,
    answer: { say: 'answer', facts: dateFacts(joined + FIRST_VISIT_DAYS) },
    steps: [
      { say: 'joined', facts: dateFacts(joined) },
      { say: 'visit', facts: dateFacts(joined + FIRST_VISIT_DAYS) },
      { say: 'coachingFrom', facts: dateFacts(joined + FIRST_VISIT_DAYS + 1) },
      { say: 'coachingTo', facts: dateFacts(joined + COACHING_DAYS) },
    ],
  }),
}

const MINUTES_A_DAY = 24 * 60
/** S15: minutes a line of this availability (percent) may be down in so many days; 365 a year. */
export const minutesDown = (available: number, days = 365): number =>
  rounded(((100 - available) / 100) * days * MINUTES_A_DAY, 2)
export const availability: Calculator = {
  fields: [
    { id: 'available', kind: 'percent', start: '99.99', least: 90, most: 99.9999 },
    { id: 'outage', kind: 'count', start: '60', least: 0, most: 525_600 },
  ],
  reckon: ({ available = 0, outage = 0 }) => {
    const allowed = minutesDown(available)
    const reached = 100 - (outage / (365 * MINUTES_A_DAY)) * 100
    const facts = {
      available: figureOf(available, 4),
      share: figureOf(100 - available, 4),
      allowed: figureOf(allowed),
      outage: figureOf(outage),
      left: figureOf(allowed - outage),
      over: figureOf(outage - allowed),
      reached: figureOf(reached, 4),
    }
    return reckoned(outage > allowed ? 'over' : 'within', ['allowed', 'reached'], facts)
  },
}
