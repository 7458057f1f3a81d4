import { expect, test } from 'vitest'
import { withNames } from './code-names.ts'

const NAMES: Readonly<Record<string, string>> = {
  empathise: '说出感受',
  'ask-open': '开放提问',
  privacyLeak: '泄露隐私',
}
const named = (text: string) => withNames(text, (code) => NAMES[code])

test.each([
  [
    '漏了：第 3 句 empathise、第 4 句 ask-open',
    '漏了：第 3 句 说出感受（empathise）、第 4 句 开放提问（ask-open）',
  ],
  ['识别听出了没有写明的红线 privacyLeak', '识别听出了没有写明的红线 泄露隐私（privacyLeak）'],
  ['empathise@refused', '说出感受（empathise）@refused'],
])('%s is told by name', (text, told) => expect(named(text)).toBe(told))

test.each(['facts.empathise', '没有 ask-opened', '请补 moved'])('%s names no code of ours', (text) =>
  expect(named(text)).toBe(text),
)
