import { test as base, expect, type Page } from '@playwright/test'
import { RunningServer } from './server.ts'

type Fixtures = {
  /** What the console may say in this test: the refusals and lost connections it provokes. */
  expectedErrors: RegExp
  quiet: undefined
  signIn: (login: string, page?: Page) => Promise<void>
}

/** Every test fails on a console error, an uncaught exception or a blocked resource it did not announce. */
export const test = base.extend<Fixtures, { server: RunningServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads fixture names from this pattern
    async ({}, use) => {
      const server = await RunningServer.start()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  expectedErrors: [/(?!)/, { option: true }],
  quiet: [
    async ({ context, expectedErrors }, use) => {
      const heard: string[] = []
      const hear = (text: string) => {
        if (!expectedErrors.test(text)) heard.push(text)
      }
      context.on(
        'console',
        (message) => message.type() === 'error' && hear(`${message.text()} (${message.location().url})`),
      )
      context.on('weberror', (error) => hear(String(error.error())))
      await use(undefined)
      expect(heard, 'console').toEqual([])
    },
    { auto: true },
  ],
  signIn: async ({ page }, use) => {
    await use(async (login, on = page) => {
      await on.goto('/sign-in')
      await on.getByLabel('工号或手机号').fill(login)
      await on.getByLabel('密码', { exact: true }).fill('weiwan-demo')
      await on.getByRole('button', { name: '登录' }).click()
      await on.waitForURL((url) => url.pathname !== '/sign-in')
    })
  },
})

export { expect }
export const TRAINEE = 'ZX-20417'
export const TRAINER = 'PX-00108'
export const MANAGER = 'JL-00231'
export const ADMINISTRATOR = 'GL-00001'
export const PHONE = { width: 390, height: 844 }
