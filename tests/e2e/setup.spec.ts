import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { RunningServer, weiwan } from './server.ts'

test('an empty database offers one link, which makes the administrator once', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'weiwan-empty-'))
  weiwan(join(folder, 'empty.db'), 'db', 'migrate')
  const server = await RunningServer.start(join(folder, 'empty.db'))
  try {
    await expect.poll(() => server.output).toContain('/setup?token=')
    const token = /token=(\w+)/.exec(server.output)?.[1] ?? ''
    await page.goto(`${server.url}/setup?token=${token}`)
    await page.getByLabel('单位名称').fill('省公司')
    await page.getByLabel('姓名').fill('第一位管理员')
    await page.getByLabel('工号或手机号').fill('admin')
    await page.getByLabel('密码', { exact: true }).fill('a long password')
    await page.getByRole('button', { name: '创建' }).click()
    await page.waitForURL(/sign-in/)
    await page.getByLabel('工号或手机号').fill('admin')
    await page.getByLabel('密码', { exact: true }).fill('a long password')
    await page.getByRole('button', { name: '登录' }).click()
    await page.waitForURL(/\/people$/)
    await page.goto(`${server.url}/setup?token=${token}`)
    expect(page.url()).not.toContain('setup')
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
