import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '#app/db/engine/db.server.ts'
import { migrateSqliteFile } from '#app/db/engine/migrate.server.ts'
import { openSqlite } from '#app/db/engine/sqlite.server.ts'
import { bankRows } from '#app/db/reads/bank-list.server.ts'
import { figuresSettled, refreshFigures } from '#app/db/reads/item-figures.server.ts'
import {
  attemptSlots,
  attempts,
  bankSnapshots,
  examSessions,
  marks,
  people,
  scoreVersions,
  tablePools,
  units,
} from '#app/db/schema/index.ts'
import { insertItemVersions, type NewItemVersion } from '#app/db/writes/content.server.ts'
import { type ItemFilter, searchItems } from '#app/domain/item/search.ts'
import { idPrefixOf } from '#app/domain/item/work.ts'
import { DAY } from '#app/domain/shared/instant.ts'
import { seededRng, widenSeed } from '#app/domain/shared/rng.ts'
import { searchWords } from '#app/lib/segment.server.ts'
import { loadContent } from '#app/publishing/content/load.ts'
import { realWorld } from '#app/runtime/world.server.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { startingPoint } from '#app/use-cases/item/bulk-items.server.ts'
import { saveNewWorks, saveWork } from '#app/use-cases/item/save-work.server.ts'
import { readWork } from '#app/use-cases/item/work-findings.server.ts'
import { addPerson } from '#app/use-cases/people/add-person.server.ts'
import { atMost, type Bar, quantile, timed } from './bar.ts'

const ITEMS = 10_000
const BAR_MS = 200
const ROUNDS = 15
/** Items a transaction takes, well within its time limit. */
const TURN = 500

/** What a trainer asks of the list: all of it, words run together, filters, words within filters. */
const ASKED: readonly { id: string; what: string; filter: ItemFilter }[] = [
  { id: 'list', what: 'list of all items', filter: {} },
  { id: 'search', what: 'search “客户投诉处理”, cut into words', filter: { q: '客户投诉处理' } },
  {
    id: 'filter',
    what: 'filter by level, type and difficulty',
    filter: { level: 'l4', kind: 'single', difficulty: 'hard' },
  },
  { id: 'statistics', what: 'filter by weak discrimination', filter: { stat: 'weak' } },
  {
    id: 'both',
    what: 'search “流失 挽留” within level and status',
    filter: { q: '流失 挽留', level: 'l4', status: 'ready' },
  },
]

const asked = (filter: ItemFilter): ItemFilter =>
  filter.q ? { ...filter, words: searchWords(filter.q) } : filter

