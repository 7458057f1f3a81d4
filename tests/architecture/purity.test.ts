import { expect, test } from 'vitest'
import { sourceFiles, withoutComments } from './source.ts'

/** What would make the same input give another output, or reach outside. */
const IMPURE = [
  /Math\.random/,
  /Date\.now/,
  /new Date\(\s*\)/,
  /\bprocess\./,
  /\bfetch\(/,
  /\bcrypto\./,
  /\basync\b/,
  /\bIntl\b/,
  /\.toLocale/,
  /\.localeCompare/,
]
/** In role-play the last bit counts: these differ between machines. */
const INEXACT = [/Math\.(exp|log|pow)/]

const impurities = (path: string, text: string): string[] =>
  [...IMPURE, ...(path.includes('role-play') ? INEXACT : [])]
    .filter((pattern) => pattern.test(withoutComments(text)))
    .map((pattern) => `${path}: ${pattern.source}`)

test('the domain uses no clock, chance, locale or promise', () => {
  const found = sourceFiles('app/domain', /\.ts$/).flatMap(({ path, text }) => impurities(path, text))
  expect(found).toEqual([])
})

test.each([
  'Math.random()',
  'Date.now()',
  'new Date()',
  'process.env.X',
  'fetch("/")',
  'crypto.randomUUID()',
  'async () => 1',
  'new Intl.Collator()',
  'n.toLocaleString()',
  'a.localeCompare(b)',
])('a planted %s is found', (code) => {
  expect(impurities('app/domain/x.ts', `export const x = ${code}`)).toHaveLength(1)
  expect(impurities('app/domain/x.ts', `/** never ${code} */`)).toEqual([])
})
