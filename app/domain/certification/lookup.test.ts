import { expect, test } from 'vitest'
import { nameInAddress, parseCertificateName } from './lookup.ts'

const CODE = '0123456789abcdef0123456789abcdef'
const NUMBER = 'WW-L4-2026-000001'

test.each([
  { name: 'the printed number', typed: NUMBER, means: NUMBER },
  { name: 'small letters and spaces', typed: ' ww-l4 - 2026-000001 ', means: NUMBER },
  { name: 'full width and a long dash', typed: 'ＷＷ－Ｌ４—2026–000001', means: NUMBER },
  { name: 'no dashes at all', typed: 'WWL42026000001', means: NUMBER },
  { name: 'the code', typed: CODE.toUpperCase(), means: CODE },
  { name: 'the pasted address', typed: `https://example.cn/verify/${CODE}/?x=1`, means: CODE },
])('reads $name', ({ typed, means }) => {
  const read = parseCertificateName(typed)
  expect(read && nameInAddress(read)).toBe(means)
})

test.each(['', 'WW-L5-2026-000001', 'WW-L4-2026-1', `${CODE}0`, 'https://example.cn/'])(
  'refuses “%s”',
  (typed) => {
    expect(parseCertificateName(typed)).toBeUndefined()
  },
)
