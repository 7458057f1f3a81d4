import { expect, test } from 'vitest'
import { readCareerForm, readResultForm } from './forms.server.ts'

const aForm = (fields: Record<string, string | string[]>) => {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value)
  return form
}
const PRACTICAL = {
  level: 'l4',
  part: 'practical',
  day: '2026-12-06',
  note: '',
  'scene-1-name': '协议到期',
  'scene-1-minutes': '15',
  'scene-1-points': '59.95',
}

test('points are read exactly, in hundredths', () => {
  expect(readResultForm(aForm(PRACTICAL))).toMatchObject({
    ok: true,
    value: { part: { scenes: [{ points: 5_995, outOf: 10_000, minutes: 15, redLines: [] }] } },
  })
})

test('a day begins where the site is', () => {
  const read = readResultForm(aForm(PRACTICAL))
  expect(read.ok && read.value.assessedAt).toBe(Date.UTC(2026, 11, 5, 16))
})

test.each<{ name: string; fields: Record<string, string | string[]>; faults: string[] }>([
  { name: 'points past a hundred', fields: { 'scene-1-points': '100.01' }, faults: ['scene-1-points'] },
  { name: 'points with three decimals', fields: { 'scene-1-points': '59.995' }, faults: ['scene-1-points'] },
  { name: 'a scene without a name', fields: { 'scene-1-name': ' ' }, faults: ['scene-1-name'] },
  { name: 'a red line nobody knows', fields: { 'scene-1-red': ['other'] }, faults: ['scene-1-redLines'] },
  { name: 'a day that does not exist', fields: { day: '2026-02-30' }, faults: ['day'] },
  { name: 'a level that does not exist', fields: { level: 'l5' }, faults: ['level'] },
])('refuses $name and says which field', ({ fields, faults }) => {
  expect(readResultForm(aForm({ ...PRACTICAL, ...fields }))).toEqual({ ok: false, faults })
})

test('a review is minutes and points', () => {
  const review = aForm({
    level: 'l2',
    part: 'review',
    day: '2026-12-06',
    note: '',
    minutes: '35',
    points: '60',
  })
  expect(readResultForm(review)).toMatchObject({
    value: { part: { component: 'review', minutes: 35, points: 6_000 } },
  })
})

test('a certificate from elsewhere ends after it began, or not at all', () => {
  const fields = { kind: 'earlierCertificate', level: 'l4', since: '2026-01-02', until: '', note: '原件已核' }
  expect(readCareerForm(aForm(fields))).toMatchObject({
    value: { fact: { level: 'l4', validUntil: null }, note: '原件已核' },
  })
  expect(readCareerForm(aForm({ ...fields, until: '2025-12-31' }))).toEqual({ ok: false, faults: ['until'] })
})
