import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { NonceProvider } from './components/shell/nonce.tsx'
import { createI18n } from './lib/i18n/create-i18n.ts'
import { en } from './lib/i18n/en.ts'
import { languageOf } from './lib/i18n/language-of.server.ts'
import { isLanguage } from './lib/i18n/languages.ts'
import { zhCN } from './lib/i18n/zh-cn.ts'

const ABORT_MS = 5_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce, requestId }: AppLoadContext,
) {
  const known = (remixContext.staticHandlerContext.loaderData.root as { language?: unknown } | undefined)
    ?.language
  const language = isLanguage(known) ? known : languageOf(request)
  const i18n = createI18n(language, { 'zh-CN': zhCN, en })
  const whole = isbot(request.headers.get('User-Agent') ?? '')
  return new Promise<Response>((resolve, reject) => {
    let started = false
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18n}>
        <NonceProvider value={cspNonce}>
          <RemixServer context={remixContext} url={request.url} nonce={cspNonce} abortDelay={ABORT_MS} />
        </NonceProvider>
      </I18nextProvider>,
      {
        nonce: cspNonce,
        [whole ? 'onAllReady' : 'onShellReady']() {
          started = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.set('Cache-Control', 'no-store')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          if (started)
            process.stderr.write(`${requestId} ${error instanceof Error ? error.stack : String(error)}\n`)
        },
      },
    )
    setTimeout(abort, ABORT_MS + 1_000).unref()
  })
}

/** Bugs end up here: the log has the stack, the page only the request id. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (request.signal.aborted) return
  process.stderr.write(`${context.requestId} ${error instanceof Error ? error.stack : String(error)}\n`)
}
