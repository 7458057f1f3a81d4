import { Form, useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Switch } from '../ui/switch.tsx'

const LANGUAGES = [
  { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
  { value: 'en', label: <span lang="en">English</span> },
] as const
const THEMES = ['system', 'light', 'dark'] as const

/** Every word of the page changes with it: the page is fetched anew. */
export function LanguageForm({ language }: { language: 'zh-CN' | 'en' }) {
  const { t } = useTranslation('profile')
  return (
    <section aria-labelledby="language">
      <h2 id="language">{t('language.title')}</h2>
      <Form
        method="post"
        reloadDocument
        onChange={(event) => event.currentTarget.submit()}
        className="setting"
      >
        <input type="hidden" name="intent" value="language" />
        <Switch legend={t('language.title')} name="language" options={LANGUAGES} defaultValue={language} />
        <p className="note">{t('language.note')}</p>
      </Form>
    </section>
  )
}

/** What takes effect at once: the theme and the keys. */
export function Preferences({
  theme,
  shortcuts,
}: {
  theme: 'system' | 'light' | 'dark'
  shortcuts: boolean
}) {
  const { t } = useTranslation('profile')
  const fetcher = useFetcher<{ saved?: string }>()
  const state = fetcher.state !== 'idle' ? 'saving' : fetcher.data?.saved ? 'saved' : undefined
  return (
    <fetcher.Form method="post" className="setting" onChange={(event) => fetcher.submit(event.currentTarget)}>
      <input type="hidden" name="intent" value="preferences" />
      <section className="sec" aria-labelledby="theme">
        <h2 id="theme">{t('theme.title')}</h2>
        <Switch
          legend={t('theme.title')}
          name="theme"
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          defaultValue={theme}
        />
      </section>
      <section className="sec" aria-labelledby="keys">
        <h2 id="keys">{t('keys.title')}</h2>
        <label className="pick">
          <input type="checkbox" name="shortcuts" defaultChecked={shortcuts} />
          {t('keys.on')}
        </label>
        <p className="note">{t('keys.note')}</p>
      </section>
      <p className="note saved" role="status">
        {state && t(`saved.${state}`)}
      </p>
    </fetcher.Form>
  )
}
