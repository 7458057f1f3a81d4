import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aBank } from '#tests/factories/bank.ts'
import { aBlueprint } from '#tests/factories/blueprint.ts'
import { prepareBank } from '../assembly/prepare.ts'
import { findTable } from '../assembly/table.ts'
import { MINUTE } from '../shared/instant.ts'
import { widenSeed } from '../shared/rng.ts'
import { accessCodeFrom, foldAccessCode } from './access-code.ts'
import { extraMinutes, isGrantable } from './extra-time.ts'
import { blueprintFor, formsInOrder, stockFor, tablesFor } from './forms.ts'
import { lateBeingRead, lateFates } from './late-answers.ts'
import { type AtTheDoor, type Door, entryUntil, isInvited, mayStart } from './may-start.ts'
import {
  moveSession,
  phaseOf,
  planFaults,
  SESSION_STATUSES,
  type SessionEvent,
  type SessionPlan,
} from './session.ts'

const OPENS = 1_000_000
const CLOSES = OPENS + 180 * MINUTE
const door: Door = {
  status: 'published',
  opensAt: OPENS,
  closesAt: CLOSES,
  lateEntryMinutes: 30,
  places: 2,
  invitedOnly: true,
}
const knocking: AtTheDoor = {
  invited: true,
  started: 0,
  satAlready: false,
  repeatable: false,
  code: 'none-asked',
}
const plan: SessionPlan = {
  level: 'l4',
  kind: 'formal',
  title: '十二月四级理论',
  place: '三楼机房',
  opensAt: OPENS,
  closesAt: CLOSES,
  lateEntryMinutes: 30,
  places: 20,
  invitedOnly: true,
  release: null,
  parallelForms: 4,
}

describe('may this person start now', () => {
  test.each<{ name: string; door?: Partial<Door>; who?: Partial<AtTheDoor>; now?: number; code: string }>([
    { name: 'a draft', door: { status: 'draft' }, code: 'not-published' },
    { name: 'a cancelled sitting', door: { status: 'cancelled' }, code: 'session-cancelled' },
    { name: 'a closed sitting', door: { status: 'closed' }, code: 'session-closed' },
    { name: 'nobody on the list', who: { invited: false }, code: 'not-invited' },
    { name: 'somebody who has sat it', who: { satAlready: true }, code: 'sat-already' },
    { name: 'before it opens', now: OPENS - 1, code: 'not-open-yet' },
    { name: 'at the closing', now: CLOSES, code: 'window-closed' },
    { name: 'after the last entry', now: OPENS + 30 * MINUTE + 1, code: 'late-entry-over' },
    { name: 'when the places are gone', who: { started: 2 }, code: 'places-full' },
    { name: 'without the code', who: { code: 'missing' }, code: 'access-code-missing' },
    { name: 'with a wrong code', who: { code: 'wrong' }, code: 'access-code-wrong' },
  ])('refuses $name: $code', ({ door: of = {}, who = {}, now = OPENS, code }) => {
    expect(mayStart({ ...door, ...of }, { ...knocking, ...who }, now)).toMatchObject({ refusal: { code } })
  })

  test('lets in at the opening and at the last minute of late entry', () => {
    expect(mayStart(door, { ...knocking, code: 'right' }, OPENS).ok).toBe(true)
    expect(mayStart(door, knocking, OPENS + 30 * MINUTE).ok).toBe(true)
  })

  test('the standing exam has no window and may be sat again', () => {
    const standing: Door = {
      status: 'published',
      opensAt: null,
      closesAt: null,
      lateEntryMinutes: null,
      places: null,
      invitedOnly: false,
    }
    const again = { ...knocking, invited: false, satAlready: true, repeatable: true }
    expect(mayStart(standing, again, 5).ok).toBe(true)
    expect(entryUntil(standing)).toBeNull()
  })

  test('answers every combination, and never lets anybody in outside the window', () => {
    const anyDoor = fc.record({
      status: fc.constantFrom(...SESSION_STATUSES),
      opensAt: fc.option(fc.integer({ min: 0, max: 100 })),
      closesAt: fc.option(fc.integer({ min: 0, max: 200 })),
      lateEntryMinutes: fc.option(fc.integer({ min: 0, max: 1 })),
      places: fc.option(fc.integer({ min: 1, max: 3 })),
      invitedOnly: fc.boolean(),
    })
    const anybody = fc.record({
      invited: fc.boolean(),
      started: fc.nat(4),
      satAlready: fc.boolean(),
      repeatable: fc.boolean(),
      code: fc.constantFrom('none-asked', 'missing', 'wrong', 'right'),
    })
    fc.assert(
      fc.property(anyDoor, anybody, fc.nat(300), (of, who, now) => {
        const answer = mayStart(of, who as AtTheDoor, now)
        if (!answer.ok) return
        expect(phaseOf(of, now)).toBe('open')
        expect(of.status).toBe('published')
        if (of.invitedOnly) expect(who.invited).toBe(true)
        if (of.places !== null) expect(who.started).toBeLessThan(of.places)
      }),
    )
  })

  test('a unit on the list covers the units below it', () => {
    const units = [
      { id: 'province', name: '省', parentId: null },
      { id: 'branch', name: '分局', parentId: 'province' },
      { id: 'hall', name: '厅', parentId: 'branch' },
    ]
    const person = { id: 'p', unitId: 'hall' }
    expect(isInvited([{ subjectKind: 'unit', subjectId: 'branch' }], person, units)).toBe(true)
    expect(isInvited([{ subjectKind: 'person', subjectId: 'p' }], person, units)).toBe(true)
    expect(
      isInvited([{ subjectKind: 'unit', subjectId: 'hall' }], { id: 'q', unitId: 'branch' }, units),
    ).toBe(false)
  })
})

