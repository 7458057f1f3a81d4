import './tailwind.css'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNonce } from './components/shell/nonce.tsx'
import { ButtonLink } from './components/ui/button.tsx'
import { ErrorState } from './components/ui/states.tsx'
import { findRequester } from './lib/auth/require-role.server.ts'
import { languageOf } from './lib/i18n/language-of.server.ts'
import { pageTitle } from './lib/i18n/page-title.ts'

export const links: LinksFunction = () => [{ rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' }]

/** What every page needs: who is asking, in which language, in whose time. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await findRequester(request, context)
  return {
    viewer: viewer && {
      name: viewer.name,
      unitName: viewer.unitName,
      roles: [...new Set(viewer.roles.map(({ role }) => role))],
      shortcuts: viewer.shortcuts,
    },
    language: languageOf(request, viewer?.language),
    theme: viewer?.theme ?? null,
    zone: context.zone,
    now: context.world.now(),
    requestId: context.requestId,
  }
}
export type RootData = Awaited<ReturnType<typeof loader>>

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const { i18n, t } = useTranslation()
  const nonce = useNonce()
  return (
    <html lang={i18n.language} data-theme={root?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

/** What a person sees when something broke: what happened, what is safe, what to do. */
/** Pages name themselves; one that could not be shown is named here. */
export const meta: MetaFunction<typeof loader> = ({ error, matches }) =>
  error ? [{ title: pageTitle(matches, 'error') }] : []

export function ErrorBoundary() {
  const error = useRouteError()
  const { t } = useTranslation()
  const root = useRouteLoaderData<typeof loader>('root')
  const known =
    isRouteErrorResponse(error) && (error.status === 403 || error.status === 404) ? error.status : 500
  return (
    <main id="main">
      <ErrorState
        heading="h1"
        title={t(`error.${known}.title`)}
        {...(known === 500 && { safe: t('error.500.safe'), reference: root?.requestId })}
        todo={t(`error.${known}.todo`)}
        action={<ButtonLink to="/">{t('error.home')}</ButtonLink>}
      />
    </main>
  )
}
