import { expect, test } from 'vitest'
import { deviceOf } from './device-of.ts'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36'

test.each([
  {
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/143.0.0.0`,
    browser: 'Edge',
    system: 'Windows',
  },
  { userAgent: `Mozilla/5.0 (X11; Linux x86_64) ${CHROME}`, browser: 'Chrome', system: 'Linux' },
  {
    userAgent: `Mozilla/5.0 (Linux; Android 14; Mate 60) ${CHROME} MicroMessenger/8.0`,
    browser: '微信',
    system: 'Android',
  },
  {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
    browser: 'Safari',
    system: 'iPhone',
  },
  { userAgent: '', browser: null, system: null },
])('$browser on $system', ({ userAgent, browser, system }) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})
