import { expect, test } from 'vitest'
import { stateOf } from './award.ts'

const END = Date.UTC(2027, 10, 13, 15, 59, 59, 999)

test.each([
  { name: 'valid to the last millisecond', revokedAt: null, now: END, state: 'valid' },
  { name: 'expired a millisecond later', revokedAt: null, now: END + 1, state: 'expired' },
  { name: 'revoked within its term', revokedAt: END - 5, now: END - 1, state: 'revoked' },
  { name: 'revoked stays revoked after its term', revokedAt: END - 5, now: END + 1, state: 'revoked' },
])('a certificate is $name', ({ revokedAt, now, state }) => {
  expect(stateOf({ revokedAt, supersededBy: null, validUntil: END }, now)).toBe(state)
})
