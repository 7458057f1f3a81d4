import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPg } from '#app/db/engine/dialect.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'weiwan-cli-'))
const database = join(folder, 'cli.db')

/** Runs a command as a person would; everything on standard output is handed back. */
function weiwan(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'app/cli/main.ts', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: `file:${database}` },
      maxBuffer: 100_000_000,
    },
  )
  return { status, stdout, stderr, json: () => JSON.parse(stdout) }
}

type Found = { findings: { severity: string }[] }
/** Warnings may stand (a draft blueprint says what its bank still lacks); errors may not. */
const errorsIn = ({ findings }: Found) => findings.filter(({ severity }) => severity === 'error')

// the command line opens its own database; one run of it is enough
describe.skipIf(isPg)('the command line', () => {
  beforeAll(() => {
    expect(weiwan('exam', 'assemble', '--level', 'l4', '--seed', '7').stderr).toContain('db migrate')
    expect(weiwan('db', 'migrate', '--json').json().applied).toBeGreaterThan(0)
    const published = weiwan('content', 'publish', '--tables', '24', '--json').json()
    expect(published).toMatchObject({ newVersions: 0, retired: 0 })
    expect(errorsIn(published)).toEqual([])
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('role-play check runs the tests of every scenario, and refuses one that does not exist', () => {
    const checked = weiwan('role-play', 'check', '--no-recogniser', '--json')
    expect(checked.status).toBe(0)
    const { scenarios, tests, passed, failed, findings } = checked.json()
    expect(scenarios).toBeGreaterThanOrEqual(15)
    expect(passed).toBe(tests)
    expect(failed).toEqual([])
    expect(errorsIn({ findings })).toEqual([])
    const unknown = weiwan('role-play', 'check', '--only', 'nowhere')
    expect(unknown.status).toBe(2)
    expect(unknown.stderr).toContain('没有情景 nowhere')
  }, 60_000)

  test('role-play run plays the lines of a file, and says which came after the end', () => {
    const file = join(folder, 'lines.txt')
    writeFileSync(file, '您好，我是小林。\r\n{"acts":["obstruct-porting"]}\n\n/end\n还有一句')
    const args = ['--scenario', 'disconnect', '--lines', file, '--variant', 'port-ok', '--json']
    const told = weiwan('role-play', 'run', ...args).json()
    expect(told).toMatchObject({
      scenario: 'disconnect',
      seed: 1,
      variant: 'port-ok',
      score: { total: 0, dimensions: { D1: expect.any(Number) } },
      redLines: ['obstructPorting'],
      end: 'violation',
      unsaid: [{ line: 5, text: '还有一句' }],
      hashes: { scenario: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(told.turns[0]).toMatchObject({
      trainee: '您好，我是小林。',
      acts: expect.arrayContaining([expect.objectContaining({ act: 'greet', p: expect.any(Number) })]),
      customer: expect.any(String),
      state: { mood: expect.any(Number), stage: 'connect' },
    })
    writeFileSync(file, '\n')
    expect(weiwan('role-play', 'run', ...args)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('一句话也没有'),
    })
  })

  test('content check counts what there is and finds nothing wrong', () => {
    const checked = weiwan('content', 'check', '--json')
    expect(checked.status).toBe(0)
    const counts = checked.json()
    expect(counts).toMatchObject({ modules: 32, scenarios: 14 })
    expect(errorsIn(counts)).toEqual([])
    expect(counts.itemsByLevel.l4).toBeGreaterThanOrEqual(200)
    expect(Object.keys(counts.itemsByLeaf)).toEqual(
      expect.arrayContaining([
        'basic.telecom',
        'basic.etiquette',
        'pro.core',
        'pro.business',
        'pro.service-marketing',
        'law',
        'work.care',
        'work.churn-retention',
        'work.value-uplift',
        'work.complaint',
      ]),
    )
    expect(Object.keys(counts.itemsByType).sort()).toEqual([
      'caseStudy',
      'classification',
      'fillIn',
      'multiple',
      'plan',
      'single',
      'trueFalse',
    ])
  })

  test('the same seed gives the same bytes, another seed another form', () => {
    const draw = (seed: string) =>
      weiwan('exam', 'assemble', '--level', 'l4', '--seed', seed, '--json').stdout
    const seven = draw('7')
    expect(seven).toContain('"items"')
    expect(draw('7')).toBe(seven)
    expect(draw('8')).not.toBe(seven)
  })

  test('two forms without a common item', () => {
    const { forms } = weiwan(
      'exam',
      'assemble',
      '--level',
      'l4',
      '--seed',
      '3',
      '--forms',
      '2',
      '--max-overlap',
      '0',
      '--json',
    ).json()
    const [a, b] = forms.map((form: { items: { id: string }[] }) => form.items.map(({ id }) => id))
    expect(a.filter((id: string) => b.includes(id))).toEqual([])
    for (const form of forms) expect(form.verification).toMatchObject({ ok: true, violations: [] })
  })

  test('more disjoint forms than the bank holds: exit 1, and how many it can give', () => {
    const told = weiwan(
      'exam',
      'assemble',
      '--level',
      'l4',
      '--seed',
      '3',
      '--forms',
      '9',
      '--max-overlap',
      '0',
      '--json',
    )
    expect(told.status).toBe(1)
    expect(told.json()).toMatchObject({ forms: [], capacity: expect.any(Number) })
    expect(told.json().capacity).toBeGreaterThanOrEqual(2)
  })

  test('a leaf without ready items: check fails and names leaf, type, need and have', () => {
    const broken = join(folder, 'content')
    cpSync('content', broken, { recursive: true })
    const file = join(broken, 'levels/l4/l4-09-complaint-basics/items.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('status: ready', 'status: review'))
    const checked = weiwan('content', 'check', '--content', broken, '--json')
    expect(checked.status).toBe(1)
    const { findings } = checked.json()
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'bank-carries-the-blueprint',
        path: 'law',
        message: expect.stringMatching(/law 的.+要 \d+，只有 0/),
      }),
    )
  }, 60_000)

  test('exam mark folds width, keeps 无须 apart from 必须, and gives a blank paper nothing', () => {
    const file = join(folder, 'rows.jsonl')
    const fill = (accepted: string, answer: string) => ({
      item: { kind: 'fillIn', stem: '____', blanks: [{ kind: 'text', accepted: [accepted] }] },
      response: { blanks: [answer] },
    })
    const single = {
      kind: 'single',
      stem: 's',
      options: [
        { id: 'a', text: 'x' },
        { id: 'b', text: 'y' },
      ],
      key: 'a',
    }
    const rows = [
      fill('50', '５０'),
      fill('必须征得客户同意', '无须征得客户同意'),
      { item: single, response: null },
    ]
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))
    const { results } = weiwan('exam', 'mark', file, '--json').json()
    expect(results.map(({ state, points }: { state: string; points: number }) => [state, points])).toEqual([
      ['right', 100],
      ['wrong', 0],
      ['unanswered', 0],
    ])
    writeFileSync(file, `${JSON.stringify(rows[0])}\n{broken`)
    const bad = weiwan('exam', 'mark', file, '--json')
    expect(bad).toMatchObject({ status: 2, stdout: '' })
    expect(bad.stderr).toContain('第 2 行')
  })

  test('user add, db backup, and clear words for bad input', () => {
    expect(
      weiwan(
        'user',
        'add',
        '--login',
        'zx-9',
        '--name',
        '学员九',
        '--password',
        'long-enough',
        '--json',
      ).json(),
    ).toEqual({ id: expect.any(String) })
    const again = weiwan('user', 'add', '--login', 'ZX-9', '--name', '学员九', '--password', 'long-enough')
    expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining('已有人用') })
    const copy = join(folder, 'copy.db')
    expect(weiwan('db', 'backup', copy, '--json').json()).toMatchObject({
      bytes: expect.any(Number),
      integrity: 'ok',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(existsSync(copy)).toBe(true)
    expect(weiwan('db', 'backup', copy)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('已存在'),
    })
    expect(weiwan('exam', 'assemble', '--level', 'l9', '--seed', '1')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('level'),
    })
    expect(weiwan('no', 'such')).toMatchObject({ status: 2, stderr: expect.stringContaining('没有命令') })
  })
})
