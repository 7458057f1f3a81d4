import { describe, expect, test } from 'vitest'
import type { CandidateItem } from '../../domain/item/schema.ts'
import { chosenByKey, isTyped, partsAnswered, progressOf, runsOf, unitPoints } from './paper.ts'

const options = ['c', 'a', 'b'].map((id) => ({ id, text: id }))
const single: CandidateItem = { kind: 'single', stem: '？', points: 100, options }
const multiple: CandidateItem = { kind: 'multiple', stem: '？', points: 200, options }
const fillIn: CandidateItem = {
  kind: 'fillIn',
  stem: '____、____',
  points: 300,
  blanks: [{ unit: null }, { unit: null }],
  interchangeable: [],
}
const complaint: CandidateItem = { kind: 'classification', stem: '？', points: 100 }

describe('a case study', () => {
  const choice = { kind: 'single' as const, chosen: 'a' }
  const text = (said: string) => ({ kind: 'written' as const, text: said })
  const answer = (...parts: (typeof choice | ReturnType<typeof text> | null)[]) => ({
    kind: 'caseStudy' as const,
    parts,
  })
  test('waits for a pause when text was changed, and not when an option was chosen', () => {
    const kept = text('您好')
    expect(isTyped(answer(choice, kept), answer(null, kept))).toBe(false)
    expect(isTyped(answer(choice, text('您好，')), answer(choice, kept))).toBe(true)
    expect(isTyped({ kind: 'plan', text: '一' }, null)).toBe(true)
    expect(isTyped(choice, null)).toBe(false)
  })
  test('counts the parts that hold something', () => {
    const view: CandidateItem = { kind: 'caseStudy', stem: '？', points: 1_000, material: '。', parts: [] }
    expect(partsAnswered(view, answer(choice, text(' '), null))).toBe(1)
    expect(partsAnswered(view, null)).toBe(0)
    expect(partsAnswered(single, choice)).toBeUndefined()
  })
})

describe('chosenByKey', () => {
  test('1 and A are the option shown first, whatever its id', () => {
    expect([chosenByKey(single, null, '1'), chosenByKey(single, null, 'A')]).toEqual(
      Array(2).fill({ kind: 'single', chosen: 'c' }),
    )
  })
  test('a key without an option does nothing', () => {
    expect([
      chosenByKey(single, null, '4'),
      chosenByKey(single, null, 'x'),
      chosenByKey(fillIn, null, '1'),
    ]).toEqual([undefined, undefined, undefined])
  })
  test('the same key again takes a choice of several back', () => {
    const both = { kind: 'multiple', chosen: ['a', 'c'] } as const
    expect(chosenByKey(multiple, { ...both, chosen: [...both.chosen] }, '1')).toEqual({
      kind: 'multiple',
      chosen: ['a'],
    })
  })
  test('a class that rules the motive out lets it go', () => {
    const said = { kind: 'classification', class: 'emotional', primaryMotive: 'E1' } as const
    expect(chosenByKey(complaint, said, '2')).toEqual({ kind: 'classification', class: 'rational' })
    expect(chosenByKey(complaint, said, '3')).toEqual({
      kind: 'classification',
      class: 'mixed',
      primaryMotive: 'E1',
    })
    expect(chosenByKey(complaint, said, '5')).toEqual({
      kind: 'classification',
      class: 'emotional',
      primaryMotive: 'E2',
    })
  })
})

test('progress counts an emptied blank as not answered', () => {
  const questions = [
    { slot: 1, view: single },
    { slot: 2, view: fillIn },
  ]
  const answers = new Map([
    [1, { value: { kind: 'single', chosen: 'a' } as const, flagged: true }],
    [
      2,
      {
        value: { kind: 'fillIn', blanks: ['', ' '] } as { kind: 'fillIn'; blanks: string[] },
        flagged: false,
      },
    ],
  ])
  expect(progressOf(questions, answers)).toEqual({ answered: 1, flagged: 1, total: 2 })
})

test('runs follow the kinds, and a blank has its share of the points', () => {
  const paper = [single, single, multiple, fillIn].map((view, i) => ({ slot: i + 1, view }))
  expect(runsOf(paper).map((run) => run.length)).toEqual([2, 1, 1])
  expect(unitPoints(fillIn)).toBe(150)
})
