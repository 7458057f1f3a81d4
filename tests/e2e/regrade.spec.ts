import type { Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import type { ItemBody } from '#app/domain/item/schema.ts'
import { ADMINISTRATOR, expect, TRAINER, test } from './fixtures.ts'
import { RunningServer } from './server.ts'

const CANDIDATE = 'ZX-20418'

/** A colleague who passed, with a single choice question he had right; his cut is put where he just passes. */
function onTheCut(file: string) {
  const db = new Sqlite(file)
  const row = db
    .prepare(
      `select a.id, s.slot, s.item_id as itemId, v.body from attempt a
       join person p on p.id = a.person_id
       join attempt_slot s on s.attempt_id = a.id
       join mark m on m.attempt_id = a.id and m.slot = s.slot and m.n = 1
       join item_version v on v.item_id = s.item_id and v.n = s.item_version
       where p.login = ? and s.kind = 'single' and m.state = 'right' order by s.slot limit 1`,
    )
    .get(CANDIDATE) as { id: string; slot: number; itemId: string; body: string } // the columns named above
  db.prepare(
    'update attempt set cut_score = (select points from score_version where attempt_id = attempt.id) where id = ?',
  ).run(row.id)
  db.close()
  const body = JSON.parse(row.body) as Extract<ItemBody, { kind: 'single' }> // stored by the publisher
  const other = body.options.find(({ id }) => id !== body.key)
  return { ...row, other: other?.id ?? '' }
}

const certificateOf = (file: string, attemptId: string) => {
  const db = new Sqlite(file, { readonly: true })
  const row = db
    .prepare('select flagged_at as flaggedAt, revoked_at as revokedAt from certificate where attempt_id = ?')
    .get(attemptId)
  db.close()
  return row
}

/** The refused form is answered with 400, which the browser says. */
test.use({ expectedErrors: /status of 400/ })

const noOverflow = async (page: Page) =>
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)

test('a corrected key flips one candidate and flags the certificate, by two people', async ({
  page,
  browser,
}) => {
  test.setTimeout(60_000)
  const server = await RunningServer.start()
  try {
    const { id: attemptId, slot, itemId, other } = onTheCut(server.database)
    const at = (path: string) => `${server.url}${path}`
    const enter = async (login: string, on: Page) => {
      await on.goto(at('/sign-in'))
      await on.getByLabel('工号或手机号').fill(login)
      await on.getByLabel('密码', { exact: true }).fill('weiwan-demo')
      await on.getByRole('button', { name: '登录' }).click()
      await on.waitForURL((url) => url.pathname !== '/sign-in')
    }

    await enter(TRAINER, page)
    await page.goto(at(`/bank?item=${itemId}`))
    await page.getByRole('link', { name: '更正答案' }).click()
    await expect(page.getByRole('heading', { name: `更正 ${itemId} 的答案` })).toBeVisible()
    await page.getByRole('textbox', { name: '更正的原因' }).fill('教材第 3 章已改，原答案有误')
    await page.getByRole('button', { name: '试算' }).click()
    await expect(page.getByText('新答案与现行答案一样')).toBeVisible()
    await expect(page.getByRole('textbox', { name: '更正的原因' })).toHaveValue(/教材第 3 章/)
    await page.locator(`input[name="key"][value="${other}"]`).check()
    await page.getByRole('button', { name: '试算' }).click()
    await page.waitForURL(/\/regrades\/[\w-]+$/)
    await expect(page.getByRole('row', { name: /学员 20418/ })).toContainText('变不合格')
    await expect(page.getByText('要由另一位培训师或管理员批准')).toBeVisible()
    await expect(page.getByRole('button', { name: '批准并重判' })).toHaveCount(0)
    await noOverflow(page)
    expect(certificateOf(server.database, attemptId)).toEqual({ flaggedAt: null, revokedAt: null })
    const address = page.url()

    const second = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await enter(ADMINISTRATOR, second)
    await second.goto(address)
    await second.getByRole('button', { name: '批准并重判' }).click()
    await second.getByRole('dialog').getByRole('button', { name: '批准并重判' }).click()
    await expect(second.getByText('已重判', { exact: true })).toBeVisible()
    expect(certificateOf(server.database, attemptId)).toMatchObject({
      flaggedAt: expect.any(Number),
      revokedAt: null,
    })
    await second.context().close()

    const candidate = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await enter(CANDIDATE, candidate)
    await candidate.goto(at(`/attempts/${attemptId}/result`))
    const history = candidate.getByRole('region', { name: '成绩变动' })
    await expect(history).toContainText(`第 ${slot} 题的答案更正，按新答案重判`)
    await expect(history).toContainText('教材第 3 章已改')
    await expect(candidate.locator('.score')).toContainText('不合格')
    await noOverflow(candidate)
    await candidate.context().close()
  } finally {
    await server.stop()
  }
})
