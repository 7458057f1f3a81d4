// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { compileLesson } from '../../publishing/compile-lesson.ts'
import { lessonComponents } from './index.tsx'
import { renderInChinese } from './render-in-chinese.tsx'

const {
  Calculator,
  ChartReading,
  Checkpoint,
  FeeInquiry,
  Matching,
  NextLine,
  Ordering,
  Rewriting,
  RubricPractice,
  SilentCustomers,
  SlaTable,
  Sorting,
  Spotting,
} = lessonComponents
const click = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

afterEach(cleanup)

/** What a component reports must be what the publisher expects: without it a module could never be complete. */
test.each([
  {
    source: `<Checkpoint ask="哪一句合适？" options={[{ text: '甲', right: true, why: '是' }]} />`,
    part: <Checkpoint ask="哪一句合适？" options={[{ text: '甲', right: true, why: '是' }]} />,
    work: async () => {
      await userEvent.click(screen.getByRole('radio'))
      await click('对一下')
    },
  },
  {
    source: `<Sorting title="归类" bins={[{ id: 'a', name: '甲筐' }]} chips={[{ text: '一', bin: 'a', why: '是' }]} />`,
    part: (
      <Sorting
        title="归类"
        bins={[{ id: 'a', name: '甲筐' }]}
        chips={[{ text: '一', bin: 'a', why: '是' }]}
      />
    ),
    work: async () => {
      await click('一')
      await click(/甲筐/)
    },
  },
  {
    source: `<Matching title="配一配" left="左" right="右" pairs={[{ left: '甲', right: '一', why: '是' }]} />`,
    part: <Matching title="配一配" left="左" right="右" pairs={[{ left: '甲', right: '一', why: '是' }]} />,
    work: async () => {
      await userEvent.selectOptions(screen.getByRole('combobox'), '一')
      await click('对一下')
    },
  },
  {
    source: `<Ordering title="排一排" steps={['甲']} why="是" />`,
    part: <Ordering title="排一排" steps={['甲']} why="是" />,
    work: () => click('对一下'),
  },
  {
    source: `<Rewriting title="改一改" cases={[]} />`,
    part: (
      <Rewriting
        title="改一改"
        cases={[{ situation: '情境', phrase: '不行', avoid: ['不'], better: ['好'], why: '是' }]}
      />
    ),
    work: async () => {
      await userEvent.type(screen.getByRole('textbox'), '可以')
      await click('看看')
    },
  },
  {
    source: '<FeeInquiry />',
    part: <FeeInquiry />,
    work: async () => {
      await click('查本机')
      await click('人工')
    },
  },
  {
    source: '<SilentCustomers />',
    part: <SilentCustomers />,
    work: async () => {
      fireEvent.change(screen.getByRole('textbox'), { target: { value: '3' } })
    },
  },
  {
    source: `<NextLine title="问一问" scene="情境" turns={[]} />`,
    part: (
      <NextLine
        title="问一问"
        scene="情境"
        turns={[{ says: '喂', choices: [{ text: '您好', right: true, why: '是' }] }]}
      />
    ),
    work: () => click('您好'),
  },
  {
    source: `<Spotting title="找一找" lines={[]} />`,
    part: <Spotting title="找一找" lines={[{ who: '经理', text: '不行', fault: '少用不' }]} />,
    work: async () => {
      await userEvent.click(screen.getByRole('checkbox'))
      await click('对一下')
    },
  },
  {
    source: `<RubricPractice title="打一打" transcript={[]} criteria={[]} />`,
    part: (
      <RubricPractice
        title="打一打"
        transcript={[]}
        criteria={[{ name: '探因', levels: ['没有问'], right: 0, why: '是' }]}
      />
    ),
    work: async () => {
      await userEvent.click(screen.getByRole('radio'))
      await click('与培训师对照')
    },
  },
  {
    source: `<ChartReading title="读一读" unit="%" kind="bar" series={[]} questions={[]} />`,
    part: (
      <ChartReading
        title="读一读"
        unit="%"
        kind="bar"
        series={[{ name: '甲', points: [{ x: '一', y: 1 }] }]}
        questions={[{ ask: '多少？', options: [{ text: '1', right: true, why: '是' }] }]}
      />
    ),
    work: async () => {
      await userEvent.click(screen.getByRole('radio'))
      await click('对一下')
    },
  },
  {
    source: '<Calculator of="late-fee" />',
    part: <Calculator of="late-fee" />,
    work: async () => {
      fireEvent.change(screen.getByLabelText('逾期（天）'), { target: { value: '3' } })
    },
  },
  {
    source: '<SlaTable />',
    part: <SlaTable />,
    work: async () => {
      await userEvent.selectOptions(screen.getByLabelText('电路等级'), 'AA')
    },
  },
])('$source reports the id the publisher computes', async ({ source, part, work }) => {
  const { done } = renderInChinese(part)
  await work()
  const { outline } = await compileLesson(source, [])
  expect(done).toEqual(outline.parts)
})
