import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOuterItems } from '#app/cli/commands/outer-bank.ts'
import { isPg } from '#app/db/engine/dialect.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'weiwan-outer-'))
const file = (name: string) => join(folder, name)
const HEAD = 'CONSTRAINT_ID,TYPE,WHAT,CONDITION,LB,UB,ONOFF\n'

function assemble(constraints: string, ...more: string[]) {
  writeFileSync(file('constraints.csv'), constraints)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      'app/cli/main.ts',
      'exam',
      'assemble',
      '--items',
      file('items.csv'),
      '--constraints',
      file('constraints.csv'),
      '--json',
      ...more,
    ],
    { encoding: 'utf8', env: { ...process.env, DATABASE_URL: `file:${file('none.db')}` } },
  )
  return { status, stderr, output: stdout === '' ? undefined : JSON.parse(stdout) }
}

// no database is opened at all; one run is enough
describe.skipIf(isPg)('exam assemble on an external bank', () => {
  beforeAll(() => {
    const rows = Array.from({ length: 40 }, (_, n) => `SC${n},${(n % 4) + 1},${n % 5 === 0 ? 'NA' : n / 40}`)
    writeFileSync(file('items.csv'), `﻿ID,LEVEL,PVALUE\n${rows.join('\n')}\n`)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('solves the table: every rule kept and recounted, the same bytes for the same seed', () => {
    const table = `${HEAD}C1,Number,Item,,8,8,\nC2,Number,Item,LEVEL == 3,2,3,\nC3,Number,Item,PVALUE > 0.5,4,,ON\nC4,Enemy,Item,"ID %in% c(""SC1"", ""SC2"")",,,\nC5,Number,Item,LEVEL == 9,5,5,OFF\n`
    const first = assemble(table, '--forms', '3', '--max-overlap', '2', '--seed', '11')
    expect(first.status).toBe(0)
    expect(first.output.forms).toHaveLength(3)
    for (const { items, verification } of first.output.forms) {
      expect(items).toHaveLength(8)
      expect(verification).toMatchObject({ ok: true, violations: [] })
    }
    expect(assemble(table, '--forms', '3', '--max-overlap', '2', '--seed', '11').output).toEqual(first.output)
  })

  test('names the rules that cannot hold together', () => {
    const { status, output } = assemble(
      `${HEAD}len,Number,Item,,8,8,\nA,Number,Item,LEVEL == 1,,4,\nB,Number,Item,LEVEL <= 1,5,,\n`,
    )
    expect([status, output.conflicts]).toEqual([1, [['A', 'B']]])
    expect(output.explained).toMatchObject([
      [
        { id: 'A', upper: 4, have: 10 },
        { id: 'B', lower: 5, upper: null, have: 10 },
      ],
    ])
  })

  test.each([
    ['ID,LEVEL\nA,1\nB,1,9\n', /第 3 行：有 3 列，和表头不一样多/],
    ['ID,LEVEL\nA,1\nB,x"y"\n', /第 3 行：双引号用得不对/],
    ['ID,LEVEL\nA,"1\n', /第 2 行：双引号没有配对/],
    ['ID,LEVEL\nA,1\nA,2\n', /第 3 行：题号 A 在第 2 行已经有了/],
  ])('refuses the bank %j, saying where and what to do', (bank, words) => {
    writeFileSync(file('broken.csv'), bank)
    expect(() => readOuterItems(file('broken.csv'))).toThrow(words)
  })

  test('refuses a table it cannot read, naming every line', () => {
    const { status, stderr } = assemble(
      `${HEAD}C1,Number,Item,LEVEL = 3,1,2,\nC2,Sum,Item,LEVEL,1,2,\nC3,Number,Item,GRADE == 3,1,2,\n`,
    )
    expect(status).toBe(2)
    for (const words of ['第 2 行', '相等写 ==', '第 3 行', '第 4 行', '没有列 GRADE'])
      expect(stderr).toContain(words)
  })
})
