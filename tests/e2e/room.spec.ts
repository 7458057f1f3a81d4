import type { Page } from '@playwright/test'
import { accessible, fitsTheScreen } from './accessible.ts'
import { expect, PHONE, test } from './fixtures.ts'

/** Refused saves of a page that was taken over from, and lost connections, are said by the browser too. */
test.use({ expectedErrors: /409|ERR_INTERNET_DISCONNECTED|Failed to fetch/ })

/** Sat the exam a week ago and may sit it again; no other test touches him. */
const CANDIDATE = 'ZX-20430'

const enterRoom = async (page: Page) => {
  await page.goto('/exams')
  await page
    .getByRole('link', { name: /开始考试|继续答题/ })
    .first()
    .click()
  await page.waitForURL(/\/start$|\/attempts\/[\w-]+$/)
  if (page.url().endsWith('/start')) await page.getByRole('button', { name: '开始考试' }).click()
  await page.waitForURL(/\/attempts\/[\w-]+$/)
}

test('the room: every kind of question is accessible, keys work, an offline answer arrives later', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(CANDIDATE)
  await enterRoom(page)
  const go = async (n: number) => {
    // keys work from the moment the page has come alive
    await expect(async () => {
      await page.keyboard.press('g')
      await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 })
    }).toPass()
    await page
      .getByRole('dialog')
      .getByRole('spinbutton')
      .or(page.getByRole('dialog').getByRole('textbox'))
      .fill(String(n))
    await page.keyboard.press('Enter')
    await expect(page.getByText(`第 ${n} 题`, { exact: true })).toBeVisible()
  }
  for (const n of [1, 46, 56, 71, 83]) {
    await go(n)
    await accessible(page, `question ${n}`)
  }
  await go(1)
  await page.keyboard.press('2')
  await expect(page.getByRole('radio').nth(1)).toBeChecked()
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: '已标记 F' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByText('第 2 题', { exact: true })).toBeVisible()

  await context.setOffline(true)
  await page.keyboard.press('1')
  await expect(page.getByText('网络断了，请继续答。')).toBeVisible()
  await accessible(page, 'offline')
  await context.setOffline(false)
  await expect(page.getByText('网络断了，请继续答。')).toBeHidden({ timeout: 40_000 })
  await expect(page.getByText(/已保存/).first()).toBeVisible()

  await page.setViewportSize(PHONE)
  await accessible(page, 'on a phone')
  await fitsTheScreen(page, 'the room on a phone')
})

test('a second tab asks, takes over, and the first one freezes', async ({ page, context, signIn }) => {
  await signIn(CANDIDATE)
  await enterRoom(page)
  const take = page.getByRole('button', { name: '在这里继续' })
  // the page is there before the room knows whether another device holds the attempt
  const open = page.getByRole('button', { name: '交卷', disabled: false })
  await expect(take.or(open).first()).toBeVisible()
  if (await take.isVisible()) await take.click()
  await expect(open.first()).toBeVisible()

  const second = await context.newPage()
  await second.goto(page.url())
  await second.getByRole('button', { name: '在这里继续' }).click()
  await expect(second.getByRole('radio').first()).toBeEnabled()
  await second.getByRole('radio').nth(2).check()
  await expect(second.getByText(/已保存/).first()).toBeVisible()

  await page.bringToFront()
  if (await page.getByRole('radio').first().isEnabled()) await page.getByRole('radio').first().check()
  await expect(page.getByText('这场考试已在别处继续。')).toBeVisible()
  await page.getByRole('button', { name: '回到这里继续' }).click()
  await expect(page.getByRole('radio').nth(2)).toBeChecked()
})
