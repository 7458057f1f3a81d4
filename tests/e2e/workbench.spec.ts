import Sqlite from 'better-sqlite3'
import sharp from 'sharp'
import { fitsTheScreen, usable } from './accessible.ts'
import { expect, PHONE, TRAINEE, TRAINER, test } from './fixtures.ts'
import { weiwan } from './server.ts'

const SECOND = 'PX-00126'
/** Seeds tried until a form has the new item; about one form in eight has it. */
const FORMS = 60
const ALT = '卡箱照片：备用卡的领用登记停在三个月前'
const STEM = '库管夜里清点卡箱，发现一位老客户的备用卡三个月没有动过，先当作什么看？'

test('a new item with an image is written, returned, mended and approved, and practised on a phone', async ({
  page,
  browser,
  baseURL,
  server,
  signIn,
}) => {
  await signIn(TRAINER)
  await page.goto('/bank')
  await page.getByRole('link', { name: /^新题/ }).click()
  await expect(page.getByRole('heading', { name: '新题' })).toBeVisible()
  await page.getByLabel('知识点').selectOption({ label: '服务关怀信号' })
  await page.getByRole('button', { name: '开始写' }).click()
  await page.waitForURL('**/edit')
  await expect(page.getByRole('button', { name: '送审' })).toBeDisabled()
  await page.getByLabel('题干').fill(STEM)
  for (const [at, text] of ['流失的信号', '关怀的由头', '增值的机会', '投诉的先兆'].entries())
    await page.getByLabel(`选项 ${'ABCD'[at]}`, { exact: true }).fill(text)
  await page.getByLabel('A 是答案').check()
  await page.getByLabel('解析').fill('三个月没有通话，是流失的信号。')
  await page.getByText('原文照着就能答').click()
  const photo = sharp({ create: { width: 900, height: 600, channels: 3, background: '#cc6600' } })
  await page
    .getByLabel('加一张图片')
    .setInputFiles({ name: '卡箱.jpg', mimeType: 'image/jpeg', buffer: await photo.jpeg().toBuffer() })
  await expect(page.getByLabel('第 1 张图片的替代文字')).toBeFocused()
  await expect(page.getByText('第 1 张图片 缺少替代文字')).toBeVisible()
  await page.keyboard.type(ALT)
  const sight = page.getByRole('complementary', { name: '这一题现在的样子' })
  await expect(sight.getByRole('img', { name: ALT })).toBeVisible()
  await page.getByRole('button', { name: '移除第 1 张图片' }).press('Enter')
  await expect(page.getByRole('button', { name: '撤销移除' })).toBeFocused()
  await expect(sight.getByRole('img', { name: ALT })).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(sight.getByRole('img', { name: ALT })).toBeVisible()
  await usable(page, 'an item with an image')
  await expect(page.getByText('没有缺漏，合各项规则。')).toBeVisible()
  await page.getByLabel('选一个答案').selectOption({ label: 'A 流失的信号' })
  await page.getByRole('button', { name: '看得分' }).click()
  await expect(page.getByText('得 1 分，满分 1 分')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('题干')).toHaveValue(STEM)
  await page.getByRole('button', { name: '送审' }).click()
  await page.waitForURL('**/history')
  await expect(page.getByText('要由别人来审')).toBeVisible()
  const history = page.url()

  const other = await browser.newPage()
  await signIn(SECOND, other)
  await other.goto(`/bank?status=review&q=${encodeURIComponent('卡箱备用卡')}`)
  await other.getByRole('link', { name: STEM }).click()
  await other.getByRole('link', { name: '去审题' }).click()
  await other.getByRole('textbox', { name: '意见' }).fill('解析里写明是哪一类信号')
  await other.getByRole('button', { name: '退回' }).click()
  await expect(other.getByRole('heading', { name: '退回' })).toBeVisible()

  await page.goto(history.replace('/history', '/edit'))
  await expect(page.getByText('解析里写明是哪一类信号')).toBeVisible()
  await page.getByLabel('解析').fill('三个月没有通话，是使用下降这一类流失信号。')
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  await page.getByRole('button', { name: '送审' }).click()
  await page.waitForURL('**/history')

  await other.goto(history)
  await other.getByRole('button', { name: '通过' }).click()
  await expect(other.getByRole('cell', { name: '韩雪梅' })).toBeVisible()
  await page.goto(`/bank?q=${encodeURIComponent('卡箱备用卡')}&origin=platform`)
  await expect(page.getByRole('row', { name: STEM }).getByText('可用')).toBeVisible()

  // forms are drawn from the pool last solved: with the bank as it is now the item stands on one of the next
  weiwan(server.database, 'content', 'publish', '--tables', '8')
  const draws = Array.from({ length: FORMS }, (_, seed) => `/blueprints/l4?seed=${seed}`)
  let onForm: string | undefined
  for (const address of draws) {
    if ((await (await other.request.get(address)).text()).includes(STEM)) {
      onForm = address
      break
    }
  }
  expect(onForm, `a form of ${FORMS} with the new item`).toBeDefined()
  await other.goto(onForm ?? '')
  const drawn = other.getByRole('region', { name: '试组的卷' })
  await expect(drawn.getByText(STEM)).toBeVisible()
  await other.close()

  const phone = await browser.newContext({ baseURL: baseURL ?? '', viewport: PHONE, locale: 'zh-CN' })
  const small = await phone.newPage()
  await signIn(TRAINEE, small)
  const itemId = /bank\/(l4-\d\d-\d+)/.exec(history)?.[1] ?? ''
  const image = await page
    .goto(`/bank?item=${itemId}`)
    .then(() => page.getByRole('img', { name: ALT }).first().getAttribute('src'))
  const answer = async () => (await small.request.get(image ?? '')).status()
  expect(await answer()).toBe(404)
  await small.goto('/learn/l4-08-signals')
  await small.getByRole('button', { name: '练 10 题' }).click()
  await small.waitForURL(/\/practice\/runs\//)
  // the draw is by chance: this round gets the item in its last place
  const database = new Sqlite(server.database.replace(/^file:/, ''))
  database
    .prepare(`update practice_run set slots = json_set(slots, '$[9]', json(?)) where id = ?`)
    .run(
      JSON.stringify({ itemId, itemVersion: 1, optionOrder: ['a', 'b', 'c', 'd'] }),
      new URL(small.url()).pathname.split('/').at(-1),
    )
  database.close()
  await small.goto(`${new URL(small.url()).pathname}?slot=10`)
  const shown = small.getByRole('img', { name: ALT })
  await expect(shown).toHaveJSProperty('naturalWidth', 900)
  await usable(small, 'a question with an image')
  await small.getByText('放大看').click()
  await expect(small.getByRole('region', { name: '原大的图片' })).toBeVisible()
  await usable(small, 'an image at its own size')
  expect(await answer()).toBe(200)
  await small.getByLabel('流失的信号').check()
  await small.getByRole('button', { name: '对一下' }).click()
  await expect(small.getByText('三个月没有通话，是使用下降')).toBeVisible()
  await expect(shown.first()).toBeVisible()
  await phone.close()
})

test.describe('blueprints', () => {
  /** The refused publication is said by the browser too. */
  test.use({ expectedErrors: /409/ })

  test('a blueprint the bank cannot meet is told so by name; mended, it is published', async ({
    page,
    signIn,
  }) => {
    await signIn(TRAINER)
    await page.goto('/blueprints/l4/edit')
    const mix = async (classification: string, single: string) => {
      await page.getByLabel('情感与理性题数').fill(classification)
      await page.getByLabel('单选题数').fill(single)
      await page.getByRole('button', { name: '看题库够不够' }).click()
    }
    await mix('45', '5')
    await expect(page.getByText('题库只能出 0 份互不重题的卷')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('题型 投诉分类 45 题')).toBeVisible()
    await page.getByRole('button', { name: '发布新版' }).click()
    await expect(page.getByText('题库出不了两份互不重题的卷。')).toBeVisible({ timeout: 30_000 })

    await mix('6', '44')
    await expect(page.getByText('题库能出 4 份互不重题的卷')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '发布新版' }).click()
    await page.waitForURL(/\/blueprints\/l4$/, { timeout: 60_000 })
    await page.goto('/blueprints/l4/edit')
    await expect(page.getByText(/第 2 版 · .*示例培训师/)).toBeVisible()
  })
})

