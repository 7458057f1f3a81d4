// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { renderInChinese } from './render-in-chinese.tsx'
import { comparedWith } from './rubric-compare.ts'
import { RubricPractice } from './rubric-practice.tsx'

const criteria = [
  { name: '探因', levels: ['没有问', '问到信息层', '问到问题层'], right: 1, why: '没有再问下去。' },
  { name: '情感', levels: ['辩解', '泛泛', '点名'], right: 0, why: '一上来就解释。' },
]
const transcript = [{ who: '客户', text: '没事。' }]

afterEach(cleanup)

test.each([
  { trainers: [1, 0], own: [1, 0], compared: { same: 2, furthest: 0, tendency: 'mixed' } },
  { trainers: [1, 0], own: [2, 2], compared: { same: 0, furthest: 2, tendency: 'higher' } },
  { trainers: [2, 2], own: [0, 2], compared: { same: 1, furthest: 2, tendency: 'lower' } },
  { trainers: [1, 1], own: [0, 2], compared: { same: 0, furthest: 1, tendency: 'mixed' } },
  { trainers: [1, 1], own: [null, 1], compared: { same: 1, furthest: 0, tendency: 'mixed' } },
])('$own beside the trainers’ $trainers', ({ trainers, own, compared }) => {
  expect(comparedWith(trainers, own)).toEqual(compared)
})

test('every criterion is scored before the trainers’ levels are shown', async () => {
  const { done } = renderInChinese(
    <RubricPractice title="打分" transcript={transcript} criteria={criteria} />,
  )
  await userEvent.click(screen.getByRole('radio', { name: /问到信息层/ }))
  await userEvent.click(screen.getByRole('button', { name: '与培训师对照' }))
  expect(screen.getByRole('status').textContent).toBe('还有 1 项没打。')
  expect(screen.queryByText('没有再问下去。')).toBeNull()
  await userEvent.click(screen.getByRole('radio', { name: /泛泛/ }))
  await userEvent.click(screen.getByRole('button', { name: '与培训师对照' }))
  expect(screen.getByRole('status').textContent).toBe('2 项里 1 项与培训师一致。您打得偏高，最多差 1 档。')
  expect(screen.getByText('没有再问下去。')).toBeTruthy()
  const feeling = within(screen.getByRole('group', { name: '情感' }))
  expect(feeling.getByText('培训师打这一档')).toBeTruthy()
  expect(feeling.getByText('您打的这一档')).toBeTruthy()
  expect(done).toEqual(['rubric-practice:打分'])
})
