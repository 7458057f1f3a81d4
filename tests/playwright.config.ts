import { defineConfig } from '@playwright/test'
import { browserPath } from './e2e/browser.ts'

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './e2e/global-setup.ts',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  // a machine under strain may drop one step; what passes only the second time is named as flaky
  retries: 1,
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    // whatever hangs is to fail with its name, not with the test's whole time
    actionTimeout: 20_000,
    navigationTimeout: 40_000,
    // recording every step costs a third of the time; what fails is tried again, and that is recorded
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: browserPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
