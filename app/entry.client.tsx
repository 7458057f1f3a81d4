import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { NonceProvider } from './components/shell/nonce.tsx'
import { speakWith, wordsHere } from './lib/i18n/arrived-words.ts'
import { createI18n } from './lib/i18n/create-i18n.ts'

const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
const i18n = createI18n(language, { 'zh-CN': {} })
await wordsHere()
speakWith(i18n)
// the attribute is hidden from scripts, the property is not
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

// Remix gives up a page's data when a later answer makes it stale, and leaves the rejected rest of its stream to nobody
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof DOMException && event.reason.name === 'AbortError') event.preventDefault()
})

startTransition(() => {
  hydrateRoot(
    document,
    <I18nextProvider i18n={i18n}>
      <NonceProvider value={nonce}>
        <RemixBrowser />
      </NonceProvider>
    </I18nextProvider>,
  )
})
