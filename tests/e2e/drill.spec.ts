import type { Locator, Page } from '@playwright/test'
import { usable } from './accessible.ts'
import { expect, PHONE, test } from './fixtures.ts'

/** How a hand does the three things that the drill asks for. */
type Manner = Readonly<{
  name: string
  /** Nobody else's, so that no other test finds his talk open. */
  who: string
  viewport: { width: number; height: number }
  hasTouch: boolean
  press: (page: Page, what: Locator) => Promise<void>
  /** Names a class (0–2) and one of its motives in the part of the page that asks. */
  judge: (page: Page, asking: Locator, of: number) => Promise<void>
  /** Puts a card into a bin (0–2). */
  sort: (page: Page, card: Locator, bin: Locator, of: number) => Promise<void>
}>

/** Nothing but Tab leads there. */
async function reach(page: Page, what: Locator): Promise<void> {
  const isThere = () => what.evaluate((element) => element === document.activeElement)
  for (let steps = 0; steps < 80 && !(await isThere()); steps++) await page.keyboard.press('Tab')
  await expect(what).toBeFocused()
}

const WIDE = { width: 1280, height: 900 }
const MANNERS: readonly Manner[] = [
  {
    name: 'mouse',
    who: 'ZX-20451',
    viewport: WIDE,
    hasTouch: false,
    press: (_page, what) => what.click(),
    async judge(_page, asking, of) {
      await asking.locator('.cls button').nth(of).click()
      await asking.locator('.mot button').first().click()
    },
    async sort(page, card, bin) {
      await card.hover()
      await page.mouse.down()
      // the card goes with the pointer and lies over the bin
      await bin.hover({ force: true })
      await page.mouse.up()
    },
  },
  {
    name: 'keys alone',
    who: 'ZX-20452',
    viewport: WIDE,
    hasTouch: false,
    async press(page, what) {
      await reach(page, what)
      await page.keyboard.press('Enter')
    },
    async judge(page, _asking, of) {
      await page.keyboard.press(String(of + 1))
      await page.keyboard.press('1')
    },
    async sort(page, card, _bin, of) {
      await reach(page, card)
      await page.keyboard.press(String(of + 1))
    },
  },
  {
    name: 'finger',
    who: 'ZX-20453',
    viewport: PHONE,
    hasTouch: true,
    press: (_page, what) => what.tap(),
    async judge(_page, asking, of) {
      await asking.locator('.cls button').nth(of).tap()
      await asking.locator('.mot button').first().tap()
    },
    async sort(_page, card, bin) {
      await card.tap()
      await bin.getByRole('button').tap()
    },
  },
]

/** Emotional and rational in turn: a mixed one asks for a second motive as well. */
const classAt = (place: number): number => place % 2

