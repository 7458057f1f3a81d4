// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { NextLine } from './next-line.tsx'
import { said, talkStart } from './next-line-talk.ts'
import { renderInChinese } from './render-in-chinese.tsx'

const turns = [
  {
    says: '又是你们？',
    choices: [
      { text: '耽误您两分钟，方便吗？', right: true, label: '请示层', why: '选择权给她。' },
      { text: '今天最后一天优惠。', why: '虚构紧迫。' },
    ],
  },
  {
    says: '行，你说。',
    choices: [
      { text: '店里几个人用网？', right: true, label: '信息层', why: '问的是事实。' },
      { text: '您是不是嫌贵？', why: '替她下了结论。' },
    ],
  },
]
const open = () =>
  renderInChinese(<NextLine title="问到点上" scene="宽带到期。" turns={turns} ends="能按月交吗？" />)
const choose = (name: RegExp) => userEvent.click(screen.getByRole('button', { name }))

afterEach(cleanup)

describe('a talk', () => {
  test('a wrong choice stays in its turn, counted once; a right one goes on', () => {
    const wrong = said(said(talkStart, 1, false), 1, false)
    expect(wrong).toMatchObject({ turn: 0, missed: [1], missedBefore: 0 })
    expect(said(wrong, 0, true)).toMatchObject({ turn: 1, missed: [], missedBefore: 1 })
  })
})

describe('choosing the next line', () => {
  test('a wrong one says why and can be made good', async () => {
    const { done } = open()
    await choose(/最后一天/)
    expect(screen.getByRole('status').textContent).toBe('这句不合适。虚构紧迫。')
    expect(screen.getByRole('button', { name: /最后一天/ }).getAttribute('aria-disabled')).toBe('true')
    expect(screen.queryByText('行，你说。')).toBeNull()
    await choose(/耽误您/)
    expect(screen.getByText('行，你说。')).toBeTruthy()
    expect(screen.getByText('请示层')).toBeTruthy()
    expect(document.activeElement?.textContent).toContain('行，你说。')
    expect(done).toEqual([])
  })

  test('at the end the good talk stands in full, by keys alone', async () => {
    const { done } = open()
    screen.getByRole('button', { name: /耽误您/ }).focus()
    await userEvent.keyboard('{Enter}')
    screen.getByRole('button', { name: /几个人/ }).focus()
    await userEvent.keyboard('{Enter}')
    for (const line of ['又是你们？', '行，你说。', '能按月交吗？'])
      expect(screen.getByText(line)).toBeTruthy()
    expect(screen.getByText(/店里几个人用网/)).toBeTruthy()
    expect(screen.getByRole('status').textContent).toContain('走完了，2 轮，选错过 0 次。')
    expect(done).toEqual(['next-line:问到点上'])
    await choose(/从头再来/)
    expect(screen.queryByText('能按月交吗？')).toBeNull()
  })
})
