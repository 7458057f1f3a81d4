// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { Checkpoint } from './checkpoint.tsx'
import { renderInChinese } from './render-in-chinese.tsx'

const ask = '第一通外呼，哪一句开头合适？'
const options = [
  { text: '看到您昨天打过那边的电话', why: '把信号说出了口。' },
  { text: '最近用着有没有哪里不顺手', right: true, why: '请客户自己讲。' },
]

afterEach(cleanup)

test('asks for a choice first', async () => {
  const { done } = renderInChinese(<Checkpoint ask={ask} options={options} />)
  await userEvent.click(screen.getByRole('button', { name: '对一下' }))
  expect(screen.getByRole('status').textContent).toBe('先选一个，再来对')
  expect(screen.queryByText('请客户自己讲。')).toBeNull()
  expect(done).toEqual([])
})

test('a wrong choice shows its own reason and the right one, and can be made again', async () => {
  const { done } = renderInChinese(<Checkpoint ask={ask} options={options} />)
  await userEvent.click(screen.getByRole('radio', { name: /看到您昨天/ }))
  await userEvent.click(screen.getByRole('button', { name: '对一下' }))
  expect(screen.getByText('不对')).toBeTruthy()
  expect(screen.getByText('应选这个')).toBeTruthy()
  expect(screen.getByText('把信号说出了口。', { selector: '.why' })).toBeTruthy()
  expect(screen.getByText('请客户自己讲。', { selector: '.why' })).toBeTruthy()
  expect(done).toEqual([`checkpoint:${ask}`])

  await userEvent.click(screen.getByRole('button', { name: '再选一次' }))
  expect(screen.queryByText('不对')).toBeNull()
  await userEvent.click(screen.getByRole('radio', { name: /不顺手/ }))
  await userEvent.click(screen.getByRole('button', { name: '对一下' }))
  expect(screen.getByRole('status').textContent).toContain('对。')
  expect(screen.queryByText('应选这个')).toBeNull()
  expect(done).toHaveLength(1)
})
