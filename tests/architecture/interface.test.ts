import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sourceFiles, withoutComments } from './source.ts'

const catalog = (language: string): Record<string, unknown> =>
  Object.fromEntries(
    readdirSync(`app/lib/i18n/${language}`).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(`app/lib/i18n/${language}/${file}`, 'utf8')),
    ]),
  )

const has = (words: unknown, path: readonly string[]): boolean => {
  const [head, ...rest] = path
  if (head === undefined) return true
  return (
    typeof words === 'object' &&
    words !== null &&
    head in words &&
    has((words as Record<string, unknown>)[head], rest)
  )
}
const PLURALS = ['', '_one', '_other']
const known = (words: Record<string, unknown>, name: string): boolean => {
  const [namespace = '', key = ''] = name.split(':')
  return PLURALS.some((plural) => has(words[namespace], `${key}${plural}`.split('.')))
}

/** Every key written out in the components and routes, as “namespace:key”. */
function keysIn(text: string): string[] {
  const code = withoutComments(text)
  const own = /useTranslation\('([\w-]+)'\)/.exec(code)?.[1] ?? 'shell'
  return [...code.matchAll(/\bt\(\s*'([\w.:-]+)'/g)].map(([, key = '']) =>
    key.includes(':') ? key : `${own}:${key}`,
  )
}

const sources = sourceFiles('app', /\.tsx$/)

test('zh-CN has every key the interface uses', () => {
  const words = catalog('zh-CN')
  const missing = sources.flatMap(({ path, text }) =>
    keysIn(text)
      .filter((key) => !known(words, key))
      .map((key) => `${path}: ${key}`),
  )
  expect(missing).toEqual([])
})

test('en has no key that zh-CN lacks', () => {
  const [zh, en] = [catalog('zh-CN'), catalog('en')]
  const extra: string[] = []
  const compare = (words: unknown, path: string[]) => {
    if (typeof words !== 'object' || words === null) return
    for (const [name, value] of Object.entries(words)) {
      if (!has(zh, [...path, name])) extra.push([...path, name].join('.'))
      else compare(value, [...path, name])
    }
  }
  compare(en, [])
  expect(extra.filter((key) => !/_(one|other)$/.test(key))).toEqual([])
})

test('no component writes a style attribute: the content policy would block it', () => {
  const styled = sources
    .filter(({ text }) => /\sstyle=\{/.test(withoutComments(text)))
    .map(({ path }) => path)
  expect(styled).toEqual([])
})

test('the planted faults are found', () => {
  expect(keysIn("const { t } = useTranslation('exam')\nt('a.b'); t('shell:c')")).toEqual([
    'exam:a.b',
    'shell:c',
  ])
})
