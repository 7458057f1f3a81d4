// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { renderInChinese } from './render-in-chinese.tsx'
import { Spotting } from './spotting.tsx'
import { findingsOn, placesOf } from './spotting-marks.ts'

const lines = [
  { who: '客户', text: '天天短信！' },
  { who: '经理', text: '免费给您看的。', fault: '第 29 条。' },
  { who: '经理', text: '我来登记拒收。' },
  { who: '经理', text: '保证全退。', fault: '越权承诺。' },
]
const mark = (name: RegExp) => userEvent.click(screen.getByRole('checkbox', { name }))
const check = () => userEvent.click(screen.getByRole('button', { name: '对一下' }))
const status = () => screen.getByRole('status').textContent

afterEach(cleanup)

test('findings tell found, missed and unfounded marks apart', () => {
  const findings = findingsOn([false, true, false, true], new Set([1, 2]))
  expect(findings).toEqual([undefined, 'found', 'unfounded', 'missed'])
  expect(placesOf(findings, 'missed')).toEqual([4])
})

test('the missed and the wrongly marked lines are named; marking again and checking ends it', async () => {
  const { done } = renderInChinese(<Spotting title="找错" lines={lines} />)
  await check()
  expect(status()).toBe('先标一句，再来对。')
  expect(done).toEqual([])
  await mark(/免费/)
  await mark(/登记拒收/)
  await check()
  expect(status()).toBe('该标 2 句，标对 1 句。漏了第 4 句。错标了第 3 句。')
  expect(screen.getByText('越权承诺。')).toBeTruthy()
  expect(screen.getByText('这句没有问题。')).toBeTruthy()
  expect(done).toEqual(['spotting:找错'])
  await mark(/登记拒收/)
  expect(screen.queryByText('越权承诺。')).toBeNull()
  await mark(/保证全退/)
  await check()
  expect(status()).toBe('该标的 2 句都标对了，没有错标。')
})
