// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Calculator } from './calculator.tsx'
import { renderInChinese } from './render-in-chinese.tsx'

const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const answer = () => screen.getByRole('status').textContent

afterEach(cleanup)

test('shows the worked example with its steps, and is done once something else was reckoned', () => {
  const { done } = renderInChinese(<Calculator of="churn-rate" />)
  expect(answer()).toBe('流失率 1.5%，保持率 98.5%')
  expect(screen.getByText(/约 83.4%/)).toBeTruthy()
  expect(done).toEqual([])
  fill('当月流失数（人）', '200')
  expect(answer()).toBe('流失率 2.5%，保持率 97.5%')
  expect(done).toEqual(['calculator:churn-rate'])
})

test('bad input is explained at its field, and the old steps are not shown as if they were new', () => {
  const { container, done } = renderInChinese(<Calculator of="churn-rate" />)
  fill('当月流失数（人）', '很多')
  expect(screen.getByText('填 0 到 1,000,000,000 的整数')).toBeTruthy()
  expect(answer()).toBe('改好标红的一格，这里就重新算。')
  expect(container.querySelector('.calc-steps')?.className).toContain('unseen')
  fill('当月流失数（人）', '8001')
  expect(screen.getByText('流失数不能多于月初消费人数')).toBeTruthy()
  expect(done).toEqual([])
})

test('a date is chosen as one', () => {
  renderInChinese(<Calculator of="onboarding" />)
  fill('入网日（D0）', '2026-12-31')
  expect(answer()).toBe('首次上门最迟 2027 年 1 月 21 日（D21）')
})
