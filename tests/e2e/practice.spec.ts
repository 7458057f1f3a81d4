import Sqlite from 'better-sqlite3'
import type { Scenario } from '#app/domain/role-play/schema.ts'
import { usable } from './accessible.ts'
import { expect, MANAGER, PHONE, TRAINEE, TRAINER, test } from './fixtures.ts'

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

/** What the scenario's own good test says to the customer of the talk that runs, whoever was drawn. */
function goodLines(database: string, talkId: string): string[] {
  const db = new Sqlite(database, { readonly: true })
  const row = db
    .prepare(
      `select v.body, t.variant from role_play t join document_version v
       on v.kind = 'scenario' and v.document_id = t.scenario and v.n = t.scenario_version where t.id = ?`,
    )
    .get(talkId) as { body: string; variant: string }
  db.close()
  const { tests } = JSON.parse(row.body) as Scenario
  const good = tests.find(
    ({ variant, expect: { total } }) => variant === row.variant && (total?.gte ?? 0) >= 85,
  )
  return good?.turns.flatMap(({ say }) => say ?? []) ?? []
}

/** The theory of l4 is behind him, the practical part is not. */
const NEAR = 'ZX-20430'

test('a talk of an exam completes a certification', async ({ page, signIn, server }) => {
  await signIn(NEAR)
  await page.goto('/certification')
  await expect(page.getByRole('region', { name: /^四级/ })).not.toContainText('已取得')
  await page.goto('/talks')
  await page.getByRole('button', { name: '参加', exact: true }).click()
  await page.waitForURL(/\/practicals\/.+/)
  await page.getByRole('button', { name: '开始第一场' }).click()
  await page.waitForURL(/\/talks\/[^/]+$/)
  const words = page.getByLabel('您的回答')
  await expect(words).toBeVisible()
  await expect(page.getByRole('timer')).toBeVisible()
  await expect(page.getByRole('button', { name: '提示' })).toHaveCount(0)
  await usable(page, 'the desk of an exam')
  for (const line of goodLines(server.database, page.url().split('/').at(-1) ?? '')) {
    const before = await page.locator('.say.c').count()
    await words.fill(line)
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.say.c')).toHaveCount(before + 1)
    await expect(page.locator('.dots')).toHaveCount(0)
  }
  await page.getByRole('link', { name: '下一步' }).click()
  await page.waitForURL(/\/practicals\/.+/)
  await expect(page.getByText('/ 100 分，合格。')).toBeVisible()
  await usable(page, 'the result of a practical part')
  await page.goto('/certification')
  await expect(page.getByRole('region', { name: /^四级/ })).toContainText('已取得')
  await page.goto('/certificates')
  await expect(page.getByRole('listitem').filter({ hasText: '岗位技能证书' })).toBeVisible()
})

test('a manager assigns a scenario, a trainee plays it, the manager comments on a turn', async ({
  page,
  browser,
  baseURL,
  signIn,
}) => {
  await signIn(MANAGER)
  await page.goto('/team/assignments')
  await page.getByLabel('场景').selectOption('spam-sms')
  await page.getByText('或挑几个人').click()
  await page.getByLabel(TRAINEE).check()
  await page.getByLabel('附一句话').fill('先听完再办。')
  await page.getByRole('button', { name: '布置', exact: true }).click()
  await expect(page.getByText('布置好了，1 项')).toBeVisible()
  await usable(page, 'the assignments')

  const other = await browser.newContext({ baseURL: baseURL ?? '', locale: 'zh-CN' })
  const trainee = await other.newPage()
  await signIn(TRAINEE, trainee)
  await trainee.goto('/talks')
  await expect(trainee.getByText('先听完再办。')).toBeVisible()
  await trainee.locator('#spam-sms').getByRole('button', { name: '自由谈' }).click()
  await trainee.getByLabel('您的回答').fill('大爷您好，我是这里的客户经理小林。')
  await trainee.getByRole('button', { name: '说出去' }).click()
  await expect(trainee.locator('.say.c')).toHaveCount(2)
  // he has answered when it is one's turn again
  await expect(trainee.locator('.dots')).toHaveCount(0)
  await trainee.getByRole('button', { name: '结束对话' }).click()
  await trainee.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await expect(trainee.getByRole('link', { name: '看报告' })).toBeVisible()

  await page.reload()
  await page
    .locator('.asked')
    .first()
    .getByRole('link', { name: /看报告/ })
    .click()
  await page.waitForURL(/\/report$/)
  await page.getByRole('button', { name: '写一句' }).first().click()
  await page.getByLabel('对第 1 轮说').fill('开口稳，接着核身。')
  await page.getByRole('button', { name: '写上' }).click()
  await expect(page.locator('.note-by')).toContainText('开口稳，接着核身。')
  await trainee.getByRole('link', { name: '看报告' }).click()
  await expect(trainee.locator('.note-by')).toContainText('开口稳，接着核身。')
  await other.close()
})

