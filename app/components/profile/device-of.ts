/** First fit wins: many browsers also name the ones they descend from. */
const BROWSERS = [
  ['MicroMessenger', '微信'],
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['QQBrowser', 'QQ 浏览器'],
  ['UCBrowser', 'UC 浏览器'],
  ['HuaweiBrowser', '华为浏览器'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const SYSTEMS = [
  ['HarmonyOS', 'HarmonyOS'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

export type Device = { browser: string | null; system: string | null }

/** A browser and a system a person would recognise; null for what is not told. */
export function deviceOf(userAgent: string): Device {
  const named = (list: readonly (readonly [string, string])[]) =>
    list.find(([sign]) => userAgent.includes(sign))?.[1] ?? null
  return { browser: named(BROWSERS), system: named(SYSTEMS) }
}
