import { expect, test } from 'vitest'
import { masked } from './appeal.ts'

test.each([
  { said: '我是小林，工号 3307。', line: '我是某，工号 #。' },
  { said: '我是客户经理小林', line: '我是客户经理某' },
  { said: '许先生，让您白等了', line: '某先生，让您白等了' },
  { said: '王建国师傅明天 18 点到', line: '某师傅明天 # 点到' },
  { said: '号码是幺三九零零', line: '号码是#' },
  { said: '您查一下尾号 ８８６６', line: '您查一下尾号 #' },
  { said: '换谁都得着急，老是让您等', line: '换谁都得着急，老是让您等' },
  { said: '欧阳晓在不在', line: '某在不在' },
])('$said becomes $line', ({ said, line }) => {
  expect(masked(said, ['欧阳晓'])).toBe(line)
})
