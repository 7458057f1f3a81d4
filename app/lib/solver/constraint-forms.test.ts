import { afterAll, describe, expect, it } from 'vitest'
import { type OuterItem, readConstraints } from '../../domain/assembly/constraint-table/constraints.ts'
import { widenSeed } from '../../domain/shared/rng.ts'
import { constraintForms } from './constraint-forms.server.ts'
import { openSolver } from './highs.server.ts'

const solver = openSolver()
afterAll(() => solver.close())

/** 60 items: ten of each TOPIC a…f, DOK 1–3 in turn. */
const ITEMS: OuterItem[] = Array.from({ length: 60 }, (_, n) => ({
  id: `i${String(n).padStart(2, '0')}`,
  attributes: { TOPIC: 'abcdef'[Math.floor(n / 10)] ?? '', DOK: (n % 3) + 1 },
}))

function rules(...rows: [id: string, type: string, condition: string, lower: string, upper: string][]) {
  const read = readConstraints(
    rows.map(([CONSTRAINT_ID, TYPE, CONDITION, LB, UB], i) => ({
      line: i + 2,
      cells: { CONSTRAINT_ID, TYPE, CONDITION, LB, UB },
    })),
    ITEMS,
    ['TOPIC', 'DOK'],
  )
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}
const TOPICS = [...'abcdef'].map((topic): [string, string, string, string, string] => [
  `topic-${topic}`,
  'Number',
  `TOPIC == "${topic}"`,
  '2',
  '2',
])
const PLAN = rules(
  ['length', 'Number', '', '12', '12'],
  ...TOPICS,
  ['deep', 'Number', 'DOK == 3', '4', '6'],
  ['apart', 'Enemy', 'TOPIC == "a" & DOK == 1', '', ''],
)
const draw = (items: readonly OuterItem[], forms: number, maxOverlap?: number) =>
  constraintForms(solver, {
    items,
    constraints: PLAN,
    seed: widenSeed(3),
    forms,
    ...(maxOverlap !== undefined && { maxOverlap }),
  })

describe('forms of an external bank', () => {
  it('keep every rule, and come out the same whatever the order of the bank', async () => {
    const one = await draw(ITEMS, 5)
    const other = await draw([...ITEMS].reverse(), 5)
    expect(one.ok && one.value.every(({ verification }) => verification.ok)).toBe(true)
    expect(other).toEqual(one)
  })

  it('share nothing where nothing may be shared, and use every item before one is used twice', async () => {
    const drawn = await draw(ITEMS, 5, 0)
    const ids = drawn.ok ? drawn.value.flatMap(({ items }) => items.map(({ id }) => id)) : []
    expect(ids).toHaveLength(60)
    expect(new Set(ids).size).toBe(60)
  })

  it('says how many there can be when there are not enough', async () => {
    expect(await draw(ITEMS, 6, 0)).toEqual({ ok: false, refusal: { code: 'too-many-forms', possible: 5 } })
  })

  it('have the greatest worth that the rules allow', async () => {
    const worth = new Map(ITEMS.map(({ id }, n) => [id, n % 10]))
    const drawn = await constraintForms(solver, {
      items: ITEMS,
      constraints: rules(['length', 'Number', '', '3', '3'], ['one', 'Number', 'TOPIC == "b"', '1', '1']),
      seed: widenSeed(1),
      forms: 1,
      worth,
    })
    const sum = drawn.ok
      ? (drawn.value[0]?.items ?? []).reduce((total, { id }) => total + (worth.get(id) ?? 0), 0)
      : 0
    expect(sum).toBe(27)
  })

  it('names minimal sets of rules that cannot hold together', async () => {
    const drawn = await constraintForms(solver, {
      items: ITEMS,
      constraints: rules(
        ['length', 'Number', '', '12', '12'],
        ['few-a', 'Number', 'TOPIC == "a"', '', '4'],
        ['many-a', 'Number', 'TOPIC == "a" & DOK <= 2', '5', ''],
        ['too-deep', 'Number', 'DOK == 3', '21', ''],
        ['fine', 'Number', 'TOPIC == "c"', '1', '3'],
      ),
      seed: widenSeed(1),
      forms: 1,
    })
    expect(drawn).toEqual({
      ok: false,
      refusal: { code: 'conflicts', conflicts: [['few-a', 'many-a'], ['too-deep']] },
    })
  })
})
