/** Interface languages, the first one complete. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export const isLanguage = (name: unknown): name is Language => LANGUAGES.some((language) => language === name)
export const LANGUAGE_COOKIE = 'weiwan-language'
