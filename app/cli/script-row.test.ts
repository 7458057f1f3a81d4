import { expect, test } from 'vitest'
import { readScriptRow } from './script-row.ts'

test.each([
  { row: '您好，我是小林。', read: { kind: 'say', say: '您好，我是小林。' } },
  { row: '/lookup port', read: { kind: 'lookup', id: 'port' } },
  { row: '/choice 2', read: { kind: 'choice', id: '2' } },
  { row: '/end', read: { kind: 'end' } },
  {
    row: '{"acts":["empathise@ignored"],"flags":["duplicate"]}',
    read: {
      kind: 'acts',
      say: '',
      acts: [{ act: 'empathise', target: 'ignored', details: [], tags: [] }],
      flags: ['duplicate'],
    },
  },
])('$row is read', ({ row, read }) => {
  expect(readScriptRow(row)).toEqual({ ok: true, value: read })
})

test.each([
  { row: '/jump 3', why: '/lookup' },
  { row: '/lookup', why: '/lookup' },
  { row: '{"acts":["shout"]}', why: 'shout' },
  { row: '{"acts":', why: 'JSON' },
  { row: '{"flags":["red:none"]}', why: 'flags' },
])('$row is refused with a reason', ({ row, why }) => {
  expect(readScriptRow(row)).toMatchObject({
    refusal: { code: 'bad-row', why: expect.stringContaining(why) },
  })
})
