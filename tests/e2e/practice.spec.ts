import { openSqlite } from '#app/db/engine/sqlite.server.ts'
import { insertDocumentVersion } from '#app/db/writes/content.server.ts'
import { aDrillBank } from '#tests/factories/complaint.ts'
import { usable } from './accessible.ts'
import { expect, PHONE, TRAINEE, test } from './fixtures.ts'

/** Agreed cases of every motive, so that every manner has enough to choose from. */
async function withCases(database: string): Promise<void> {
  const engine = openSqlite(database, {})
  for (const body of aDrillBank(6, 900))
    await insertDocumentVersion(
      engine.db,
      { kind: 'complaintCase', documentId: body.id, n: 1, hash: body.id, body },
      Date.now(),
    )
  await engine.close()
}

test('complaints are told apart by keys alone, and sorted on a phone by touch', async ({
  page,
  browser,
  baseURL,
  signIn,
  server,
}) => {
  await withCases(server.database)
  await signIn(TRAINEE)
  await page.goto('/drill')
  await page.getByRole('button', { name: '练十句' }).click()
  await page.waitForURL(/\/drill\/.+/)
  for (let place = 1; place <= 10; place++) {
    await expect(page.getByText(`第 ${place} 句，共 10 句`)).toBeVisible()
    // no key is in the page before the answer
    await expect(page.locator('mark')).toHaveCount(0)
    await page.keyboard.press('1')
    await page.keyboard.press('4')
    await expect(page.locator('.told mark').first()).toBeVisible()
    if (place === 1) {
      await page.keyboard.press('2')
      await expect(page.locator('.first-s [role=status]')).toBeVisible()
      await usable(page, 'an answered sentence')
    }
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { name: /这一轮 10 句/ })).toBeVisible()
  await expect(page.locator('.mx td.diag').first()).toBeVisible()
  await usable(page, 'the result')

  const phone = await browser.newContext({
    baseURL: baseURL ?? '',
    viewport: PHONE,
    hasTouch: true,
    locale: 'zh-CN',
  })
  const small = await phone.newPage()
  await signIn(TRAINEE, small)
  await small.goto('/drill')
  await small.getByRole('button', { name: '分十二句' }).tap()
  await small.waitForURL(/\/drill\/.+/)
  await usable(small, 'the pile')
  const cards = small.getByRole('group', { name: '待分的句子' }).getByRole('button', { pressed: false })
  for (let left = 12; left > 0; left--) {
    await expect(small.getByText(`还有 ${left} 句，共 12 句`)).toBeVisible()
    await cards.first().tap()
    await small
      .locator('.bin button')
      .nth(left % 3)
      .tap()
  }
  await small.getByRole('button', { name: '看这一轮的结果' }).tap()
  await expect(small.getByRole('heading', { name: /这一轮 12 句/ })).toBeVisible()
  await usable(small, 'the result of a pile')
  await phone.close()
})

test('a free talk goes to its report, and is taken up again from a turn', async ({ page, signIn }) => {
  await signIn(TRAINEE)
  await page.goto('/talks')
  await page.locator('#spam-sms').getByRole('button', { name: '自由谈' }).click()
  await page.waitForURL(/\/talks\/.+/)
  const say = async (words: string) => {
    // the address changes before the desk is there
    await expect(page.getByLabel('您的回答')).toBeVisible()
    const before = await page.locator('.say.c').count()
    await page.getByLabel('您的回答').fill(words)
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.say.c')).toHaveCount(before + 1)
    await expect(page.getByRole('button', { name: '说出去' })).toBeVisible()
  }
  await say('大爷您好，我是这里的客户经理小林。一天到晚短信响个不停，换谁都烦。')
  await say('这些短信里，有没有哪一条让您特别不放心？')
  await expect(page.getByText('第 2 轮，您问出来的')).toBeVisible()
  await usable(page, 'the desk')
  await page.getByRole('button', { name: '结束对话' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await page.getByRole('link', { name: '看报告' }).click()
  await page.waitForURL(/\/report$/)
  await expect(page.getByRole('heading', { name: '分从哪里来' })).toBeVisible()
  await expect(page.locator('.evid mark').first()).toBeVisible()
  await usable(page, 'the report')
  await page.setViewportSize(PHONE)
  await usable(page, 'the report on a phone')
  await page.getByRole('button', { name: '识别错了？' }).first().click()
  await page.getByLabel('您的意思其实是').selectOption('empathise')
  await page.getByRole('button', { name: '交给培训师' }).click()
  await expect(page.getByText('交上去了')).toBeVisible()
  await page.getByRole('button', { name: '好', exact: true }).click()
  await page.getByRole('button', { name: /轮重来/ }).click()
  await page.waitForURL((url) => /\/talks\/[^/]+$/.test(url.pathname))
  await expect(page.getByLabel('您的回答')).toBeVisible()
})
