import { describe, expect, test } from 'vitest'
import { differences, type Half, type TwinFault, twinFault } from './twins.ts'

type Other = Parameters<typeof twinFault>[1]

/** [own] shared [own] … */
const told = (a: string, b: string) =>
  differences(a, b).map((side) => side.map(({ text, own }) => (own ? `[${text}]` : text)).join(''))

describe('differences', () => {
  test.each([
    {
      name: 'marks what each side says by itself',
      a: '押金二百块，退给我。',
      b: '押金二百块，问了四回没人管。',
      marked: ['押金二百块，[退给我。]', '押金二百块，[问了四回没人管。]'],
    },
    {
      name: 'finds what is shared on both sides of the longest run',
      a: '网断了三天，师傅说今天到，到了吗？',
      b: '网断了三天，师傅冲我吼，到了吗？',
      marked: ['网断了三天，师傅[说今天到]，到了吗？', '网断了三天，师傅[冲我吼]，到了吗？'],
    },
    {
      name: 'takes one character in common for chance',
      a: '退我的钱',
      b: '听我说完',
      marked: ['[退我的钱]', '[听我说完]'],
    },
    { name: 'marks nothing in equal sentences', a: '退给我', b: '退给我', marked: ['退给我', '退给我'] },
    { name: 'has nothing to say of an empty side', a: '', b: '退给我', marked: ['', '[退给我]'] },
    {
      name: 'keeps a character of two units whole',
      a: '气死😤😤了',
      b: '笑死😤😤啦',
      marked: ['[气]死😤😤[了]', '[笑]死😤😤[啦]'],
    },
  ])('$name', ({ a, b, marked }) => {
    expect(told(a, b)).toEqual(marked)
    expect(differences(a, b).map((side) => side.map(({ text }) => text).join(''))).toEqual([a, b])
  })
})

describe('a case becomes a twin', () => {
  const one: Half = { id: 'c-e1-500', replaces: null, primaryMotive: 'E1' }
  const other: Other = { id: 'c-r3-021', status: 'ready', primaryMotive: 'R3' }
  test.each<{ name: string; one?: Half; other?: Other; kept?: string[]; fault: TwinFault | null }>([
    { name: 'when it wants something else', fault: null },
    {
      name: 'when its class is the same and its motive is not',
      other: { ...other, primaryMotive: 'E4' },
      fault: null,
    },
    { name: 'before the other has a motive', one: { ...one, primaryMotive: null }, fault: null },
    { name: 'when it was the twin already', other: { ...other, twin: 'c-e1-500' }, fault: null },
    {
      name: 'when it was the twin of the case that is replaced',
      one: { ...one, id: null, replaces: 'c-e1-020' },
      other: { ...other, twin: 'c-e1-020' },
      kept: ['c-e1-020'],
      fault: null,
    },
    { name: 'not when both want the same', other: { ...other, primaryMotive: 'E1' }, fault: 'same-motive' },
    { name: 'not when it has a twin', other: { ...other, twin: 'c-r1-001' }, fault: 'twin-taken' },
    { name: 'not when it is kept for exams', kept: ['c-r3-021'], fault: 'twin-kept' },
    { name: 'not when the other is kept for exams', kept: ['c-e1-500'], fault: 'twin-kept' },
    { name: 'not when it is retired', other: { ...other, status: 'retired' }, fault: 'no-such-twin' },
    { name: 'not of itself', other: { ...other, id: 'c-e1-500' }, fault: 'no-such-twin' },
    { name: 'not when there is none', other: undefined, fault: 'no-such-twin' },
  ])('$name', ({ fault, kept = [], ...row }) => {
    const candidate = 'other' in row ? row.other : other
    expect(twinFault(row.one ?? one, candidate, new Set(kept))).toBe(fault)
  })
})
