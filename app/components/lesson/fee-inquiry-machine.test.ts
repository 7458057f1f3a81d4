import { expect, test } from 'vitest'
import { type FeeEvent, feeEventsAt, feeStart, feeStep } from './fee-inquiry-machine.ts'

const walk = (...events: FeeEvent[]) => events.reduce(feeStep, feeStart)
const other: FeeEvent[] = ['other-phone', 'number-given']

// domain.md S17, 测试向量
test.each([
  {
    name: 'one’s own phone is not verified',
    events: ['own-phone'],
    end: { at: 'channel', verifications: 0 },
  },
  {
    name: 'the third try may succeed',
    events: [...other, 'password-wrong', 'password-wrong', 'password-right'],
    end: { at: 'channel', verifications: 3 },
  },
  {
    name: 'three wrong passwords end it',
    events: [...other, 'password-wrong', 'password-wrong', 'password-wrong'],
    end: { at: 'ended', verifications: 3 },
  },
  {
    name: 'a right password after that is too late',
    events: [...other, 'password-wrong', 'password-wrong', 'password-wrong', 'password-right'],
    end: { at: 'ended', verifications: 3 },
  },
  {
    name: 'a first right password leads to a person',
    events: [...other, 'password-right', 'by-person'],
    end: { at: 'told', by: 'person', verifications: 1 },
  },
  {
    name: 'a password before the number is not taken',
    events: ['other-phone', 'password-right'],
    end: { at: 'number' },
  },
] satisfies { name: string; events: FeeEvent[]; end: object }[])('$name', ({ events, end }) => {
  expect(walk(...events)).toEqual(end)
})

test('every event that is offered leads on, and none is offered at an end', () => {
  const seen = new Set<string>()
  const visit = (events: FeeEvent[]) => {
    const state = walk(...events)
    seen.add(state.at)
    for (const event of feeEventsAt[state.at]) {
      expect(feeStep(state, event)).not.toEqual(state)
      visit([...events, event])
    }
  }
  visit([])
  expect([...seen].sort()).toEqual(['channel', 'ended', 'number', 'password', 'start', 'told'])
  expect(feeEventsAt.ended).toEqual([])
})
