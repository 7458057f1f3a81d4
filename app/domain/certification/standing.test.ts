import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCalendar, aResult, facts, rulesOf } from '#tests/factories/certification.ts'
import { DAY } from '../shared/instant.ts'
import { LEVELS, type Level } from '../shared/level.ts'
import type { LevelRules } from './rules.ts'
import { type LevelFacts, levelWorkedFor, type Part, resultIn, standing } from './standing.ts'

const NOW = 2_000 * DAY
const at = aCalendar(NOW)
const MONTH = 30 * DAY
const fresh = (id: string) => aResult({ id, at: NOW - MONTH })
const l4 = (given: Partial<LevelFacts>) =>
  standing(
    rulesOf('l4'),
    facts({ classHours: 30, theory: [fresh('t')], practical: [fresh('p')], ...given }),
    at,
  )
const names = ({ unmet }: ReturnType<typeof standing>) => unmet.map(({ name }) => name)
const stateOf = (given: Partial<LevelFacts>, part: Part) =>
  l4(given).conditions.find(({ name }) => name === part)

describe('l4', () => {
  test('stands with hours, theory and practical', () => {
    const stands = l4({})
    expect(stands).toMatchObject({ complete: true, unmet: [] })
    expect([resultIn(stands, 'theory'), resultIn(stands, 'practical')]).toEqual(['t', 'p'])
  })

  test('names each part that is missing', () => {
    expect(names(standing(rulesOf('l4'), facts(), at))).toEqual(['class-hours', 'theory', 'practical'])
  })

  test.each([
    { name: 'below the cut', result: { points: 5_995, passed: false }, state: 'failed' },
    {
      name: 'with a red line',
      result: { points: 8_100, passed: false, redLines: ['hideTerms'] },
      state: 'failed',
    },
    { name: 'in question', result: { inQuestion: true }, state: 'inQuestion' },
    { name: 'kept past its twelve months', result: { at: NOW - 12 * MONTH }, state: 'lapsed' },
  ])('a practical part $name does not stand', ({ result, state }) => {
    const practical = [aResult({ id: 'p', at: NOW - MONTH, ...result })]
    expect(l4({ practical }).complete).toBe(false)
    expect(stateOf({ practical }, 'practical')).toMatchObject({ met: false, state, resultId: 'p' })
  })

  test('a pass is kept to the last moment of its term', () => {
    expect(l4({ theory: [aResult({ at: NOW - 12 * MONTH + 1 })] }).complete).toBe(true)
    expect(l4({ theory: [aResult({ at: NOW - 12 * MONTH })] }).complete).toBe(false)
  })

  test('a later failure does not take a pass away', () => {
    const practical = [fresh('p'), aResult({ id: 'later', at: NOW - DAY, points: 3_000, passed: false })]
    expect(stateOf({ practical }, 'practical')).toMatchObject({ met: true, resultId: 'p' })
  })
})

describe('the comprehensive review', () => {
  const ready = {
    classHours: 18,
    certificates: [{ id: 'c', level: 'l3' as const, validUntil: null }],
    inPostSince: 0,
    theory: [fresh('t')],
    practical: [fresh('p')],
  }
  const l2 = rulesOf('l2')

  test('is asked for at l2 and l1', () => {
    expect(names(standing(l2, facts(ready), at))).toEqual(['review'])
    expect(standing(l2, facts({ ...ready, review: [fresh('r')] }), at).complete).toBe(true)
  })

  test('can be switched off', () => {
    const off: LevelRules = { ...l2, review: { value: false, origin: 'team' } }
    expect(standing(off, facts(ready), at).complete).toBe(true)
  })
})

const anInstant = fc.integer({ min: 0, max: 3_000 * DAY })
const results = fc.array(
  fc.record({
    id: fc.string(),
    at: anInstant,
    points: fc.integer({ min: 0, max: 10_000 }),
    outOf: fc.constant(10_000),
    passed: fc.boolean(),
    inQuestion: fc.boolean(),
    redLines: fc.array(fc.constant('hideTerms'), { maxLength: 1 }),
  }),
  { maxLength: 4 },
)
const anybody: fc.Arbitrary<LevelFacts> = fc.record({
  classHours: fc.double({ min: 0, max: 60, noNaN: true }),
  certificates: fc.array(
    fc.record({ id: fc.string(), level: fc.constantFrom(...LEVELS), validUntil: fc.option(anInstant) }),
    { maxLength: 3 },
  ),
  inPostSince: fc.option(anInstant),
  theory: results,
  practical: results,
  review: results,
})

describe('for anybody at any level', () => {
  const level = fc.constantFrom(...LEVELS)

  test('a standing is whole: unmet is what is not met, and complete is that nothing is', () => {
    fc.assert(
      fc.property(level, anybody, anInstant, (of, person, now) => {
        const { conditions, unmet, complete } = standing(rulesOf(of), person, aCalendar(now))
        expect(unmet).toEqual(conditions.filter(({ met }) => !met))
        expect(complete).toBe(unmet.length === 0)
        expect(new Set(conditions.map(({ name }) => name)).size).toBe(conditions.length)
      }),
    )
  })

  test('without a standing theory and practical pass nothing is ever complete', () => {
    fc.assert(
      fc.property(level, anybody, anInstant, (of, person, now) => {
        const stands = standing(rulesOf(of), person, aCalendar(now))
        const counts = (part: Part) =>
          person[part].some(
            ({ passed, inQuestion, at }) => passed && !inQuestion && now <= aCalendar(now).endOfTerm(at, 12),
          )
        if (stands.complete) expect([counts('theory'), counts('practical')]).toEqual([true, true])
        if (stands.complete && rulesOf(of).review.value) expect(counts('review')).toBe(true)
      }),
    )
  })

  test('more hours, certificates and results never make a met condition unmet', () => {
    fc.assert(
      fc.property(level, anybody, anybody, anInstant, (of, person, more, now) => {
        const richer: LevelFacts = {
          classHours: person.classHours + more.classHours,
          certificates: [...person.certificates, ...more.certificates],
          inPostSince: person.inPostSince,
          theory: [...person.theory, ...more.theory],
          practical: [...person.practical, ...more.practical],
          review: [...person.review, ...more.review],
        }
        const after = standing(rulesOf(of), richer, aCalendar(now))
        for (const { name, met } of standing(rulesOf(of), person, aCalendar(now)).conditions)
          if (met) expect(after.conditions.find((condition) => condition.name === name)?.met).toBe(true)
      }),
    )
  })
})

test('a person works for the highest level whose certificate below is in force, and for the lowest at first', () => {
  const line = (level: Level, met?: boolean) => ({
    level,
    conditions:
      met === undefined
        ? []
        : [{ name: 'earlier-certificate' as const, met, level, certificateId: null, validUntil: null }],
  })
  expect(levelWorkedFor([line('l4'), line('l3', false), line('l2', false), line('l1', false)])).toBe('l4')
  expect(levelWorkedFor([line('l4'), line('l3', true), line('l2', false), line('l1', false)])).toBe('l3')
  // a higher certificate stands for the lower ones
  expect(levelWorkedFor([line('l4'), line('l3', true), line('l2', true), line('l1', true)])).toBe('l1')
})
