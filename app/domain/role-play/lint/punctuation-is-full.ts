import type { ScenarioRule } from './lint.ts'

const HALF_WIDTH = /[\u3400-\u9fff][,;:?!]|[,;:?!][\u3400-\u9fff]/

/** Chinese texts have full-width marks: a half-width comma or colon splits YAML lists and maps. */
export const punctuationIsFull: ScenarioRule = {
  name: 'scenario-punctuation-is-full',
  severity: 'error',
  check: ({ scenario }) =>
    textsIn(scenario, '')
      .filter(({ text }) => HALF_WIDTH.test(text))
      .map(({ path, text }) => ({ path, message: `“${text}”里有半角的 , ; : ? 或 !，请改成全角` })),
}

function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((one, i) => textsIn(one, `${path}[${i}]`))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, path === '' ? key : `${path}.${key}`))
}
