import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from './languages.ts'

export type Catalog = Record<string, Record<string, unknown>>

/** One i18next instance for one request or browser, with its words already there. What `en` lacks is shown in Chinese. */
export function createI18n(language: Language, catalogs: Partial<Record<Language, Catalog>>): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: catalogs as Record<string, Catalog>,
    defaultNS: 'shell',
    initAsync: false,
    interpolation: { escapeValue: false },
    // English that comes after the page was drawn is shown at once
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  return instance
}
