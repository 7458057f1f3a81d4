// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { avoidedIn, piecesOf } from './avoided-words.ts'
import { renderInChinese } from './render-in-chinese.tsx'
import { Rewriting } from './rewriting.tsx'

const cases = [
  {
    situation: '客户要当场退款，您没有权限。',
    phrase: '对不起，不行',
    avoid: ['不行', '不能'],
    better: ['我来帮您申请，明天三点前给您结果。'],
    why: '说能做的和时间。',
  },
]

afterEach(cleanup)

describe('words to be avoided', () => {
  test('are found each once, in the order they come, the longer of two', () => {
    expect(avoidedIn('这不能不行，不能够', ['不能', '不行', '不能够'])).toEqual(['不能', '不行', '不能够'])
    expect(avoidedIn('我来申请', ['不能'])).toEqual([])
  })
  test('cut the sentence without losing a character', () => {
    const pieces = piecesOf('真的不行，今天不能退', ['不行', '不能', ''])
    expect(pieces.map((piece) => piece.text)).toEqual(['真的', '不行', '，今天', '不能', '退'])
    expect(pieces.map((piece) => piece.text).join('')).toBe('真的不行，今天不能退')
  })
})

describe('rewriting', () => {
  test('marks what is left, then shows other ways to say it', async () => {
    const { container, done } = renderInChinese(<Rewriting title="不说“不”" cases={cases} />)
    await userEvent.type(screen.getByLabelText('换一种说法'), '这个不能退')
    expect(screen.queryByText(/明天三点前/)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '看看' }))
    expect(container.querySelector('mark')?.textContent).toBe('不能')
    expect(screen.getByText(/还留着“不能”/)).toBeTruthy()
    expect(screen.getByText(/明天三点前/)).toBeTruthy()
    expect(done).toEqual(['rewriting:不说“不”'])
  })

  test('finds nothing left without calling the sentence right', async () => {
    renderInChinese(<Rewriting title="不说“不”" cases={cases} />)
    await userEvent.type(screen.getByLabelText('换一种说法'), '香蕉')
    await userEvent.click(screen.getByRole('button', { name: '看看' }))
    expect(screen.getByText('没有留下“不行”“不能”。意思请您自己对照。')).toBeTruthy()
  })

  test('asks for a sentence before it looks', async () => {
    const { done } = renderInChinese(<Rewriting title="不说“不”" cases={cases} />)
    await userEvent.click(screen.getByRole('button', { name: '看看' }))
    expect(screen.getByText('先写一句，再来看。')).toBeTruthy()
    expect(screen.getByLabelText('换一种说法').getAttribute('aria-invalid')).toBe('true')
    expect(done).toEqual([])
  })
})
