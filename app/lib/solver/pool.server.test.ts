import { afterAll, describe, expect, test } from 'vitest'
import { cellsOf } from '#app/domain/assembly/cells.ts'
import { demandOf } from '#app/domain/assembly/demand.ts'
import { tableName } from '#app/domain/assembly/types.ts'
import { Blueprint } from '#app/domain/blueprint/schema.ts'
import { widenSeed } from '#app/domain/shared/rng.ts'
import { aBank } from '#tests/factories/bank.ts'
import { aBlueprint } from '#tests/factories/blueprint.ts'
import { healthOf } from './health.server.ts'
import { openSolver } from './highs.server.ts'
import { planPool } from './pool.server.ts'
import { shortagesOf } from './tables.server.ts'

const solver = openSolver()
afterAll(() => solver.close())
const blueprint = aBlueprint()
const seed = widenSeed(1)

describe('the pool of a bank of four forms', () => {
  const bank = aBank({ copies: 4 })

  test('different tables, weights that add up, no cell beyond the bound', async () => {
    const pool = await planPool(solver, { blueprint, bank }, { seed, count: 40 })
    expect(new Set(pool.tables.map(tableName)).size).toBe(pool.tables.length)
    expect(Math.abs(pool.weights.reduce((sum, weight) => sum + weight, 0) - 1_000_000)).toBeLessThan(100)
    expect(Math.max(...pool.weights)).toBeLessThanOrEqual(100_001)
    const bound = pool.exposureBound ?? 1
    // four forms fit side by side, so no item needs to be in more than a quarter of them; a small pool comes near
    expect(bound).toBeGreaterThanOrEqual(0.2499)
    expect(bound).toBeLessThan(0.27)
    const worst = Math.max(
      ...cellsOf(demandOf(blueprint), bank).map(({ key, available }) =>
        available === 0 ? 0 : (pool.load.get(key) ?? 0) / available,
      ),
    )
    expect(worst).toBeLessThan(1.6 * bound)
    expect(await planPool(solver, { blueprint, bank: [...bank].reverse() }, { seed, count: 40 })).toEqual(
      pool,
    )
  })

  test('its health: capacity, no forced item, and what would have to be written', async () => {
    const planned = { blueprint, bank }
    const health = await healthOf(solver, planned, await planPool(solver, planned, { seed, count: 40 }))
    expect(health).toMatchObject({ capacity: 4, forced: [], shortages: [], conflict: [], flagged: [] })
    for (const { exposure, write } of health.thin) {
      expect(exposure).toBeGreaterThan(0.2)
      expect(write).toBeGreaterThan(0)
    }
  })
})

test('a leaf with just what one form takes forces those items, and the report names what a second form lacks', async () => {
  const all = aBank({ copies: 3 })
  let kept = 0
  const bank = all.filter(({ leaf, kind }) => leaf !== 'law' || (kind === 'multiple' && ++kept <= 3))
  const planned = { blueprint, bank }
  const health = await healthOf(solver, planned, await planPool(solver, planned, { seed, count: 12 }))
  expect(health.capacity).toBe(1)
  expect(health.exposureBound).toBeCloseTo(1, 6)
  // six points of law are three multiples, or two within the tolerance; but then the leaf deviates
  expect(health.shortages.every(({ leaf }) => leaf === 'law')).toBe(true)
})

describe('rows that cannot hold', () => {
  const bank = aBank({ copies: 3 })
  const withRows = (rows: unknown[]) => Blueprint.parse({ ...blueprint, rows })

  test('are named in words, with what would have to give', async () => {
    const report = await shortagesOf(solver, {
      blueprint: withRows([
        { id: 'few', name: '单选不多于 40', where: { kind: ['single'] }, unit: 'items', max: 40 },
        { id: 'new', name: '新题', where: { reserved: true }, unit: 'points', min: 1000 },
      ]),
      bank,
    })
    expect(report).toMatchObject({ feasible: false, impossible: true })
    expect([...report.conflict].sort()).toEqual(['约束 单选不多于 40 ≤ 40 题', '题型 单选 45 题'].sort())
  })

  test('and rows the bank alone cannot meet ask for items that meet them', async () => {
    const { shortages, conflict } = await shortagesOf(solver, {
      blueprint: withRows([
        { id: 'new', name: '新题', where: { reserved: true }, unit: 'points', min: 1000 },
      ]),
      bank,
    })
    expect(shortages.reduce((sum, { need, have }) => sum + need - have, 0)).toBeGreaterThanOrEqual(5)
    expect(shortages.every(({ row }) => row === 'new')).toBe(true)
    expect(shortages[0]?.relaxations.join()).toContain('约束“新题”的下限由 10 分 改为 0 分')
    expect(conflict).toEqual(['约束 新题 ≥ 10 分'])
  })
})
