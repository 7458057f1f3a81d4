import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACTS, TAGS } from './acts.ts'
import { parseAct, type WrittenAct } from './notation.ts'

test.each([
  ['ask-open', { act: 'ask-open', details: [], tags: [] }],
  ['empathise@refused', { act: 'empathise', target: 'refused', details: [], tags: [] }],
  [
    'state-terms@plan-12:fee+term+limit',
    { act: 'state-terms', target: 'plan-12', details: ['fee', 'term'], tags: ['limit'] },
  ],
  ['explain:limit', { act: 'explain', details: [], tags: ['limit'] }],
])('%s is read', (text, act) => {
  expect(parseAct(text)).toEqual({ ok: true, value: act })
})

test('an act that does not exist is named', () => {
  expect(parseAct('empathize@x')).toEqual({
    ok: false,
    refusal: { code: 'no-such-act', text: 'empathize@x', act: 'empathize' },
  })
  expect(parseAct('共情')).toMatchObject({ ok: false, refusal: { code: 'not-an-act-notation' } })
})

/** The notation as authors write it: details before tags. */
function written({ act, target, details, tags }: WrittenAct): string {
  const marks = [...details, ...tags].join('+')
  return `${act}${target === undefined ? '' : `@${target}`}${marks === '' ? '' : `:${marks}`}`
}

test('writing and reading give the same act', () => {
  const acts = fc.record({
    act: fc.constantFrom(...ACTS),
    target: fc.option(fc.constantFrom('fix-visit', 'promise', 'no-callback'), { nil: undefined }),
    details: fc.subarray(['fee', 'term', 'exit', 'who', 'due']),
    tags: fc.subarray([...TAGS]),
  })
  fc.assert(
    fc.property(acts, ({ target, ...rest }) => {
      const act = target === undefined ? rest : { ...rest, target }
      expect(parseAct(written(act))).toEqual({ ok: true, value: act })
    }),
  )
})
