import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Waits until React has taken the page over, so that what is measured is what people use. */
export async function isAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('h1') ?? {}).some((key) => key.startsWith('__reactFiber')),
  )
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/**
 * Fails on every violation of WCAG 2.2 AA that axe finds.
 * In one frame (“legacy”), since we have no others and a second page to gather their findings takes longer than finding.
 */
export async function accessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze()
  const told = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  )
  expect(told, what).toEqual([])
}

export async function fitsTheScreen(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** Both of them. */
export async function usable(page: Page, what: string): Promise<void> {
  await accessible(page, what)
  await fitsTheScreen(page, what)
}
