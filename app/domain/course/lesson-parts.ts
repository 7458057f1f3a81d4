/** The components a lesson may use: the same names as `components/lesson/index.tsx`. */
export const LESSON_COMPONENTS = [
  'Section',
  'Term',
  'Src',
  'CustomerSays',
  'Example',
  'CounterExample',
  'Aside',
  'Flow',
  'Checkpoint',
  'Sorting',
  'Matching',
  'Ordering',
  'Rewriting',
  'FeeInquiry',
  'SilentCustomers',
  'NextLine',
  'Spotting',
  'RubricPractice',
  'ChartReading',
  'Calculator',
  'SlaTable',
  'Timeline',
  'Ladder',
  'FactorMap',
] as const

/** Parts in which the learner does something; each is reported once when it is worked through. */
export const INTERACTIVE = [
  'Checkpoint',
  'Sorting',
  'Matching',
  'Ordering',
  'Rewriting',
  'FeeInquiry',
  'SilentCustomers',
  'NextLine',
  'Spotting',
  'RubricPractice',
  'ChartReading',
  'Calculator',
  'SlaTable',
] as const

export const isInteractive = (name: string): boolean =>
  INTERACTIVE.some((interactive) => interactive === name)

/**
 * A part's name in progress records: its component, and the words that head it on the page (`sorting:16 个信号`); a
 * calculator is told apart by what it reckons (`calculator:churn-rate`).
 */
export function partId(component: string, heading: string | undefined): string {
  const kind = component.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
  return heading ? `${kind}:${heading}` : kind
}
