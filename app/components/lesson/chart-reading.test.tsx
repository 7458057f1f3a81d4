// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { labelled, scaleFor, wrapped } from '../ui/chart-scale.ts'
import { ChartReading } from './chart-reading.tsx'
import { renderInChinese } from './render-in-chinese.tsx'

const series = [
  {
    name: 'C 网',
    points: [
      { x: '2004', y: 13 },
      { x: '2005', y: 15.6 },
    ],
  },
]
const questions = ['怎么变？', '变了多少？'].map((ask) => ({
  ask,
  options: [
    { text: `${ask}对的`, right: true, why: '相减。' },
    { text: `${ask}错的`, why: '相除。' },
  ],
}))

afterEach(cleanup)

describe('the axis', () => {
  test.each([
    { values: [13, 15.6], kind: 'bar', ticks: [0, 5, 10, 15, 20] },
    { values: [0.1, 0.3], kind: 'bar', ticks: [0, 0.1, 0.2, 0.3] },
    { values: [96, 99], kind: 'line', ticks: [96, 97, 98, 99] },
    { values: [1, 9], kind: 'line', ticks: [0, 2, 4, 6, 8, 10] },
    { values: [-3, 6], kind: 'bar', ticks: [-4, -2, 0, 2, 4, 6] },
    { values: [5, 5], kind: 'line', ticks: [5, 6] },
    { values: [0, 0], kind: 'bar', ticks: [0, 0.2] },
  ] as const)('$kind of $values', ({ values, kind, ticks }) => {
    expect(scaleFor(values, kind)).toEqual({ low: ticks[0], high: ticks.at(-1), ticks })
  })
  test('labels wrap, and where there is no room only some are drawn', () => {
    expect(wrapped('2005 年', 60)).toEqual(['2005 年'])
    expect(wrapped('2005 年上半年', 60)).toEqual(['2005', '年上半年'])
    expect(wrapped('手段、态度、效率', 30)).toBeUndefined()
    expect(labelled(['一月', '二月', '三月'], 20).map(Boolean)).toEqual([true, false, true])
  })
})

test('the table says what the chart draws, and it is done when every question was looked at', async () => {
  const { done } = renderInChinese(
    <ChartReading title="离网率" unit="%" kind="bar" series={series} questions={questions} />,
  )
  const table = within(screen.getByRole('table', { name: '数据表：离网率' }))
  expect(table.getByRole('row', { name: '2005 15.6' })).toBeTruthy()
  for (const [at, { ask }] of questions.entries()) {
    expect(done).toEqual([])
    await userEvent.click(screen.getByRole('radio', { name: new RegExp(`${ask.replace('？', '')}.*错的`) }))
    const button = screen.getAllByRole('button', { name: '对一下' })[0]
    if (button) await userEvent.click(button)
    expect(screen.getAllByText('应选这个')).toHaveLength(at + 1)
  }
  expect(done).toEqual(['chart-reading:离网率'])
})