test('a trainer edits a scenario, sees the mistake, mends it, tries it out and publishes', async ({
  page,
  signIn,
}) => {
  await signIn(TRAINER)
  await page.goto('/scenarios')
  await page.getByRole('link', { name: '拆机挽留：许先生要拆宽带' }).click()
  await page.getByLabel('激动（0–100）').fill('500')
  await expect(page.getByText('在 0 到 100 之间').first()).toBeVisible()
  await expect(page.getByText('先改好 1 处错误')).toBeVisible()
  await page.getByLabel('激动（0–100）').fill('50')
  await page.getByLabel('标题').fill('拆机挽留：许先生搬了家')
  await expect(page.getByRole('heading', { name: '没有发现问题。' })).toBeVisible()
  await page.getByText('试谈', { exact: true }).click()
  await page.getByRole('button', { name: '开始试谈' }).click()
  await page.getByLabel('您的回答').fill('拆机我给您办。是用着哪里不合适，还是家里有变化？')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('第 1 轮问出')).toBeVisible()
  await usable(page, 'the editor of a scenario')
  await page.getByText('YAML', { exact: true }).click()
  // the form changed two fields; the author's comments stand
  await expect(page.getByLabel('场景全文（YAML）')).toHaveValue(/# 逐步吐露/)
  await page.getByRole('button', { name: '发布为第 2 版' }).click()
  await expect(page.getByText('第 2 版已经发布，新的对话都用它。')).toBeVisible()

  await page.goto('/scenarios')
  await page.getByRole('button', { name: '新场景' }).click()
  await page.getByLabel('标题').fill('宽带慢：秦先生夜里断线')
  await page.getByLabel('编号').fill('slow-evenings')
  await page.getByRole('button', { name: '开始写' }).click()
  await page.waitForURL(/\/scenarios\/slow-evenings$/)
  await expect(page.getByText('还没有写 persona').first()).toBeVisible()
  await expect(page.getByText('至少要有一件他知道而学员不知道的事').first()).toBeVisible()
  await page.getByLabel('场景的各部分').selectOption('scoring')
  await page.getByRole('button', { name: '写上 · 六个维度的权重' }).click()
  await page.getByLabel('D1 礼仪核身').fill('20')
  await expect(page.getByText('六个维度的权重合计要等于 100').first()).toBeVisible()
  await page.getByLabel('D2 情感需求').fill('10')
  await expect(page.getByText('六个维度的权重合计要等于 100')).toHaveCount(0)
  await page.getByLabel('加一条红线的词').selectOption('hideTerms')
  await page.getByRole('button', { name: '加一项' }).click()
  await page.getByLabel('隐瞒条件').fill('没有合约、随时能走')
  await page.getByLabel('场景的各部分').selectOption('replies')
  await page.getByLabel('加一种回应').selectOption('demand.hot')
  await page.getByRole('button', { name: '加一项' }).click()
  await page.getByLabel(/催着要办法（激动时）/).fill('你们到底管不管？')
  await usable(page, 'the editor of a new scenario')
  await page.getByText('YAML', { exact: true }).click()
  await expect(page.getByLabel('场景全文（YAML）')).toHaveValue(/没有合约.*随时能走/)
  await expect(page.getByText(/草稿已保存/)).toBeVisible()
  await page.goto('/scenarios')
  await expect(page.getByRole('row', { name: /秦先生夜里断线/ })).toContainText('还没有发布过')
  await page.goto('/scenarios/disconnect')
  await page.getByRole('link', { name: '看统计' }).click()
  await expect(page.getByRole('heading', { name: '谈得怎么样' })).toBeVisible()
  await usable(page, 'the statistics of a scenario')
})
