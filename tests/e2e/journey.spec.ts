import { mkdirSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import type { ItemBody } from '#app/domain/item/schema.ts'
import { expect, PHONE, TRAINEE, test } from './fixtures.ts'
import { RunningServer } from './server.ts'

const BINS: Record<string, string> = {}
for (const chip of ['协议到期', '业务量突降', '竞争对手营销', '多日零通话', '拨打竞争对手客服电话'])
  BINS[chip] = '1'
for (const chip of ['办理融合业务', '套餐升级', '宽带提速', '终端更换', '订购增值业务']) BINS[chip] = '2'
for (const chip of ['新入网', '办理业务', '成为会员、升级', '节假日、纪念日', '级差服务', '圈子服务'])
  BINS[chip] = '3'

/** While the server is down the browser says so; nothing else may be said. */
test.use({ expectedErrors: /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|Failed to fetch|net::ERR/ })

/** How a person goes on to the next question, and chooses among the options he was given. */
type Sitting = Readonly<{
  next: (page: Page) => Promise<void>
  choose: (page: Page, keys: readonly string[], given: readonly string[]) => Promise<void>
  /** What a complaint's class or motive is answered by. */
  mark: (page: Page, choice: Locator) => Promise<void>
}>
const byKeys: Sitting = {
  next: (page) => page.keyboard.press('Alt+ArrowRight'),
  async choose(page, keys, given) {
    for (const key of keys) {
      await page.keyboard.press(String(given.indexOf(key) + 1))
      await expect(page.locator(`main input[value="${key}"]`)).toBeChecked()
    }
  },
  async mark(page, choice) {
    await choice.focus()
    await page.keyboard.press('Space')
  },
}
const byTaps: Sitting = {
  next: (page) => page.getByRole('button', { name: '下一题' }).tap(),
  async choose(page, keys) {
    for (const key of keys) await page.locator(`main input[value="${key}"]`).tap()
  },
  mark: (_page, choice) => choice.locator('xpath=ancestor::label').tap(),
}

for (const { name, viewport, hasTouch, sit } of [
  { name: 'desktop', viewport: { width: 1280, height: 900 }, hasTouch: false, sit: byKeys },
  { name: 'phone', viewport: PHONE, hasTouch: true, sit: byTaps },
])
  test.describe(name, () => {
    test.use({ viewport, hasTouch })
    test(`a trainee studies, sits the exam through a killed server, and holds a certificate`, async ({
      page,
      browser,
    }) => {
      test.setTimeout(300_000)
      const server = await RunningServer.start()
      const shots = `test-results/journey-${name}`
      mkdirSync(shots, { recursive: true })
      const look = async (what: string) => {
        // the picture is for people to look at afterwards; a browser that cannot draw one does not end the journey
        await page
          .screenshot({ path: `${shots}/${what}.png`, fullPage: true, timeout: 20_000 })
          .catch((error) => console.warn(`no picture of ${what}: ${String(error)}`))
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0)
      }
      try {
        await page.goto(`${server.url}/sign-in`)
        await look('01-sign-in')
        await page.getByLabel('工号或手机号').fill(TRAINEE)
        await page.getByLabel('密码', { exact: true }).fill('weiwan-demo')
        await page.getByRole('button', { name: '登录' }).click()
        await expect(page.getByRole('heading', { name: '发现服务营销机会' })).toBeVisible()
        await look('02-home')

        await page.getByRole('link', { name: '接着读' }).click()
        await expect(page.getByRole('heading', { level: 1, name: '发现服务营销机会' })).toBeVisible()
        await study(page)
        // the last lines of progress are on their way when the page says so
        await expect.poll(() => isCompleted(server.database)).toBe(true)
        await look('03-module')

        await page.goto(`${server.url}/exams`)
        await expect(page.getByText('条件都满足了')).toBeVisible()
        await look('04-exams')
        await page.getByRole('link', { name: '开始考试' }).click()
        await look('05-start')
        await page.getByRole('button', { name: '开始考试' }).click()
        await page.waitForURL(/\/attempts\/[\w-]+$/)
        const attemptId = page.url().split('/').at(-1) ?? ''
        const form = readForm(server.database, attemptId)

        const half = Math.floor(form.length / 2)
        await answerAll(page, form.slice(0, half), sit)
        await expect(page.getByText(/已保存/).first()).toBeVisible()
        await look('06-room')
        const acknowledged = storedAnswers(server.database, attemptId)
        expect(acknowledged.size).toBe(half)

        await server.kill()
        await answerAll(page, form.slice(half, half + 1), sit)
        await expect(page.getByText('网络断了，请继续答。')).toBeVisible()
        await look('07-offline')
        await server.run()
        const after = storedAnswers(server.database, attemptId)
        for (const [slot, value] of acknowledged) expect(after.get(slot), `slot ${slot}`).toBe(value)
        await expect(page.getByText(/已保存/).first()).toBeVisible({ timeout: 40_000 })
        expect(storedAnswers(server.database, attemptId).size).toBe(half + 1)

        await page.reload()
        await answerAll(page, form.slice(half + 1), sit)
        await expect.poll(() => storedAnswers(server.database, attemptId).size).toBe(form.length)
        await page.getByRole('button', { name: '交卷' }).first().click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await look('08-hand-in')
        await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click()
        await page.waitForURL(/receipt$/)
        await expect(page.getByText(`${form.length} / ${form.length} 题`)).toBeVisible()
        await look('09-receipt')

        await page.getByRole('link', { name: '看成绩' }).click()
        await expect(page.getByRole('heading', { name: '四级理论成绩' })).toBeVisible()
        await expect(page.locator('.score .big')).toContainText('100')
        await look('10-result')
        await page.getByRole('link', { name: '逐题回看' }).click()
        await expect(page.getByRole('heading', { name: '逐题回看' })).toBeVisible()
        await look('11-review')
        await page.goBack()
        await page.getByRole('link', { name: '看证书' }).click()
        await expect(page.getByText(/只证明理论部分/).first()).toBeVisible()
        await look('12-certificate')
        const code = page.url().split('/').at(-1) ?? ''

        const pdf = await page.request.get(`${server.url}/certificates/${code}.pdf`)
        expect(pdf.headers()['content-type']).toContain('application/pdf')
        expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')

        const stranger = await browser.newPage({ viewport, locale: 'zh-CN' })
        await stranger.goto(`${server.url}/verify/${code}`)
        await expect(stranger.getByText('示例学员')).toBeVisible()
        await expect(stranger.getByText(/有效/).first()).toBeVisible()
        await stranger.screenshot({ path: `${shots}/13-verify.png`, fullPage: true })
        await stranger.close()
      } finally {
        await server.stop()
      }
    })
  })

