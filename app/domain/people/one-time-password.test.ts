import { expect, test } from 'vitest'
import { passwordFrom } from './one-time-password.ts'
import { Password } from './roles.ts'

test('a one-time password is three groups of letters that cannot be mistaken', () => {
  const password = passwordFrom('f3a1c05e9b7d42688e11d0c4a97b3f52')
  expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/)
  expect(Password.safeParse(password).success).toBe(true)
})

test('every seed gives its own password, the same each time', () => {
  const seeds = ['00000000000000000000000000000001', '00000000000000000000000000000002', 'f'.repeat(32)]
  const passwords = seeds.map(passwordFrom)
  expect(new Set(passwords).size).toBe(3)
  expect(seeds.map(passwordFrom)).toEqual(passwords)
})
