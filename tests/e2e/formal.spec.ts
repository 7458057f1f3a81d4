import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { expect, PHONE, test } from './fixtures.ts'
import type { RunningServer } from './server.ts'

/** Lost connections and refusals are what these tests are about; the browser tells of them too. */
test.use({
  expectedErrors:
    /40[0349]|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|Failed to fetch|net::ERR/,
})
test.describe.configure({ mode: 'serial' })

/** On the list of the demonstration's sitting that is going on; nobody else of the suite sits it. */
const [FIRST, SECOND, THIRD, FOURTH] = ['ZX-20451', 'ZX-20452', 'ZX-20453', 'ZX-20454'] as const
const INVIGILATOR = 'JK-00015'
const HOUR = 3_600_000
const MINUTE = 60_000

function query<T>(server: RunningServer, sql: string, ...values: unknown[]): T[] {
  const db = new Sqlite(server.database, { readonly: true })
  const rows = db.prepare(sql).all(...values) as T[]
  db.close()
  return rows
}
function change(server: RunningServer, sql: string, ...values: unknown[]): void {
  const db = new Sqlite(server.database)
  db.prepare(sql).run(...values)
  db.close()
}
const going = (server: RunningServer): string =>
  query<{ id: string }>(server, "select id from exam_session where title like '%第一场'")[0]?.id ?? ''
const attemptOf = (server: RunningServer, login: string) =>
  query<{ id: string; deadline: number; started_at: number; status: string; extra_ms: number }>(
    server,
    `select a.* from attempt a join person p on p.id = a.person_id
     where p.login = ? and a.exam_session_id = ?`,
    login,
    going(server),
  )[0]
const standing = (server: RunningServer, attemptId: string): number[] =>
  query<{ slot: number }>(
    server,
    'select slot from answer where attempt_id = ? and value is not null order by slot',
    attemptId,
  ).map(({ slot }) => slot)