/** Reads every section and works every part that is left, by keyboard where the part is the sorting. */
async function study(page: Page): Promise<void> {
  const sorting = page.getByRole('region', { name: '归类：这是哪一种机会' })
  for (const [chip, key] of Object.entries(BINS)) {
    const button = sorting.getByRole('button', { name: chip, exact: true })
    await button.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press(key)
  }
  await expect(sorting.getByText('16 张都放对了。')).toBeVisible()
  await page.getByRole('button', { name: '查本机' }).click()
  await page.getByRole('button', { name: '自助' }).click()
  const checkpoints = page.locator('section.task', { has: page.getByRole('heading', { name: '停一下' }) })
  for (let i = 0; i < (await checkpoints.count()); i++) {
    await checkpoints.nth(i).getByRole('radio').first().check()
    await checkpoints.nth(i).getByRole('button', { name: '对一下' }).click()
  }
  const unread = page.getByRole('button', { name: /^读完这一节/ })
  while ((await unread.count()) > 0) await unread.first().click()
  await expect(page.getByText('已完成，记 4 学时').first()).toBeVisible({ timeout: 20_000 })
}

function isCompleted(file: string): boolean {
  const db = new Sqlite(file, { readonly: true })
  const row = db
    .prepare(
      "select completed_at from study_progress s join person p on p.id = s.person_id where p.login = ? and s.module_id = 'l4-08-signals'",
    )
    .get(TRAINEE) as { completed_at: number | null } | undefined
  db.close()
  return row?.completed_at != null
}

type Question = { slot: number; body: ItemBody; optionOrder: string[] }

/** The form with its keys, straight from the database: the browser never has them. */
function readForm(file: string, attemptId: string): Question[] {
  const db = new Sqlite(file, { readonly: true })
  const rows = db
    .prepare(
      'select s.slot, s.option_order as o, v.body from attempt_slot s join item_version v on v.item_id = s.item_id and v.n = s.item_version where s.attempt_id = ? order by s.slot',
    )
    .all(attemptId) as { slot: number; o: string; body: string }[]
  db.close()
  return rows.map(({ slot, o, body }) => ({ slot, optionOrder: JSON.parse(o), body: JSON.parse(body) }))
}

function storedAnswers(file: string, attemptId: string): Map<number, string> {
  const db = new Sqlite(file, { readonly: true })
  const rows = db
    .prepare('select slot, value from answer where attempt_id = ? and value is not null')
    .all(attemptId) as { slot: number; value: string }[]
  db.close()
  return new Map(rows.map(({ slot, value }) => [slot, value]))
}

/** Answers questions that follow each other, all of them rightly: to the first by its number, then one after another. */
async function answerAll(page: Page, questions: readonly Question[], sit: Sitting): Promise<void> {
  // before the room has taken the paper up, it takes no key
  await expect(page.getByRole('button', { name: '交卷' }).first()).toBeEnabled()
  for (const [i, question] of questions.entries()) {
    if (i === 0) await goTo(page, question.slot)
    else await sit.next(page)
    await expect(page.getByRole('heading', { name: `第 ${question.slot} 题`, exact: true })).toBeVisible()
    await answer(page, question, sit)
  }
}

async function goTo(page: Page, slot: number): Promise<void> {
  const summary = page.locator('.map-sheet > summary')
  const cell = page.locator('.map').getByRole('button', { name: new RegExp(`^第 ${slot} 题`) })
  // on a phone the map is folded, and folds once more when the page comes alive
  await expect(async () => {
    if ((await summary.isVisible()) && !(await cell.isVisible())) await summary.click({ timeout: 1_000 })
    await cell.click({ timeout: 3_000 })
  }).toPass({ timeout: 20_000 })
}

async function answer(page: Page, { body, optionOrder }: Question, sit: Sitting): Promise<void> {
  switch (body.kind) {
    case 'single':
      return sit.choose(page, [body.key], optionOrder)
    case 'multiple':
      return sit.choose(page, body.key, optionOrder)
    case 'trueFalse':
      return page.locator(`input[type=radio][value="${body.key}"]`).check()
    case 'fillIn': {
      const blanks = page.locator('input.blank')
      for (const [i, blank] of body.blanks.entries()) {
        const text =
          blank.kind === 'text'
            ? (blank.accepted[0] ?? '')
            : blank.kind === 'number'
              ? `${blank.value}${blank.unit ?? ''}`
              : blank.elements.map(([first]) => first).join('、')
        await blanks.nth(i).fill(text)
      }
      return
    }
    case 'classification':
      for (const value of [body.key.class, body.key.primaryMotive]) {
        const choice = page.locator(`main input[value="${value}"]`)
        await sit.mark(page, choice)
        await expect(choice).toBeChecked()
      }
  }
}
