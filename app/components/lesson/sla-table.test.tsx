// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { renderInChinese } from './render-in-chinese.tsx'
import { outageOn, SLA_GRADES } from './sla-grades.ts'
import { SlaTable } from './sla-table.tsx'

const grade = (id: string) => SLA_GRADES.find((each) => each.id === id) ?? SLA_GRADES[0]

afterEach(cleanup)

/** S15: one outage of 60 minutes on AAA is repaired in time and still beyond the 52.56 minutes of a year. */
test.each([
  { id: 'AAA', minutes: 60, period: 'year', outage: { inTime: true, allowed: 52.56, within: false } },
  { id: 'AAA', minutes: 61, period: 'year', outage: { inTime: false, within: false } },
  { id: 'AA', minutes: 60, period: 'month', outage: { inTime: true, allowed: 21.6, within: false } },
  { id: 'A', minutes: 120, period: 'quarter', outage: { inTime: true, allowed: 129.6, within: true } },
  {
    id: 'Z',
    minutes: 2_880,
    period: 'year',
    outage: { inTime: true, allowed: undefined, within: undefined },
  },
] as const)('$id, $minutes minutes in a $period', ({ id, minutes, period, outage }) => {
  const chosen = grade(id)
  expect(chosen && outageOn(chosen, minutes, period)).toMatchObject(outage)
})

test('says what applies to the grade chosen, and marks its row', async () => {
  const { done } = renderInChinese(<SlaTable />)
  expect(screen.getByText(/这一次就超了 7.44 分钟/)).toBeTruthy()
  await userEvent.selectOptions(screen.getByLabelText('电路等级'), 'Ⅰ')
  expect(screen.getByText(/没有超过 Ⅰ 级 240 分钟的修复时限/)).toBeTruthy()
  expect(screen.getByText(/原文没有给 Ⅰ 级的可用率/)).toBeTruthy()
  expect(screen.getByText(/不严格承诺质量劣化赔付/)).toBeTruthy()
  expect(screen.getByRole('row', { current: true }).textContent).toContain('配套 C 级')
  fireEvent.change(screen.getByLabelText('一次故障（分钟）'), { target: { value: '一小时' } })
  expect(screen.getByText('填 0 到 44,640 的整数')).toBeTruthy()
  expect(done).toEqual(['sla-table'])
})
