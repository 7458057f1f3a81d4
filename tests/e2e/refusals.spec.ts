import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { usable } from './accessible.ts'
import { expect, TRAINEE, test } from './fixtures.ts'

/** A colleague who may sit the exam; every test starts his attempt afresh through the real door. */
const CANDIDATE = 'ZX-20441'

async function enter(request: APIRequestContext, url: string, login: string): Promise<void> {
  const answer = await request.post('/sign-in', {
    form: { login, password: 'weiwan-demo', to: '/' },
    headers: { Origin: url },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(302)
}

async function start(request: APIRequestContext, url: string): Promise<string> {
  const answer = await request.post('/exams/l4-theory/start', { headers: { Origin: url }, maxRedirects: 0 })
  return /\/attempts\/([\w-]+)/.exec(answer.headers().location ?? '')?.[1] ?? ''
}

const anEvent = (slot: number, value: unknown, seq = 1) => ({
  clientEventId: randomUUID(),
  seq,
  slot,
  value,
  flagged: false,
})

test('somebody else’s attempt is not there, whatever is asked of it', async ({ request, server }) => {
  await enter(request, server.url, CANDIDATE)
  const id = await start(request, server.url)
  expect(id).toBeTruthy()
  await enter(request, server.url, 'ZX-20418')
  for (const path of [
    `/attempts/${id}`,
    `/attempts/${id}/result`,
    `/attempts/${id}/review`,
    `/attempts/${id}/receipt`,
    `/api/attempts/${id}/state`,
  ]) {
    expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(404)
  }
  const saved = await request.put(`/api/attempts/${id}/answers`, {
    headers: { Origin: server.url },
    data: { epoch: 1, events: [anEvent(1, null)] },
  })
  expect(saved.status()).toBe(404)
  const db = new Sqlite(server.database, { readonly: true })
  expect(db.prepare('select count(*) as n from answer where attempt_id = ?').get(id)).toEqual({ n: 0 })
  db.close()
})

test('bad envelopes are refused in words and cost nothing that was saved', async ({ request, server }) => {
  await enter(request, server.url, CANDIDATE)
  const id = await start(request, server.url)
  const put = (data: unknown) =>
    request.put(`/api/attempts/${id}/answers`, {
      headers: { Origin: server.url, 'Content-Type': 'application/json' },
      data: data as string,
    })
  const db = new Sqlite(server.database, { readonly: true })
  const { slot } = db
    .prepare("select slot from attempt_slot where attempt_id = ? and kind = 'fillIn' limit 1")
    .get(id) as { slot: number }
  const good = await put({ epoch: 1, events: [anEvent(slot, { kind: 'fillIn', blanks: ['唱收唱付'] })] })
  expect(good.status()).toBe(200)
  expect(await good.json()).toMatchObject({ acked: [{ outcome: 'counted' }] })

  const bad: [string, unknown, number][] = [
    ['not JSON', '{broken', 400],
    ['no events', { epoch: 1, events: [] }, 400],
    [
      'fifty-one events',
      { epoch: 1, events: Array.from({ length: 51 }, (_, i) => anEvent(1, null, i + 2)) },
      400,
    ],
    [
      'ten megabytes',
      { epoch: 1, events: [anEvent(slot, { kind: 'fillIn', blanks: ['长'.repeat(3_500_000)] }, 3)] },
      413,
    ],
  ]
  for (const [what, data, status] of bad) {
    const answer = await put(data)
    expect(answer.status(), what).toBe(status)
    expect((await answer.json()).refusal, what).toMatchObject({ code: expect.any(String) })
  }
  const long = await put({
    epoch: 1,
    events: [anEvent(slot, { kind: 'fillIn', blanks: ['长'.repeat(501)] }, 4)],
  })
  expect((await long.json()).refused, 'an answer of 501 characters').toHaveLength(1)
  const tampered = await put({
    epoch: 1,
    events: [
      anEvent(499, { kind: 'trueFalse', chosen: true }, 5),
      anEvent(slot, { kind: 'single', chosen: 'a' }, 6),
    ],
  })
  expect((await tampered.json()).refused, 'a slot that is not there, and another kind').toHaveLength(2)
  const row = db.prepare('select value from answer where attempt_id = ?').all(id) as { value: string }[]
  expect(row.map(({ value }) => JSON.parse(value))).toEqual([{ kind: 'fillIn', blanks: ['唱收唱付'] }])
  db.close()
})

test('an attempt whose time is over is closed by the first look, with what was saved', async ({
  request,
  server,
}) => {
  await enter(request, server.url, CANDIDATE)
  const id = await start(request, server.url)
  const db = new Sqlite(server.database)
  db.prepare('update attempt set deadline = ? where id = ?').run(Date.now() - 60_000, id)
  const late = await request.put(`/api/attempts/${id}/answers`, {
    headers: { Origin: server.url },
    data: { epoch: 1, events: [anEvent(1, null, 9)] },
  })
  expect((await late.json()).acked).toMatchObject([{ outcome: 'late' }])
  const room = await request.get(`/attempts/${id}`, { maxRedirects: 0 })
  expect(room.status()).toBe(302)
  expect(room.headers().location).toContain('/receipt')
  await expect
    .poll(() => db.prepare('select status from attempt where id = ?').get(id))
    .toEqual({ status: 'released' })
  db.close()
})

test('a write from another site is refused', async ({ request, server }) => {
  await enter(request, server.url, TRAINEE)
  const answer = await request.post('/sign-out', {
    headers: { Origin: 'https://elsewhere.example' },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(403)
  expect(await answer.text()).toContain('别的网站')
})

test.describe('at the door', () => {
  test.use({ expectedErrors: /401|429/ })
  test('a wrong password says so; five of them say how long to wait', async ({ page }) => {
    await page.goto('/sign-in')
    for (let i = 0; i < 6; i++) {
      await page.getByLabel('工号或手机号').fill('ZX-20433')
      await page.getByLabel('密码', { exact: true }).fill(`wrong ${i}`)
      const answered = page.waitForResponse(
        (answer) => answer.url().includes('/sign-in') && answer.request().method() === 'POST',
      )
      await page.getByRole('button', { name: '登录' }).click()
      await answered
      await expect(page.getByRole('alert')).toContainText(i < 5 ? '账号或密码不对' : /请 \d+ 秒后再试/)
    }
  })
})

/** Every page or document that by its own words is not for trainees, with any name in its place of one. */
const NOT_FOR_TRAINEES = readdirSync('app/routes').flatMap((folder) => {
  const file = ['route.tsx', 'route.ts'].map((name) => `app/routes/${folder}/${name}`).find(existsSync)
  const source = file ? readFileSync(file, 'utf8') : ''
  const roles = /function loader\([\s\S]*?requireRole(?:Json)?\(([^)]*)\)/.exec(source)?.[1]
  if (!roles || roles.includes("'trainee'") || roles.includes('...')) return []
  const path = folder
    .replaceAll('[.]', '\0')
    .split('.')
    .filter((part) => part !== '_index')
    .map((part) => part.replace(/_$/, '').replace(/^\$.*/, 'l4').replaceAll('\0', '.'))
  return [`/${path.join('/')}`]
})

test.describe('closed doors', () => {
  test.use({ expectedErrors: /403|404/ })
  test('no route of trainers, managers and administrators answers a trainee', async ({ page, signIn }) => {
    await signIn(TRAINEE)
    expect(NOT_FOR_TRAINEES.length).toBeGreaterThan(30)
    for (const path of NOT_FOR_TRAINEES)
      for (const address of [path, `${path}.data`])
        expect.soft((await page.request.get(address, { maxRedirects: 0 })).status(), address).toBe(403)
  })
  test('a trainee cannot open the bank, and an unknown page says so', async ({ page, signIn }) => {
    await signIn(TRAINEE)
    for (const path of ['/bank', '/blueprints/l4', '/scenarios/price', '/team', '/people']) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(403)
      await expect(page.getByRole('heading', { name: '这一页不对您的角色开放' })).toBeVisible()
    }
    expect((await page.goto('/nowhere'))?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: '没有这一页', level: 1 })).toBeVisible()
    await expect(page).toHaveTitle('这一页没有打开 · 维挽学堂')
    await usable(page, 'a page that is not there')
  })
})
