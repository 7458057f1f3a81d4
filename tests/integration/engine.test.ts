import { asc, eq, like, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { coalesce } from '#app/db/engine/coalesce.server.ts'
import { isUniqueViolation } from '#app/db/engine/errors.server.ts'
import { auditEvents, examSessions, jobLeases, rateCounters, units } from '#app/db/schema/index.ts'
import { takeLease } from '#app/db/writes/leases.server.ts'
import { aWorld } from '#tests/setup/world.ts'

const aUnit = (id: string) => ({ id, name: `单位 ${id}`, parentId: null })
const names = async (db: Awaited<ReturnType<typeof aWorld>>['db']) =>
  (await db.select({ id: units.id }).from(units).orderBy(asc(units.id))).map(({ id }) => id)

test('a transaction that throws leaves nothing behind', async () => {
  const { db } = await aWorld()
  const failed = db.tx(async () => {
    await db.insert(units).values(aUnit('a'))
    throw new Error('undo')
  })
  await expect(failed).rejects.toThrow('undo')
  expect(await names(db)).toEqual([])
})

test('a nested transaction joins the outer one', async () => {
  const { db } = await aWorld()
  await expect(
    db.tx(async () => {
      await db.tx(() => db.insert(units).values(aUnit('inner')))
      throw new Error('undo both')
    }),
  ).rejects.toThrow('undo both')
  expect(await names(db)).toEqual([])
})

test('one failing transaction does not undo its neighbours', async () => {
  const { db } = await aWorld()
  const put = (id: string, fail = false) =>
    db.tx(async () => {
      await db.insert(units).values(aUnit(id))
      if (fail) throw new Error(id)
    })
  const outcomes = await Promise.allSettled([put('a'), put('b', true), put('c')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await names(db)).toEqual(['a', 'c'])
})

test('a query after its transaction ended throws instead of landing in another one', async () => {
  const { db } = await aWorld()
  let late: Promise<unknown> = Promise.resolve()
  await db.tx(async () => {
    late = new Promise((done) => setTimeout(done, 20)).then(async () => db.select().from(units))
    late.catch(() => undefined)
  })
  await expect(late).rejects.toThrow('query after its transaction ended')
})

test('ten read-modify-writes at once count to ten', async () => {
  const { db } = await aWorld()
  await db.insert(rateCounters).values({ key: 'k', count: 0, resetsAt: 0 })
  await Promise.all(
    Array.from({ length: 10 }, () =>
      db.tx(async () => {
        const [row] = await db.select().from(rateCounters).where(eq(rateCounters.key, 'k'))
        await db
          .update(rateCounters)
          .set({ count: (row?.count ?? 0) + 1 })
          .where(eq(rateCounters.key, 'k'))
      }),
    ),
  )
  const [row] = await db.select().from(rateCounters)
  expect(row?.count).toBe(10)
})

test('json values come back as they went in', async () => {
  const { db } = await aWorld()
  const facts = { text: '123', nothing: null, list: [1, 'two', { three: true }], number: 1.5 }
  await db
    .insert(auditEvents)
    .values({ id: 'e', at: 3_000_000_000_000, actorId: null, kind: 'k', subject: 's', facts })
  const [row] = await db.select().from(auditEvents)
  expect(row).toEqual({ id: 'e', at: 3_000_000_000_000, actorId: null, kind: 'k', subject: 's', facts })
})

test('a key that is taken is recognised on both engines', async () => {
  const { db } = await aWorld()
  await db.insert(units).values(aUnit('a'))
  const error = await db
    .insert(units)
    .values(aUnit('a'))
    .then(
      () => undefined,
      (e: unknown) => e,
    )
  expect(isUniqueViolation(error)).toBe(true)
  expect(isUniqueViolation(new Error('else'))).toBe(false)
  const again = await db.insert(units).values(aUnit('a')).onConflictDoNothing().returning({ id: units.id })
  expect(again).toEqual([])
})

test('text search minds case only where it is lowered', async () => {
  const { db } = await aWorld()
  await db.insert(units).values({ id: 'x', name: 'VIP 中心', parentId: null })
  const found = await db
    .select()
    .from(units)
    .where(like(sql`lower(${units.name})`, '%vip 中%'))
  expect(found).toHaveLength(1)
})

test('a window without an end is stored as null', async () => {
  const { db } = await aWorld()
  await db
    .insert(examSessions)
    .values({ id: 's', level: 'l4', kind: 'formal', title: 't', opensAt: null, closesAt: null, createdAt: 1 })
  const [row] = await db.select().from(examSessions)
  expect(row?.closesAt).toBeNull()
})

test('a lease belongs to one holder until it runs out', async () => {
  const { db } = await aWorld()
  const take = (holder: string, at: number) => takeLease(db, { name: 'sweeper', holder, at, forMs: 100 })
  expect(await take('a', 0)).toBe(true)
  expect(await take('b', 50)).toBe(false)
  expect(await take('a', 60)).toBe(true)
  expect(await take('b', 161)).toBe(true)
  expect(await db.select().from(jobLeases)).toHaveLength(1)
})

test('calls close together share a flush, and one bad value costs nobody else', async () => {
  const flushes: number[] = []
  const add = coalesce({
    flush: async (inputs: readonly number[]) => {
      flushes.push(inputs.length)
      if (inputs.includes(3)) throw new Error('three')
      return inputs.map((n) => n * 10)
    },
  })
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(add))
  expect(outcomes.map((o) => (o.status === 'fulfilled' ? o.value : 'no'))).toEqual([10, 20, 'no', 40])
  expect(flushes).toEqual([4, 1, 1, 1, 1])
})