/** The bank's list over 10,000 items. The baseline reads every item anew for each request. */
export async function run(): Promise<Bar[]> {
  const folder = mkdtempSync(join(tmpdir(), 'weiwan-bench-bank-'))
  const file = join(folder, 'bank.db')
  await migrateSqliteFile(file)
  const engine = openSqlite(file, { synchronous: 'OFF' })
  try {
    const world = realWorld(engine.db)
    const { db } = world
    const content = await loadContent('content')
    const published = await publishContent({ ...world, now: () => world.now() - DAY }, content, null)
    if (!published.ok) throw new Error('the content does not publish')
    const longAgo = world.now() - DAY
    const copies = copiesOf(content.items, ITEMS - content.items.length)
    for (let i = 0; i < copies.length; i += TURN)
      await db.tx(() => insertItemVersions(db, copies.slice(i, i + TURN), longAgo))

    await papersIn(
      db,
      copies.slice(0, SAT_ITEMS).map(({ item }) => item.id),
    )
    const figures = await timed(async () => {
      await refreshFigures(db)
      await figuresSettled(db)
    })
    const cold = await timed(() => bankRows(db))
    searchWords('词典先读进来')
    const bars: Bar[] = []
    for (const { id, what, filter } of ASKED) {
      const times: number[] = []
      for (let i = 0; i < ROUNDS; i++) {
        const once = async () => {
          await refreshFigures(db)
          return searchItems(await bankRows(db), asked(filter))
        }
        times.push((await timed(once)).ms)
      }
      const naive = cold.ms + (await timed(() => searchItems(cold.value, asked(filter)))).ms
      bars.push(
        atMost(
          `bank-${id}`,
          `${what}, p95 over ${cold.value.length} items`,
          quantile(times, 0.95),
          BAR_MS,
          'ms',
          naive,
        ),
      )
    }
    bars.push(
      atMost(
        'bank-figures',
        `discrimination and curves of ${SAT} papers, beside the requests`,
        figures.ms,
        10_000,
        'ms',
      ),
    )
    const changed: number[] = []
    for (let i = 0; i < 3; i++) {
      await rescore(db, i + 2)
      changed.push((await timed(async () => searchItems(await bankRows(db), {}))).ms)
    }
    bars.push(
      atMost(
        'bank-after-marks',
        `list right after marks changed, ${SAT} papers`,
        Math.max(...changed),
        BAR_MS,
        'ms',
      ),
    )
    const person = await addPerson(
      world,
      {
        login: 'px-1',
        name: '出题人',
        password: 'long-enough',
        roles: ['trainer'],
        unit: { id: 'u', name: '中心', parentId: null },
      },
      null,
    )
    if (!person.ok) throw new Error(person.refusal.code)
    const viewer = { id: person.value.id }
    const start = await startingPoint(world, copies[0]?.item.id ?? '')
    if (!start) throw new Error('no item to write on')
    const itemId = copies[0]?.item.id ?? ''
    const saves: number[] = []
    for (let revision = 0; revision < ROUNDS; revision++) {
      const saved = await saveWork(world, viewer, { itemId, ...start, ...(revision > 0 ? { revision } : {}) })
      if (!saved.ok) throw new Error(saved.refusal.code)
      saves.push((await timed(async () => searchItems(await bankRows(db), {}))).ms)
    }
    bars.push(
      atMost(
        'bank-after-save',
        'list right after somebody saved a draft, p95',
        quantile(saves, 0.95),
        BAR_MS,
        'ms',
        cold.ms,
      ),
    )
    const findings: number[] = []
    for (let i = 0; i < ROUNDS; i++)
      findings.push((await timed(() => readWork(world, { itemId, ...start }))).ms)
    bars.push(
      atMost(
        'bank-findings',
        'content rules and near duplicates while typing, p95',
        quantile(findings, 0.95),
        BAR_MS,
        'ms',
      ),
    )
    const entries = Array.from({ length: 3_000 }, (_, n) => ({
      moduleId: start.moduleId,
      body: { ...start.body, stem: `第 ${n} 题` },
    }))
    const taken = await timed(() => saveNewWorks(world, viewer, entries))
    if (!taken.value.ok) throw new Error(taken.value.refusal.code)
    bars.push(atMost('bank-take-in', '3,000 drafts taken in at once', taken.ms, 2_000, 'ms'))
    return bars
  } finally {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Papers of one sitting, so many that items have curves: each person has half of the items. */
const [SAT, SAT_ITEMS, FORM] = [600, 200, 100]

const VERIFIED = { ok: true, nodes: [], types: {}, grades: [], expectedScore: 60, violations: [] }

async function papersIn(db: Db, itemIds: readonly string[]): Promise<void> {
  const ids = { level: 'l4', createdAt: 0 }
  await db.insert(bankSnapshots).values({ ...ids, id: 'sat', entries: [] })
  await db
    .insert(tablePools)
    .values({ ...ids, id: 'sat', blueprintVersion: 1, snapshotId: 'sat', tables: [], capacity: 1 })
  await db.insert(examSessions).values({ ...ids, id: 'sat', kind: 'formal', title: '考试' })
  await db.insert(units).values({ id: 'sat', name: '考生', parentId: null })
  const rng = seededRng(widenSeed(2), 'draw')
  for (let n = 0; n < SAT; n++) {
    const id = `sat-${n}`
    const drawn = itemIds.filter((_, at) => at % 2 === n % 2)
    const slots = drawn.map((itemId, at) => ({ itemId, slot: at + 1, right: rng.int(SAT) < n }))
    const points = slots.filter(({ right }) => right).length * (10_000 / FORM)
    await db.tx(async () => {
      await db.insert(people).values({
        ...{ id, login: id, loginKey: id, name: id, unitId: 'sat', passwordHash: '-' },
        ...{ language: null, theme: null, shortcuts: true, demo: false, createdAt: 0 },
      })
      await db.insert(attempts).values({
        ...{ id, examSessionId: 'sat', personId: id, level: 'l4', status: 'released', epoch: 1 },
        ...{ rootSeed: id, blueprintVersion: 1, poolId: 'sat', tableIndex: 0, assemblyVersion: 1 },
        ...{ formHash: id, verification: VERIFIED, fullMark: 10_000, cutScore: 6_000 },
        ...{ graceMs: 0, release: 'onMarking', startedAt: n, deadline: n + 1, releasedAt: n + 2 },
      })
      await db.insert(attemptSlots).values(
        slots.map(({ itemId, slot }) => ({
          ...{ attemptId: id, slot, itemId, itemVersion: 1, keyVersion: 1, kind: 'single' },
          ...{ points: 10_000 / FORM, leaf: 'law', knowledgePoint: 'law.appeal', optionOrder: [] },
        })),
      )
      await markedAs(db, id, 1, points, slots)
    })
  }
}

async function markedAs(
  db: Db,
  attemptId: string,
  n: number,
  points: number,
  slots: readonly { slot: number; right: boolean }[],
): Promise<void> {
  await db.insert(scoreVersions).values({
    ...{ attemptId, n, points, outOf: 10_000, passed: points >= 6_000 },
    ...{ reason: n === 1 ? 'first-marking' : 'regrade', createdAt: n },
  })
  await db.insert(marks).values(
    slots.map(({ slot, right }) => ({
      ...{ attemptId, n, slot, state: right ? ('right' as const) : ('wrong' as const), trace: [] },
      ...{ points: right ? 10_000 / FORM : 0, outOf: 10_000 / FORM },
    })),
  )
}

/** One paper gets another marking. */
const rescore = (db: Db, n: number) =>
  markedAs(
    db,
    'sat-0',
    n,
    10_000,
    Array.from({ length: FORM }, (_, at) => ({ slot: at + 1, right: true })),
  )

type Loaded = Awaited<ReturnType<typeof loadContent>>['items'][number]

/** Copies of the items under numbers from 1000 up, their stems turned round at some place so that few ask the same. */
function copiesOf(items: readonly Loaded[], count: number): NewItemVersion[] {
  const rng = seededRng(widenSeed(1), 'draw')
  const last = new Map<string, number>()
  return Array.from({ length: count }, (_, i) => {
    const { item, moduleId } = items[i % items.length] as Loaded // the content has items
    const prefix = idPrefixOf(moduleId)
    const n = (last.get(prefix) ?? 999) + 1
    last.set(prefix, n)
    const id = `${prefix}${n}`
    const cut = rng.int(item.body.stem.length)
    const stem = item.body.stem.slice(cut) + item.body.stem.slice(0, cut)
    const body = { ...item.body, stem }
    return { item: { id, body, facts: { ...item.facts, id } }, moduleId, n: 1, keyVersion: 1, hash: id }
  })
}
