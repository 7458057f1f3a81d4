import { afterAll, describe, expect, test } from 'vitest'
import { assembleForms } from '#app/domain/assembly/assemble.ts'
import { cellProgram } from '#app/domain/assembly/cell-program.ts'
import { cellsOf } from '#app/domain/assembly/cells.ts'
import { demandOf } from '#app/domain/assembly/demand.ts'
import { prepareBank } from '#app/domain/assembly/prepare.ts'
import { tableName } from '#app/domain/assembly/types.ts'
import { widenSeed } from '#app/domain/shared/rng.ts'
import { aBank } from '#tests/factories/bank.ts'
import { aBlueprint } from '#tests/factories/blueprint.ts'
import { openSolver } from './highs.server.ts'
import { capacityOf, shortagesOf, tablePool } from './tables.server.ts'

const solver = openSolver()
afterAll(() => solver.close())

const blueprint = aBlueprint()
const bank = aBank()
const seed = widenSeed(1)
/** `shortagesOf` for the bank without some items, as `leaf type need/have`. */
const shortagesWithout = async (isGone: (entry: (typeof bank)[number]) => boolean) => {
  const report = await shortagesOf(solver, { blueprint, bank: bank.filter((entry) => !isGone(entry)) })
  return report.shortages.map(({ leaf, type, need, have }) => `${leaf} ${type} ${need}/${have}`)
}

describe('a bank of three l4 forms', () => {
  test('gives a pool of distinct tables without leaf deviation', async () => {
    const pool = await tablePool(solver, { blueprint, bank }, { seed, count: 12 })
    expect(pool).toHaveLength(12)
    expect(new Set(pool.map(tableName)).size).toBe(12)
    expect(pool.map(({ deviation }) => deviation)).toEqual(pool.map(() => 0))
  })

  test('gives the same pool again', async () => {
    const once = await tablePool(solver, { blueprint, bank }, { seed, count: 4 })
    expect(await tablePool(solver, { blueprint, bank: [...bank].reverse() }, { seed, count: 4 })).toEqual(
      once,
    )
  })

  test('holds exactly three forms, and its tables for three give three without a common item', async () => {
    expect(await capacityOf(solver, { blueprint, bank })).toBe(3)
    const tables = await tablePool(solver, { blueprint, bank }, { seed, forms: 3 })
    const forms = assembleForms({ bank: prepareBank(blueprint, bank), tables, seed, forms: 3, maxOverlap: 0 })
    expect(forms.ok).toBe(true)
  })

  test('200 seeds: every form drawn from the pool verifies', async () => {
    const tables = await tablePool(solver, { blueprint, bank }, { seed })
    for (let n = 0; n < 200; n++)
      expect(assembleForms({ bank: prepareBank(blueprint, bank), tables, seed: widenSeed(n) })).toMatchObject(
        {
          ok: true,
          value: [{ verification: { ok: true, violations: [] } }],
        },
      )
  })
})

describe('the shortage report', () => {
  test('a full bank lacks nothing', async () => {
    expect(await shortagesOf(solver, { blueprint, bank })).toEqual({
      feasible: true,
      shortages: [],
      conflict: [],
    })
  })

  test('an emptied leaf: its six points by the fewest items, three of two points, and what would help', async () => {
    const report = await shortagesOf(solver, { blueprint, bank: bank.filter(({ leaf }) => leaf !== 'law') })
    expect(report).toMatchObject({ feasible: false, impossible: false })
    expect(report.shortages).toMatchObject([{ leaf: 'law', type: 'multiple', need: 3, have: 0 }])
    expect(report.shortages[0]?.relaxations).toEqual([
      '法律知识 × 多选 补 3 题',
      expect.stringContaining('法律知识 的比重由 6 改为 0'),
    ])
    expect(await capacityOf(solver, { blueprint, bank: bank.filter(({ leaf }) => leaf !== 'law') })).toBe(0)
  })

  test('a leaf with four points of six lacks one item of two', async () => {
    let kept = 0
    const short = await shortagesWithout(
      ({ leaf, kind }) => leaf === 'law' && (kind !== 'single' || ++kept > 4),
    )
    expect(short).toEqual(['law multiple 1/0'])
  })

  test('too few classifications: two missing, whichever leaf of work is to have them', async () => {
    let kept = 0
    const report = await shortagesOf(solver, {
      blueprint,
      bank: bank.filter(({ kind }) => kind !== 'classification' || ++kept <= 3),
    })
    expect(
      report.shortages.every(({ leaf, type }) => leaf.startsWith('work.') && type === 'classification'),
    ).toBe(true)
    expect(report.shortages.reduce((sum, { need, have }) => sum + need - have, 0)).toBe(2)
    expect(report.shortages[0]?.relaxations.at(-1)).toContain('投诉分类（每题 1 分）由 5 题 改为 3 题')
  })

  test('two forms out of a bank for one lack a whole paper', async () => {
    const single = aBank({ copies: 1 })
    expect(await capacityOf(solver, { blueprint, bank: single })).toBe(1)
    const { shortages } = await shortagesOf(solver, { blueprint, bank: single }, { forms: 2 })
    const missing: Record<string, number> = {}
    for (const { type, need, have } of shortages) missing[type] = (missing[type] ?? 0) + need - have
    expect(missing).toEqual({ single: 45, multiple: 10, trueFalse: 15, fillIn: 15, classification: 5 })
  })

  test('weights no paper can have are the blueprint’s fault, not the bank’s', async () => {
    const [first, ...others] = blueprint.tree
    const odd = { ...blueprint, tree: [...(first ? [{ ...first, weight: 25.3 }] : []), ...others] }
    expect(await shortagesOf(solver, { blueprint: odd, bank })).toEqual({
      feasible: false,
      shortages: [],
      impossible: true,
      conflict: ['比重 basic ＝ 25.3 分'],
    })
  })
})

describe('the solver', () => {
  test('answers several programs asked at once, and a row without terms', async () => {
    const demand = demandOf(blueprint)
    const program = cellProgram(demand, cellsOf(demand, bank))
    const impossible = { ...program, rows: [{ name: 'nothing', terms: [], lower: 1, upper: 1 }] }
    const answers = await Promise.all([
      solver.solve(program),
      solver.solve(impossible),
      solver.solve(program),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['optimal', 'infeasible', 'optimal'])
  })

  test('a closed solver rejects what is open and starts anew when asked', async () => {
    const own = openSolver()
    const demand = demandOf(blueprint)
    const program = cellProgram(demand, cellsOf(demand, bank))
    const open = own.solve(program)
    const told = expect(open).rejects.toThrow('the solver was closed')
    await own.close()
    await told
    expect((await own.solve(program)).status).toBe('optimal')
    await own.close()
  })
})
