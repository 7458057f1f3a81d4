import { randomBytes, randomUUID } from 'node:crypto'
import { openSqlite } from '#app/db/engine/sqlite.server.ts'
import type { Role } from '#app/domain/people/roles.ts'
import { addPerson } from '#app/use-cases/people/add-person.server.ts'
import { aWrittenAttempt, withWrittenItems } from '#tests/factories/written-attempt.ts'
import { usable } from './accessible.ts'
import { expect, PHONE, test } from './fixtures.ts'

const PLAN = '先问清他为什么走，再给两个方案，明天上午十点我打给您。'
const SENTENCE = '让您等了三天，我先看工单，十分钟内回您。'
const COMMENT = '时限写得清楚，原因可以再挖一层。'

/** A trainee with an open paper of a case and a plan, and two people to mark it. @returns the attempt */
async function aPaperToWrite(database: string): Promise<string> {
  const engine = openSqlite(database, {})
  const world = {
    db: engine.db,
    now: () => Date.now(),
    newId: () => randomUUID(),
    newSeed: () => randomBytes(16).toString('hex'),
  }
  const person = async (login: string, name: string, roles: Role[]) => {
    const unit = { id: 'hall', name: '城东营业厅', parentId: null }
    const added = await addPerson(world, { login, name, password: 'weiwan-demo', roles, unit }, null)
    if (!added.ok) throw new Error(added.refusal.code)
    return added.value.id
  }
  await withWrittenItems(world)
  const candidateId = await person('XZ-1', '钱写卷', ['trainee'])
  await person('XP-1', '周评一', ['assessor'])
  await person('XP-2', '吴评二', ['trainer'])
  const attemptId = await aWrittenAttempt(world, { candidateId, release: 'onMarking' })
  await engine.close()
  return attemptId
}

test('a case and a plan: written by a trainee, marked by two people who see no name, released to him', async ({
  page,
  browser,
  server,
  signIn,
}) => {
  const attemptId = await aPaperToWrite(server.database)

  await test.step('the trainee writes and hands in', async () => {
    await signIn('XZ-1')
    await page.goto(`/attempts/${attemptId}`)
    await expect(page.getByText('客户来电：网络三天没好。')).toBeVisible()
    await usable(page, 'a case in the room')
    await page.getByRole('radio', { name: '做法 b' }).check()
    await page.getByLabel('写出第一句话。').fill(SENTENCE)
    await expect(page.getByText('已写 17 字。标点不计。')).toBeVisible()
    await expect(page.getByText('已答 2 / 4 问')).toBeVisible()
    await page.getByRole('button', { name: '下一题' }).click()
    await page.getByLabel('为这位客户写一份挽留方案。').fill(PLAN)
    await usable(page, 'a plan in the room')
    await page.setViewportSize(PHONE)
    await usable(page, 'a plan on a phone')
    await page.setViewportSize({ width: 1280, height: 900 })
    // what was typed comes back from the server, not from this page
    await expect(page.getByText('已保存', { exact: false }).first()).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('为这位客户写一份挽留方案。')).toHaveValue(PLAN)
    await page.getByRole('button', { name: '交卷' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click()
    await page.waitForURL(/\/receipt$/)
    await expect(page.getByText('书写题正由评卷人评阅')).toBeVisible()
  })

  for (const [login, keys] of [
    ['XP-1', ['3', '2']],
    ['XP-2', ['2', '3']],
  ] as const) {
    await test.step(`${login} marks by keys and sees no name`, async () => {
      const context = await browser.newContext({ locale: 'zh-CN', baseURL: server.url })
      const desk = await context.newPage()
      await signIn(login, desk)
      await desk.goto('/marking')
      await usable(desk, 'the queue')
      await desk.getByRole('button', { name: '评下一份' }).click()
      await desk.waitForURL(/\/marking\/.+/)
      await expect(desk.getByText(SENTENCE)).toBeVisible()
      expect(await desk.content()).not.toContain('钱写卷')
      await usable(desk, 'the desk')
      // nothing is given before every criterion has a level
      await expect(async () => {
        await desk.keyboard.press('Control+Enter')
        await expect(desk.getByRole('alert')).toContainText('还没有给分', { timeout: 500 })
      }).toPass()
      for (const key of keys) await desk.keyboard.press(key)
      await expect(desk.getByText('已暂存')).toBeVisible()
      await desk.keyboard.press('Control+Enter')
      await expect(desk.getByText(PLAN)).toBeVisible()
      expect(await desk.content()).not.toContain('钱写卷')
      await desk.setViewportSize(PHONE)
      await usable(desk, 'the desk on a phone')
      for (const criterion of await desk.locator('fieldset').all())
        await criterion.getByRole('radio').nth(2).check()
      await desk.getByLabel(/总的一句话/).fill(COMMENT)
      await desk.getByRole('button', { name: '交评分，评下一份' }).click()
      await expect(desk.getByText('给分已记下。')).toBeVisible()
      await usable(desk, 'the queue on a phone')
      await context.close()
    })
  }

  await test.step('the trainee sees the result, the rubric and the comments', async () => {
    // 2 by machine; 3 of 4 by both readers, each in his own way; 10 of 20 by both
    await page.goto(`/attempts/${attemptId}/result`)
    await expect(page.locator('.score .big')).toContainText('15')
    await page.goto(`/attempts/${attemptId}/review`)
    await expect(page.getByText(COMMENT).first()).toBeVisible()
    await expect(page.getByText('先问原因，再给两个方案。')).toBeVisible()
    await expect(page.getByText('3 / 4 分')).toBeVisible()
    expect(await page.content()).not.toContain('周评一')
    await usable(page, 'the review')
    await page.setViewportSize(PHONE)
    await usable(page, 'the review on a phone')
  })
})