test('a file with faults is mended, brought again and taken back whole', async ({ page, signIn }) => {
  await signIn(TRAINER)
  const bring = async (text: string) => {
    await page.goto('/bank/import')
    const file = { name: '晨会十题.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }
    await page.getByLabel('试题文件').setInputFiles(file)
    await page.getByRole('button', { name: '读取文件' }).click()
    await page.waitForURL(/\/bank\/import\/[\w-]+$/)
  }
  const good =
    '1. 晨会点名之后，班长先报昨天的哪一项？\nA. 未结的投诉\nB. 各人的提成\n【答案】A\n【解析】投诉有时限。\n'
  const second = '2. 谁来收晨会的签到表？\nA. 库管员\nB. 值班长\n'
  await bring(`${good}\n${second}【答案】C\n`)
  await expect(page.getByText('可收 1，退回 1')).toBeVisible()
  await expect(page.getByRole('table', { name: '退回 1 题' }).getByText('第 7 行')).toBeVisible()

  await bring(`${good}\n${second}【答案】B\n`)
  await expect(page.getByText('可收 2，退回 0')).toBeVisible()
  for (const point of await page.getByRole('combobox').all()) await point.selectOption('work.care.signals')
  await page.getByRole('button', { name: '导入 2 题为草稿' }).click()
  await page.getByRole('button', { name: '整批撤回' }).click()
  await expect(page.getByText('这次导入已整批撤回。')).toBeVisible()
  await page.goto(`/bank?status=draft&q=${encodeURIComponent('签到表')}`)
  await expect(page.getByRole('link', { name: /谁来收晨会的签到表/ })).toHaveCount(0)
})

test('a term is changed after its impact is seen, is what a lesson says at once, and is taken back', async ({
  page,
  signIn,
}) => {
  await signIn(TRAINER)
  await page.goto('/learn/glossary')
  await page.getByRole('link', { name: '修改词条' }).click()
  await page.getByRole('searchbox', { name: '找词条' }).fill('最后一公里')
  await page.getByRole('button', { name: '找', exact: true }).click()
  await page.getByRole('link', { name: '接入网', exact: true }).click()
  await page.getByLabel('解释', { exact: true }).fill('局端到客户家里的最后一段网。')
  await page.getByLabel('别名').fill('用户接入网')
  await page.getByRole('button', { name: '看影响' }).click()
  await expect(page.getByRole('heading', { name: '将修改“接入网”' })).toBeVisible()
  await expect(page.getByText(/课的词卡随之改变/)).toBeVisible()
  for (const size of [{ width: 1280, height: 900 }, PHONE]) {
    await page.setViewportSize(size)
    await usable(page, `the impact at ${size.width}`)
  }
  await page.getByRole('button', { name: '确认改动' }).click()
  await expect(page.getByText('已改，读者现在就能看到。')).toBeVisible()
  await fitsTheScreen(page, 'the terms')
  await page.goto('/learn/l4-02-network')
  await expect(
    page.locator('.term .hover', { hasText: '局端到客户家里的最后一段网。' }).first(),
  ).toBeAttached()
  await page.goto('/glossary')
  await page.getByText('改动记录').scrollIntoViewIfNeeded()
  await page.locator('summary', { hasText: '接入网' }).first().click()
  await page.getByRole('button', { name: '撤销这次改动' }).first().click()
  await expect(page.getByText('已撤销，词条回到改动之前。')).toBeVisible()
  await page.goto('/learn/l4-02-network')
  await expect(page.locator('.term .hover', { hasText: '俗称“最后一公里”' }).first()).toBeAttached()
})
