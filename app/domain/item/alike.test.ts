import { expect, test } from 'vitest'
import { seededRng, widenSeed } from '../shared/rng.ts'
import { ALIKE, type Asked, likenessIndex, nearlySame } from './alike.ts'

const WORDS = [...'客户来电说宽带太慢要拆机先听再核实']

test('the index finds what comparing with each finds', () => {
  const rng = seededRng(widenSeed(7), 'draw')
  const some = (length: number) => Array.from({ length }, () => WORDS[rng.int(WORDS.length)] ?? '').join('')
  const texts: Asked[] = []
  for (let n = 0; n < 300; n++) {
    const near = texts[rng.int(Math.max(1, texts.length))]
    const asked = near && rng.int(10) < 4 ? `${near.asked.slice(0, -1)}${some(1)}` : some(12 + rng.int(12))
    texts.push({ id: `q${n}`, kind: rng.int(2) === 0 ? 'single' : 'trueFalse', asked })
  }
  const index = likenessIndex()
  let found = 0
  for (const [n, { asked, kind }] of texts.entries()) {
    const [best] = nearlySame(asked, kind, texts.slice(0, n), ALIKE)
    expect(index.nearest(asked, kind), asked).toEqual(best)
    if (best) found++
    index.add(texts[n] ?? { id: '', kind, asked })
  }
  expect(found).toBeGreaterThan(30)
})
