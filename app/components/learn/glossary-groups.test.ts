import { expect, test } from 'vitest'
import { byInitial, byModule, type Entry } from './glossary-groups.ts'

const entry = (id: string, zh: string, en: string, initial: string): Entry => ({
  id,
  zh,
  en,
  initial,
  definition: `${zh}的意思`,
  source: 'S1',
})
const entries = [
  entry('disconnect', '拆机', 'disconnection', 'C'),
  entry('tiered', '差异化服务', 'tiered service', 'C'),
  entry('retain', '维系', 'retention', 'W'),
]
const keys = (groups: readonly { key: string; entries: readonly Entry[] }[]) =>
  groups.map(({ key, entries }) => [key, ...entries.map(({ id }) => id)])

test('letters are those of the language that is read', () => {
  expect(keys(byInitial(entries, false))).toEqual([
    ['C', 'disconnect', 'tiered'],
    ['W', 'retain'],
  ])
  expect(keys(byInitial(entries, true))).toEqual([
    ['D', 'disconnect'],
    ['R', 'retain'],
    ['T', 'tiered'],
  ])
})

test('a term stands under the first module that explains it', () => {
  const module = (id: string, ...terms: string[]) => ({ id, level: 'l4', title: id, titleEn: id, terms })
  expect(keys(byModule(entries, [module('m1', 'retain'), module('m2', 'retain', 'disconnect')]))).toEqual([
    ['m1', 'retain'],
    ['m2', 'disconnect'],
    ['', 'tiered'],
  ])
})