describe('planning', () => {
  const now = OPENS - MINUTE
  test('a sound plan has no faults', () => {
    expect(planFaults(plan, { invited: 1, now })).toEqual([])
  })
  test.each<{ change: Partial<SessionPlan>; invited?: number; faults: string[] }>([
    { change: { closesAt: null }, faults: ['window-missing'] },
    { change: { closesAt: OPENS }, faults: ['window-reversed', 'late-entry-after-close'] },
    { change: { closesAt: OPENS + MINUTE, lateEntryMinutes: null }, faults: ['window-too-short'] },
    { change: { opensAt: 1, closesAt: OPENS - 2 * MINUTE, lateEntryMinutes: null }, faults: ['window-past'] },
    { change: { lateEntryMinutes: 181 }, faults: ['late-entry-after-close'] },
    { change: { kind: 'mock', opensAt: null }, faults: ['late-entry-without-opening'] },
    { change: {}, invited: 0, faults: ['nobody-invited'] },
    {
      change: { kind: 'mock', closesAt: null, release: 'afterClose' },
      faults: ['after-close-without-closing'],
    },
  ])('$change has the faults $faults', ({ change, invited = 1, faults }) => {
    expect(planFaults({ ...plan, ...change }, { invited, now })).toEqual(faults)
  })

  test('every status and event has an answer; once somebody has started the plan stands', () => {
    const events: SessionEvent[] = ['edit', 'publish', 'close', 'cancel']
    for (const status of SESSION_STATUSES)
      for (const event of events) expect(moveSession({ status, started: 0 }, event)).toHaveProperty('ok')
    expect(moveSession({ status: 'published', started: 1 }, 'edit')).toMatchObject({
      refusal: { code: 'session-started' },
    })
    expect(moveSession({ status: 'published', started: 1 }, 'cancel')).toMatchObject({
      refusal: { code: 'session-started' },
    })
    expect(moveSession({ status: 'published', started: 1 }, 'close')).toEqual({ ok: true, value: 'closed' })
  })
})

describe('allotting prepared forms', () => {
  test('every block of candidates gets every form once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(1_000), fc.nat(50), (count, seed, block) => {
        const forms = Array.from({ length: count }, (_, i) => i + 1)
        const given = forms.map((_, i) => formsInOrder(block * count + i, forms, widenSeed(seed))[0])
        expect([...given].sort((a = 0, b = 0) => a - b)).toEqual(forms)
      }),
    )
  })
  test('offers the others after the allotted one', () => {
    expect(formsInOrder(1, [1, 2, 3], widenSeed(1)).toSorted()).toEqual([1, 2, 3])
    expect(formsInOrder(0, [], widenSeed(1))).toEqual([])
  })
})

