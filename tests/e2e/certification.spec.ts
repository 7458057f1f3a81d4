import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { belongsTo, isRevokedIn, type Jwk, payloadOf, statusEntryOf } from '../setup/independent-verifier.ts'
import { ADMINISTRATOR, expect, TRAINER, test } from './fixtures.ts'
import { weiwan } from './server.ts'

const HOLDER = 'ZX-20418'
const SECOND = 'GL-00002'
const SHOTS = 'test-results/certification'
mkdirSync(SHOTS, { recursive: true })
const look = (page: Page, name: string) => page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })

/** Runs our own verifier in a process without a database of its own. */
function verifyOffline(folder: string, files: { jwt: string; jwks: unknown; status: string }) {
  const at = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const args = [
    ...['credential', 'verify', at('it.jwt', files.jwt)],
    ...['--jwks', at('jwks.json', JSON.stringify(files.jwks)), '--status', at('status.jwt', files.status)],
    ...['--identity', HOLDER],
  ]
  const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'nowhere', 'none.db')}` }
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'app/cli/main.ts', ...args], {
    encoding: 'utf8',
    env,
  })
  return { status, stdout }
}

test('a practical result completes a level; the certificate is verified by others, and revoked by two people', async ({
  page,
  browser,
  server,
  signIn,
}) => {
  weiwan(
    server.database,
    ...['user', 'add', '--login', SECOND, '--name', '第二管理员', '--password', 'weiwan-demo'],
    ...['--roles', 'administrator', '--unit', 'province'],
  )
  const as = async (login: string) => {
    const context = await browser.newContext({ locale: 'zh-CN', baseURL: server.url })
    const own = await context.newPage()
    await signIn(login, own)
    return own
  }

  const trainer = await as(TRAINER)
  await trainer.goto(`/certification/people?q=${HOLDER}`)
  await trainer.getByRole('link', { name: HOLDER }).click()
  await expect(trainer.getByRole('region', { name: /^四级/ })).toContainText('技能考核 60 分以上，没有红线')
  await trainer.getByText('登记成绩', { exact: true }).click()
  await trainer.getByLabel('情境').fill('协议到期二次续约')
  await trainer.getByLabel('得分（满分 100）').fill('81.5')
  await look(trainer, '1-record')
  await trainer.getByRole('button', { name: '登记', exact: true }).click()
  await expect(trainer.getByText(/发出证书 WW-L4-\d{4}-\d{6}/)).toBeVisible()
  await look(trainer, '2-dossier')
  await trainer.context().close()

  await signIn(HOLDER)
  await page.goto('/certification')
  await expect(page.getByRole('region', { name: /^四级/ })).toContainText('已取得')
  await look(page, '3-ladder')
  await page.goto('/certificates')
  await expect(page.getByText('已被取代')).toBeVisible()
  await page.getByRole('listitem').filter({ hasText: '岗位技能证书' }).getByRole('link').click()
  await expect(page.getByText('技能考核 81.5 分')).toBeVisible()
  await page.getByRole('button', { name: '签发电子凭证' }).click()
  await expect(page.getByText('签发好了，可以下载。')).toBeVisible()
  await page.getByRole('button', { name: '让对方也看到分数' }).click()
  await expect(page.getByRole('button', { name: '不再显示分数' })).toBeVisible()
  await look(page, '4-certificate')
  const code = page.url().split('/').at(-1) ?? ''
  const pdf = await page.request.get(`/certificates/${code}.pdf`)
  writeFileSync(join(server.folder, 'certificate.pdf'), await pdf.body())
  const read = spawnSync('pdftotext', [join(server.folder, 'certificate.pdf'), '-'], { encoding: 'utf8' })
  const text = read.stdout.replace(/\s/g, '')
  expect(text).toContain('完成四级30学时课程，理论考试')
  expect(text).toContain('达到VIP客户服务经理岗位技能四级要求。')
  expect(text).not.toContain('\uFFFD')

  const stranger = await (await browser.newContext({ locale: 'zh-CN', baseURL: server.url })).newPage()
  await stranger.goto(`/verify/${code}`)
  await expect(stranger.getByText('未撤销、未过期。')).toBeVisible()
  await expect(stranger.getByText('技能考核 81.5 分')).toBeVisible()
  await look(stranger, '5-verify')
  const fetched = async (path: string) => (await stranger.request.get(path)).text()
  const jwks = JSON.parse(await fetched('/.well-known/jwks.json')) as { keys: Jwk[] }
  const jwt = await fetched(`/verify/${code}.jwt`)
  expect(JSON.parse(await fetched(`/verify/${code}.json`)).id).toContain(jwt)
  const credential = payloadOf(jwt, jwks)
  expect(credential).toMatchObject({ type: ['VerifiableCredential', 'OpenBadgeCredential'] })
  expect(belongsTo(credential, HOLDER)).toBe(true)
  for (const address of [
    credential.iss as string,
    (credential.credentialSubject as { achievement: { id: string } }).achievement.id,
  ])
    expect(JSON.parse(await fetched(address)).id).toBe(address)
  const listAt = statusEntryOf(credential).statusListCredential
  const before = await fetched(listAt)
  expect(isRevokedIn(payloadOf(before, jwks), credential)).toBe(false)

  const first = await as(ADMINISTRATOR)
  await first.goto(`/certificates/${code}`)
  await first.getByRole('radio', { name: /^撤销/ }).check()
  await first.getByRole('textbox', { name: '理由' }).fill('经查由他人代考')
  await first.getByRole('button', { name: '提出' }).click()
  await expect(first.getByText('要由另一位管理员同意才执行。')).toBeVisible()
  await expect(first.getByRole('button', { name: '同意并执行' })).toHaveCount(0)
  await first.context().close()
  await stranger.reload()
  await expect(stranger.getByText('未撤销、未过期。')).toBeVisible()

  const second = await as(SECOND)
  await second.goto('/certificates')
  await look(second, '6-register')
  await second.getByRole('region', { name: '等决定的' }).getByRole('link').click()
  await second.getByRole('button', { name: '同意并执行' }).click()
  await expect(second.getByText('已经执行。')).toBeVisible()
  await look(second, '7-revoked')
  await second.context().close()

  await stranger.reload()
  await expect(stranger.getByText(/撤销。原因：经查由他人代考/)).toBeVisible()
  await look(stranger, '8-verify-revoked')
  const after = await fetched(listAt)
  expect(isRevokedIn(payloadOf(after, jwks), credential)).toBe(true)
  const offline = verifyOffline(server.folder, { jwt, jwks, status: after })
  expect(offline.status).toBe(1)
  expect(offline.stdout).toContain('已撤销或已被新证书取代')
  await stranger.context().close()
})
