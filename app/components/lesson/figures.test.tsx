// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { FactorMap, headed } from './factor-map.tsx'
import { Ladder } from './ladder.tsx'
import { renderInChinese } from './render-in-chinese.tsx'
import { Timeline } from './timeline.tsx'

const groups = [
  { name: '竞争行为', factors: [{ name: '诋毁策反' }, { name: '促销优惠' }] },
  { name: '产品质量', under: '企业行为', factors: [{ name: '通话质量' }] },
  { name: '服务水平', under: '企业行为', factors: [{ name: '计费误差', note: '先查账' }] },
]

afterEach(cleanup)

test('groups are counted, headed, and open together', async () => {
  expect(headed(groups).map(({ under, groups: below }) => [under, below.length])).toEqual([
    [undefined, 1],
    ['企业行为', 2],
  ])
  const { container } = renderInChinese(<FactorMap title="离网原因" groups={groups} />)
  expect(screen.getByText('3 组，共 4 个')).toBeTruthy()
  expect(screen.getByText('企业行为').textContent).toContain('共 2 个')
  await userEvent.click(screen.getByRole('button', { name: '全部展开' }))
  expect([...container.querySelectorAll('details')].every((each) => each.open)).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: '全部收起' }))
  expect([...container.querySelectorAll('details')].some((each) => each.open)).toBe(false)
})

test('a ladder is drawn with the highest level on top', () => {
  renderInChinese(<Ladder title="三个层次" steps={[{ name: '财务' }, { name: '社会' }, { name: '结构' }]} />)
  expect(screen.getAllByRole('listitem').map((each) => each.textContent)).toEqual(['3结构', '2社会', '1财务'])
})

test('a timeline keeps its order', () => {
  renderInChinese(
    <Timeline
      title="续约"
      events={[
        { at: '前 60 天', name: '外呼', note: '只问用得怎么样' },
        { at: '到期日', name: '确认' },
      ]}
    />,
  )
  expect(screen.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
    '前 60 天外呼只问用得怎么样',
    '到期日确认',
  ])
})