test('an access code is read however it is typed', () => {
  const code = accessCodeFrom('00112233445566778899aabbccddeeff')
  expect(code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/)
  expect(foldAccessCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).toBe(code)
  expect(foldAccessCode('７ｋｍ ｑ４ｄ')).toBe('7KMQ4D')
})

describe('what a sitting draws from', () => {
  const blueprint = aBlueprint({
    reservedPoints: { value: 4_000, origin: 'team' },
    rows: [
      { id: 'some', where: { reserved: true }, unit: 'items', min: 1, on: true },
      { id: 'law', where: { leaf: ['law'] }, unit: 'points', min: 500, on: true },
    ],
  })
  const bank = aBank({ copies: 2 }).map((entry, place) => ({ ...entry, reserved: place % 2 === 0 }))

  test.each(['practice', 'mock'] as const)('%s: nothing reserved, and no rule that asks for it', (kind) => {
    expect(stockFor(kind, bank)).toEqual(bank.filter(({ reserved }) => !reserved))
    const own = blueprintFor(kind, blueprint)
    expect(own.rows.map(({ id }) => id)).toEqual(['law'])
    expect(own.reservedPoints).toBeUndefined()
  })

  test('formal: everything, by the blueprint as it is', () => {
    expect(stockFor('formal', bank)).toBe(bank)
    expect(blueprintFor('formal', blueprint)).toBe(blueprint)
  })

  test('only tables that fit what is left', () => {
    const plain = aBlueprint()
    const all = prepareBank(plain, bank)
    const found = findTable({ demand: all.demand, cells: all.cells, seed: widenSeed(1) })
    if (!found.ok) throw new Error(found.refusal.code)
    expect(tablesFor(all, [found.value, { counts: {}, deviation: 0 }])).toEqual([0])
    const few = prepareBank(
      plain,
      bank.filter(({ leaf }) => leaf !== 'law'),
    )
    expect(tablesFor(few, [found.value])).toEqual([])
  })
})

test.each([
  [{ minutes: 20, percent: 0 }, 100, 20],
  [{ minutes: 0, percent: 25 }, 120, 30],
  [{ minutes: 5, percent: 33 }, 110, 42],
  [{ minutes: 0, percent: 0 }, 100, 0],
])(
  'extra time %o on a paper of %i minutes is %i, part of a minute a whole one',
  (granted, limit, minutes) => {
    expect(extraMinutes(granted, limit)).toBe(minutes)
  },
)

test('extra time is granted in whole numbers, none below nothing or beyond the most', () => {
  const of = (minutes: number, percent: number) => isGrantable({ minutes, percent })
  expect([of(600, 300), of(0, 0)]).toEqual([true, true])
  expect([of(601, 0), of(0, 301), of(-1, 20), of(0.5, 0), of(0, Number.NaN)]).toEqual(Array(5).fill(false))
})

test('a decision on late answers is on what had arrived; written ones are read before it counts', () => {
  const line = (id: string, kind: string, at: number, facts = {}) => ({ id, kind, at, actorId: 'px', facts })
  const sent = line('d1', 'late-sent', 20, { round: 2, reason: '断网', events: ['a', 'b'] })
  const late = [10, 15, 30].map((receivedAt) => ({ receivedAt }))
  expect(lateFates(late, [])).toEqual({ undecided: 3, beingRead: 0, counted: 0 })
  expect(lateFates(late, [sent])).toEqual({ undecided: 1, beingRead: 2, counted: 0 })
  expect(lateBeingRead([sent])).toMatchObject({ id: 'd1', round: 2, events: ['a', 'b'] })
  // read at 40: what came at 30 was not part of the decision
  const counted = line('c1', 'late-counted', 40, { decision: 'd1' })
  expect(lateFates(late, [counted, sent])).toEqual({ undecided: 1, beingRead: 0, counted: 2 })
  const atOnce = line('c2', 'late-counted', 40, { decision: 'c0' })
  expect(lateFates(late, [atOnce, sent, counted])).toEqual({ undecided: 0, beingRead: 0, counted: 3 })
})