for (const manner of MANNERS)
  test.describe(`the drill by ${manner.name}`, () => {
    test.use({ viewport: manner.viewport, hasTouch: manner.hasTouch })
    const { who, press, judge, sort } = manner

    const begin = async (page: Page, start: string) => {
      await page.goto('/drill')
      await expect(page.getByRole('button', { name: start })).toBeEnabled()
      await press(page, page.getByRole('button', { name: start }))
      await page.waitForURL(/\/drill\/.+/)
    }
    const ends = async (page: Page, count: number, what: string) => {
      await expect(page.getByRole('heading', { name: new RegExp(`这一轮 ${count} 句`) })).toBeVisible()
      await usable(page, `the result of ${what}`)
    }

    test('one by one and against the clock', async ({ page, signIn }) => {
      await signIn(who)
      await begin(page, '练十句')
      let pickedFirst = false
      for (let place = 0; place < 10; place++) {
        await expect(page.getByText(`第 ${place + 1} 句，共 10 句`)).toBeVisible()
        // no key is in the page before the answer
        await expect(page.locator('mark')).toHaveCount(0)
        await judge(page, page.locator('.case'), classAt(place))
        await expect(page.locator('.told mark').first()).toBeVisible()
        const first = page.locator('.first-s button')
        // not every sentence comes with two first answers to choose from
        if (!pickedFirst && (await first.count()) > 0) {
          pickedFirst = true
          await press(page, first.last())
          await expect(page.locator('.first-s [role=status]')).toBeVisible()
          await usable(page, 'an answered sentence')
        }
        await press(page, page.getByRole('button', { name: place < 9 ? '下一句' : '看这一轮的结果' }))
      }
      expect(pickedFirst).toBe(true)
      await expect(page.locator('.mx td.diag').first()).toBeVisible()
      await ends(page, 10, 'sentences one by one')

      await begin(page, '开始计时')
      await expect(page.getByRole('timer')).toBeVisible()
      for (let place = 0; place < 3; place++) {
        await judge(page, page.locator('.case'), classAt(place))
        // the last one's verdict stands beside the next sentence
        await expect(page.locator('aside').getByText(/判对了|您判的是/)).toBeVisible()
      }
      await usable(page, 'the sprint')
      await press(page, page.getByRole('button', { name: '到此为止' }))
      await ends(page, 3, 'a sprint')
    })

    test('twins and a mixed pile', async ({ page, signIn }) => {
      await signIn(who)
      await begin(page, '练五对')
      for (let pair = 0; pair < 5; pair++) {
        await expect(page.getByText(`第 ${pair + 1} 对，共 5 对`)).toBeVisible()
        const [left, right] = [page.locator('.twin .sheet').nth(0), page.locator('.twin .sheet').nth(1)]
        await judge(page, left, 0)
        // what tells them apart waits for both
        await expect(left.getByText('两句都判完再看区别')).toBeVisible()
        await expect(page.locator('.twin mark')).toHaveCount(0)
        await judge(page, right, 1)
        await expect(page.locator('.twin mark').first()).toBeVisible()
        if (pair === 0) await usable(page, 'two twins')
        await press(page, page.getByRole('button', { name: pair < 4 ? '下一对' : '看这一轮的结果' }))
      }
      await ends(page, 10, 'twins')

      await begin(page, '分十二句')
      const cards = page.getByRole('group', { name: '待分的句子' }).getByRole('button')
      for (let left = 12; left > 0; left--) {
        await expect(page.getByText(`还有 ${left} 句，共 12 句`)).toBeVisible()
        if (left === 11) await usable(page, 'the pile')
        await sort(page, cards.first(), page.locator('.bin').nth(left % 3), left % 3)
      }
      for (const bin of [0, 1, 2])
        await expect(page.locator('.bin').nth(bin).getByRole('listitem')).toHaveCount(4)
      await press(page, page.getByRole('button', { name: '看这一轮的结果' }))
      await ends(page, 12, 'a pile')
    })

    test('a line of a talk', async ({ page, signIn }) => {
      await signIn(who)
      await page.goto('/talks')
      await press(page, page.locator('#spam-sms').getByRole('button', { name: '自由谈' }))
      await page.waitForURL(/\/talks\/.+/)
      const words = page.getByLabel('您的回答')
      for (const line of [
        '大爷您好，一天到晚短信响个不停，换谁都烦。',
        '这些短信里，有没有哪一条让您特别不放心？',
      ]) {
        await expect(words).toBeEnabled()
        const before = await page.locator('.say.c').count()
        await words.fill(line)
        await press(page, page.getByRole('button', { name: '说出去' }))
        await expect(page.locator('.say.c')).toHaveCount(before + 1)
        await expect(page.locator('.dots')).toHaveCount(0)
      }
      const asked = page.getByRole('region', { name: '这句话，客户要的是什么？' })
      await press(page, asked.getByRole('button', { name: '答一下' }))
      await usable(page, 'a question inside a talk')
      await judge(page, asked, 0)
      await expect(page.getByText(/^(对了：|这句话是)/)).toBeVisible()
      // the talk goes on where it was
      await expect(words).toBeEnabled()
    })
  })