/** Starts the formal sitting through its door and waits for the room to come alive. */
async function enterFormal(page: Page, server: RunningServer) {
  await page.goto(`/exams/${going(server)}/start`)
  if (page.url().endsWith('/start')) await page.getByRole('button', { name: '开始考试' }).click()
  await page.waitForURL(/\/attempts\/[\w-]+$/)
  await expect(page.getByRole('button', { name: '交卷' }).first()).toBeEnabled()
}
/** Goes to a question of the first kind and chooses an option. */
async function choose(page: Page, slot: number, option = 0) {
  const cell = page.locator('.map').getByRole('button', { name: new RegExp(`^第 ${slot} 题`) })
  await cell.click()
  await expect(page.getByText(`第 ${slot} 题`, { exact: true }).first()).toBeVisible()
  await page.getByRole('radio').nth(option).check()
}
async function enter(request: APIRequestContext, url: string, login: string): Promise<void> {
  const answer = await request.post('/sign-in', {
    form: { login, password: 'weiwan-demo', to: '/' },
    headers: { Origin: url },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(302)
}
async function signedIn(browser: Browser, server: RunningServer, login: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await enter(context.request, server.url, login)
  return context
}
/** Makes the demonstration's sitting new for somebody: as if it had opened a minute ago and he had not come. */
function fresh(server: RunningServer, login: string) {
  const attempt = attemptOf(server, login)
  if (attempt) change(server, "update attempt set status = 'voided' where id = ?", attempt.id)
  change(
    server,
    'update exam_session set opens_at = ?, closes_at = ? where id = ?',
    Date.now() - MINUTE,
    Date.now() + 5 * HOUR,
    going(server),
  )
}

test('two hours without network within the time: every answer counts, whatever the clock of the device says', async ({
  page,
  context,
  server,
  signIn,
}) => {
  fresh(server, THIRD)
  // the device is ten minutes fast
  await page.clock.install({ time: Date.now() + 10 * MINUTE })
  await signIn(THIRD)
  await enterFormal(page, server)
  const attempt = attemptOf(server, THIRD)
  if (!attempt) throw new Error('no attempt')
  // the accommodation of the demonstration: 30 % of 100 minutes
  expect(attempt.deadline - attempt.started_at).toBe(130 * MINUTE)
  await choose(page, 1)
  await expect.poll(() => standing(server, attempt.id)).toEqual([1])

  change(server, 'update attempt set deadline = deadline + ? where id = ?', 2 * HOUR, attempt.id)
  await page.reload()
  await expect(page.getByRole('button', { name: '交卷' }).first()).toBeEnabled()
  await context.setOffline(true)
  for (const slot of [2, 3, 4, 5]) await choose(page, slot, 1)
  await expect(page.getByText('网络断了，请继续答。')).toBeVisible()
  await page.clock.fastForward(2 * HOUR)
  // and the time of the server passes as well: what was left is two hours less
  change(
    server,
    'update attempt set started_at = started_at - ?, deadline = deadline - ? where id = ?',
    2 * HOUR,
    2 * HOUR,
    attempt.id,
  )
  await choose(page, 6, 1)
  expect(standing(server, attempt.id)).toEqual([1])
  await context.setOffline(false)
  await page.clock.runFor(40_000)
  await expect.poll(() => standing(server, attempt.id)).toEqual([1, 2, 3, 4, 5, 6])
  await expect(page.getByText(/已保存/).first()).toBeVisible()
  expect(
    query(server, "select 1 from answer_event where attempt_id = ? and verdict <> 'counted'", attempt.id),
  ).toEqual([])
})

test('two hours without network beyond the time: kept as late, and counted by decision', async ({
  page,
  context,
  server,
  signIn,
  browser,
}) => {
  fresh(server, FOURTH)
  // the device is ten minutes slow
  await page.clock.install({ time: Date.now() - 10 * MINUTE })
  await signIn(FOURTH)
  await enterFormal(page, server)
  const attempt = attemptOf(server, FOURTH)
  if (!attempt) throw new Error('no attempt')
  await choose(page, 1)
  await expect.poll(() => standing(server, attempt.id)).toEqual([1])
  await context.setOffline(true)
  for (const slot of [2, 3, 4]) await choose(page, slot, 1)
  change(
    server,
    'update attempt set started_at = started_at - ?, deadline = deadline - ? where id = ?',
    2 * HOUR,
    2 * HOUR,
    attempt.id,
  )
  await page.clock.fastForward(2 * HOUR)
  await expect(page.getByText(/时间到，正在收卷。|这场考试已经结束/)).toBeVisible()
  await context.setOffline(false)
  await page.clock.runFor(40_000)
  await page.waitForURL(/receipt$/)
  await expect(page.getByText('有 3 条答案在截止以后才传到，已留底，没有计入。')).toBeVisible()
  expect(standing(server, attempt.id)).toEqual([1])
  const scores = () =>
    query<{ n: number; reason: string }>(
      server,
      'select n, reason from score_version where attempt_id = ? order by n',
      attempt.id,
    )
  await expect.poll(scores).toHaveLength(1)

  const trainer = await signedIn(browser, server, 'PX-00108')
  const desk = await trainer.newPage()
  await desk.goto(`/sessions/${going(server)}/live`)
  const row = desk.getByRole('row', { name: new RegExp(FOURTH) }).last()
  await expect(row.getByText('晚到 3 条')).toBeVisible()
  await row.getByRole('button', { name: /处理/ }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('计入晚到的 3 条答案').check()
  await dialog.getByLabel('原因').fill('机房断网两小时，有网管记录')
  await dialog.getByRole('button', { name: '计入' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(scores).toMatchObject([
    { n: 1, reason: 'first-marking' },
    { n: 2, reason: 'late-answers-counted' },
  ])
  expect(standing(server, attempt.id)).toEqual([1, 2, 3, 4])
  await expect(desk.getByText(/计入了.*晚到的答案，共 3 题/).first()).toBeAttached()
  await expect(row.getByText('晚到 3 条')).toBeHidden()
  await page.reload()
  await expect(page.getByText('有 3 条晚到的答案获准计入成绩。')).toBeVisible()
  await trainer.close()
})

test('the invigilator gives time, pauses and goes on, and the candidate sees it within two seconds', async ({
  page,
  server,
  signIn,
  browser,
}) => {
  fresh(server, FIRST)
  const hall = await signedIn(browser, server, INVIGILATOR)
  const desk = await hall.newPage()
  await desk.setViewportSize(PHONE)
  await desk.goto(`/sessions/${going(server)}/live`)
  await signIn(FIRST)
  await enterFormal(page, server)
  const row = desk.getByRole('row', { name: new RegExp(FIRST) }).filter({ hasText: '在答' })
  await expect(row).toBeVisible({ timeout: 5_000 })
  await choose(page, 1)
  await expect(row).toContainText('1 / ', { timeout: 5_000 })

  const act = async (deed: string, reason: string, button: string) => {
    await desk
      .getByRole('row', { name: new RegExp(FIRST) })
      .filter({ hasText: /在答|已暂停/ })
      .getByRole('button', { name: /处理/ })
      .click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel(deed, { exact: true }).check()
    await dialog.getByLabel('原因').fill(reason)
    await dialog.getByRole('button', { name: button, exact: true }).click()
    await expect(dialog).toBeHidden()
  }
  await act('加时', '机器慢', '加时')
  await expect(page.getByText('多了 10 分钟。')).toBeVisible({ timeout: 2_000 })
  await expect(page.getByRole('timer')).toContainText(/10\d:\d\d|110:00/)
  await act('暂停计时', '换机器', '暂停')
  await expect(page.getByRole('heading', { name: '考试暂停' })).toBeVisible({ timeout: 2_000 })
  await expect(page.getByRole('radio').first()).toBeHidden()
  await expect(page.getByRole('button', { name: '交卷' }).first()).toBeDisabled()
  await act('恢复计时', '换好了', '恢复')
  await expect(page.getByRole('radio').first()).toBeEnabled({ timeout: 2_000 })
  await expect(desk.getByText(/给学员 20451加时 10 分钟.*机器慢/).first()).toBeAttached()
  expect(
    await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)

  await act('结束考试', '身体不适', '结束考试')
  await page.waitForURL(/receipt$/, { timeout: 5_000 })
  await expect(page.getByText('监考员结束了考试')).toBeVisible()
  const kinds = query<{ kind: string }>(
    server,
    'select kind from attempt_log where attempt_id in (select id from attempt where person_id = (select id from person where login = ?)) order by at',
    FIRST,
  ).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind !== 'left-page' && kind !== 'came-back')).toEqual([
    'extended',
    'paused',
    'resumed',
    'ended',
  ])
  await hall.close()
})

test('two tabs, then another device: one place answers at a time, and the invigilator sees each change', async ({
  page,
  context,
  server,
  signIn,
  browser,
}) => {
  fresh(server, SECOND)
  await signIn(SECOND)
  await enterFormal(page, server)
  const attempt = query<{ id: string }>(
    server,
    `select a.id from attempt a join person p on p.id = a.person_id
     where p.login = ? and a.status = 'inProgress'`,
    SECOND,
  )[0]
  await choose(page, 1)
  const tab = await context.newPage()
  await tab.goto(page.url())
  await tab.getByRole('button', { name: '在这里继续' }).click()
  await expect(tab.getByRole('radio').first()).toBeEnabled()
  // the first page hears of it by itself
  await expect(page.getByText('这场考试已在别处继续。')).toBeVisible({ timeout: 5_000 })

  const device = await signedIn(browser, server, SECOND)
  const other = await device.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: '在这里继续' }).click()
  await expect(other.getByRole('radio').first()).toBeEnabled()
  await expect(tab.getByText('这场考试已在别处继续。')).toBeVisible({ timeout: 5_000 })
  await choose(other, 2)
  await expect.poll(() => standing(server, attempt?.id ?? '')).toEqual([1, 2])
  expect(
    query(server, "select 1 from attempt_log where attempt_id = ? and kind = 'taken-over'", attempt?.id),
  ).toHaveLength(2)
  await device.close()
})

test('fifty hand-ins at once, before and after a killed server: one score, one receipt', async ({
  request,
  server,
}) => {
  await enter(request, server.url, SECOND)
  const { id, epoch } = query<{ id: string; epoch: number }>(
    server,
    `select a.id, a.epoch from attempt a join person p on p.id = a.person_id
     where p.login = ? and a.status = 'inProgress'`,
    SECOND,
  )[0] ?? { id: '', epoch: 0 }
  const save = (slot: number, clientEventId: string) =>
    request.put(`/api/attempts/${id}/answers`, {
      headers: { Origin: server.url },
      data: { epoch, events: [{ clientEventId, seq: 900 + slot, slot, value: null, flagged: true }] },
    })
  // killed between the save and its acknowledgement: sent, not answered, and sent again under the same id
  const event = randomUUID()
  const unanswered = save(3, event).catch(() => undefined)
  await new Promise((go) => setTimeout(go, 30))
  await server.kill()
  await unanswered
  await server.run()
  expect(await (await save(3, event)).json()).toMatchObject({ acked: [{ outcome: 'counted' }] })
  expect(
    query(server, 'select 1 from answer_event where attempt_id = ? and client_event_id = ?', id, event),
  ).toHaveLength(1)

  const submitKey = randomUUID()
  const hand = () =>
    request.post(`/api/attempts/${id}/submit`, {
      headers: { Origin: server.url },
      data: { epoch, submitKey },
    })
  const answers = await Promise.all(Array.from({ length: 50 }, hand))
  const receipts = await Promise.all(answers.map((answer) => answer.json()))
  expect(new Set(receipts.map(({ receipt }) => JSON.stringify(receipt))).size).toBe(1)
  await expect
    .poll(() => query(server, 'select n from score_version where attempt_id = ?', id))
    .toEqual([{ n: 1 }])
  await server.kill()
  await server.run()
  expect(await (await hand()).json()).toEqual(receipts[0])
})

test('a sitting is planned, given a code and published; its trainee needs the code', async ({
  page,
  server,
  signIn,
  browser,
}) => {
  await signIn('PX-00108')
  await page.goto('/sessions/new')
  await page.getByLabel('名称').fill('模拟考 · 周末')
  await page.getByLabel('性质').selectOption('mock')
  await page.getByLabel('开放').fill('2026-01-05T09:00')
  await page.getByLabel('截止').fill('2025-01-05T12:00')
  await page.getByRole('button', { name: '保存安排' }).click()
  await expect(page.getByRole('heading', { name: '模拟考 · 周末' })).toBeVisible()
  const publish = async () => {
    await page.getByRole('button', { name: '发布' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  }
  await publish()
  await expect(page.getByRole('alert')).toContainText('截止要在开放之后')
  await expect(page.getByRole('alert')).toContainText('名单还空着')
  await page.getByLabel('截止').fill('2099-01-05T12:00')
  await page.getByLabel('迟到几分钟内可进').fill('')
  await page.getByRole('button', { name: '保存安排' }).click()
  await expect(page.getByText('安排存好了。')).toBeVisible()
  await page.getByLabel('另外按工号加').fill('zx-20433 ZX-00000')
  await page.getByRole('button', { name: '保存名单' }).click()
  await expect(page.getByRole('alert')).toContainText('没有这些工号：ZX-00000')
  await page.getByLabel('另外按工号加').fill('zx-20433')
  await page.getByRole('button', { name: '保存名单' }).click()
  await expect(page.getByText('名单上共 1 人')).toBeVisible()
  await page.getByRole('button', { name: '设一个进场码' }).click()
  const code = (await page.locator('output.once').textContent()) ?? ''
  expect(code).toMatch(/^[A-Z2-9]{6}$/)
  await publish()
  await expect(page.getByText('已经发布，名单上的人看得到了。')).toBeVisible()

  const trainee = await signedIn(browser, server, 'ZX-20433')
  const seat = await trainee.newPage()
  await seat.goto('/exams')
  await expect(seat.getByRole('heading', { name: '模拟考 · 周末' })).toBeVisible()
  await seat.getByRole('link', { name: '开始考试' }).click()
  await seat.getByLabel('进场码').fill('WRONG2')
  await seat.getByRole('button', { name: '开始考试' }).click()
  await expect(seat.getByRole('alert')).toContainText('进场码不对')
  await seat.getByLabel('进场码').fill(code.toLowerCase())
  await seat.getByRole('button', { name: '开始考试' }).click()
  await seat.waitForURL(/\/attempts\/[\w-]+$/)
  await trainee.close()
})
