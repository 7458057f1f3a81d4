import { expect, test } from 'vitest'
import { readPersonForm } from './person-form.server.ts'

const UNITS = [
  { id: 'branch', name: '城东分局', parentId: null },
  { id: 'hall', name: '城东营业厅', parentId: 'branch' },
]

type Fields = Record<string, string | string[]>

function read(fields: Fields) {
  const form = new FormData()
  const filled = { login: 'ZX-1', name: '学员', unit: 'hall', roles: ['trainee'], password: '', ...fields }
  for (const [name, values] of Object.entries(filled)) {
    for (const value of [values].flat()) form.append(name, value)
  }
  return readPersonForm(form, UNITS, () => 'fresh')
}

test('an empty password means that one is to be made', () => {
  expect(read({})).toMatchObject({
    ok: true,
    person: { password: null, unit: { id: 'hall' }, roles: ['trainee'] },
  })
})

test.each([
  {
    name: 'a new unit gets a fresh id under its parent',
    newUnitName: '城西营业厅',
    parent: 'branch',
    id: 'fresh',
  },
  {
    name: 'a unit that is there under that parent is that one',
    newUnitName: '城东营业厅',
    parent: 'branch',
    id: 'hall',
  },
  {
    name: 'the same name under no parent is another unit',
    newUnitName: '城东营业厅',
    parent: '',
    id: 'fresh',
  },
])('$name', ({ newUnitName, parent, id }) => {
  expect(read({ unit: 'new', newUnitName, parent })).toMatchObject({ ok: true, person: { unit: { id } } })
})

test.each<{ name: string; fields: Fields; faults: string[] }>([
  { name: 'nobody to name', fields: { name: ' ' }, faults: ['name'] },
  { name: 'no role', fields: { roles: [] }, faults: ['roles'] },
  { name: 'a role that is not granted here', fields: { roles: ['assessor'] }, faults: ['roles'] },
  { name: 'a unit that does not exist', fields: { unit: 'nowhere' }, faults: ['unit'] },
  { name: 'a new unit without a name', fields: { unit: 'new', newUnitName: '' }, faults: ['newUnit'] },
  {
    name: 'a parent that does not exist',
    fields: { unit: 'new', newUnitName: 'x', parent: 'nowhere' },
    faults: ['unit'],
  },
])('refuses $name and says which field', ({ fields, faults }) => {
  expect(read(fields)).toEqual({ ok: false, faults })
})
