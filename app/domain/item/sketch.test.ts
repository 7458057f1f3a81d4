import { describe, expect, test } from 'vitest'
import { sketchOf } from './sketch.ts'
import type { WorkEntry } from './work.ts'

describe('a sketch of what is written so far', () => {
  test.each<WorkEntry>([
    { kind: 'single', stem: '', options: [{ id: 'b', text: '' }] },
    { kind: 'multiple', stem: '哪些', key: ['c'] },
    { kind: 'trueFalse', stem: '对吗' },
    { kind: 'fillIn', stem: '填____和____', blanks: [{ kind: 'text', accepted: [] }] },
    { kind: 'classification', stem: '“没人理我？”', key: {} },
  ])('of kind $kind can be looked at', (entry) => {
    expect(sketchOf(entry)).toMatchObject({ kind: entry.kind })
  })

  test('what is whole stays as it is', () => {
    const whole = { kind: 'trueFalse', stem: '对吗', key: false, points: 100 }
    expect(sketchOf({ ...whole, rationale: '因为。' })).toEqual(whole)
  })

  test('a case study without parts cannot be shown yet', () => {
    expect(sketchOf({ kind: 'caseStudy', stem: '读材料' })).toBeUndefined()
    expect(sketchOf({ kind: 'riddle' })).toBeUndefined()
  })
})
