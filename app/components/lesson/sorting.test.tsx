// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { renderInChinese } from './render-in-chinese.tsx'
import { Sorting } from './sorting.tsx'

const bins = [
  { id: 'churn', name: '流失倾向' },
  { id: 'care', name: '服务关怀' },
]
const chips = [
  { text: '协议到期', bin: 'churn', why: '到期是客户重新选择的时候。' },
  { text: '新入网', bin: 'care', why: '他刚来，值得被想起。' },
  { text: '多日零通话', bin: 'churn', why: '他可能已经换用别家。' },
]
const keyOf = (text: string) => (chips.find((chip) => chip.text === text)?.bin === 'churn' ? '1' : '2')
const open = () => renderInChinese(<Sorting title="这是哪一种机会" bins={bins} chips={chips} />)
const pile = () => within(screen.getByRole('group')).queryAllByRole('button')
const status = () => screen.getByRole('status').textContent

afterEach(cleanup)

describe('sorting by keys', () => {
  test('places every chip with number keys alone, keeps the focus on the pile, and reports once', async () => {
    const user = userEvent.setup()
    const { done } = open()
    await user.tab()
    for (let left = chips.length; left > 0; left--) {
      const text = document.activeElement?.textContent ?? ''
      expect(chips.map((chip) => chip.text)).toContain(text)
      await user.keyboard(keyOf(text))
    }
    expect(pile()).toHaveLength(0)
    expect(status()).toContain('3 张都放对了')
    expect(document.activeElement?.textContent).toBe('重新归类')
    expect(done).toEqual(['sorting:这是哪一种机会'])
  })

  test('a wrong bin sends the chip back, marked, with its reason', async () => {
    const user = userEvent.setup()
    open()
    const chip = screen.getByRole('button', { name: '新入网' })
    chip.focus()
    await user.keyboard('1')
    expect(pile()).toHaveLength(3)
    expect(status()).toContain('“新入网”不在流失倾向。他刚来，值得被想起。')
    expect(screen.getByRole('button', { name: /放错过.*新入网/ })).toBe(document.activeElement)
  })

  test('Space lifts, arrows move on while it stays held, the number places it, Esc puts one back', async () => {
    const user = userEvent.setup()
    open()
    await user.tab()
    const first = document.activeElement
    const text = first?.textContent ?? ''
    await user.keyboard(' ')
    expect(first?.getAttribute('aria-pressed')).toBe('true')
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).not.toBe(first)
    await user.keyboard(keyOf(text))
    expect(pile().map((chip) => chip.textContent)).not.toContain(text)
    await user.keyboard(' {Escape}')
    expect(pile().some((chip) => chip.getAttribute('aria-pressed') === 'true')).toBe(false)
    expect(status()).toContain('放回去了')
  })
})

describe('sorting by taps', () => {
  test('a chip then its bin places it; taking back returns it', async () => {
    const user = userEvent.setup()
    open()
    await user.click(screen.getByRole('button', { name: /服务关怀/ }))
    expect(status()).toBe('先点一张卡，再点筐。')
    await user.click(screen.getByRole('button', { name: '新入网' }))
    await user.click(screen.getByRole('button', { name: /服务关怀/ }))
    expect(screen.getByText('3 张卡，已放 1 张')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '取回一张' }))
    expect(screen.getByText('3 张卡，已放 0 张')).toBeTruthy()
  })

  test('the order on the pile is the same each time and not the authored one', () => {
    open()
    const once = pile().map((chip) => chip.textContent)
    cleanup()
    open()
    expect(pile().map((chip) => chip.textContent)).toEqual(once)
    expect(once).not.toEqual(chips.map((chip) => chip.text))
  })
})
