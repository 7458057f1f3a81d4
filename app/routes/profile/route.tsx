import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { deviceOf } from '../../components/profile/device-of.ts'
import { Devices } from '../../components/profile/devices.tsx'
import { PasswordForm } from '../../components/profile/password-form.tsx'
import { LanguageForm, Preferences } from '../../components/profile/preferences.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { sessionsOf } from '../../db/reads/people.server.ts'
import { isLive, requireViewer, sessionHashOf } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { languageOf } from '../../lib/i18n/language-of.server.ts'
import { isLanguage, LANGUAGE_COOKIE } from '../../lib/i18n/languages.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { changePassword, changePreferences } from '../../use-cases/people/change-profile.server.ts'
import { signOutElsewhere } from '../../use-cases/people/end-sessions.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'profile') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const here = sessionHashOf(request, context)
  const { db, now } = context.world
  const live = (await sessionsOf(db, viewer.id)).filter((session) => isLive(session, now()))
  return {
    name: viewer.name,
    login: viewer.login,
    unitName: viewer.unitName,
    roles: [...new Set(viewer.roles.map(({ role }) => role))],
    language: languageOf(request, viewer.language),
    theme: themeOf(viewer.theme),
    shortcuts: viewer.shortcuts,
    sessions: live
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt)
      .map(({ idHash, userAgent, lastSeenAt, createdAt }) => ({
        here: idHash === here,
        device: deviceOf(userAgent),
        lastSeenAt,
        createdAt,
      })),
  }
}

const themeOf = (kept: string | null): 'system' | 'light' | 'dark' =>
  kept === 'light' || kept === 'dark' ? kept : 'system'

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const { world } = context
  const form = await request.formData()
  switch (form.get('intent')) {
    case 'language': {
      const language = form.get('language')
      if (!isLanguage(language)) return refused({ code: 'bad-form' })
      await changePreferences(world, viewer.id, { language })
      // the cookie goes before the profile, so it must follow it
      const cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax`
      throw redirect('/profile', { headers: { 'Set-Cookie': cookie } })
    }
    case 'preferences': {
      const theme = form.get('theme')
      await changePreferences(world, viewer.id, {
        theme: theme === 'light' || theme === 'dark' ? theme : null,
        shortcuts: form.get('shortcuts') === 'on',
      })
      return data({ saved: 'preferences' as const, ended: 0 })
    }
    case 'password': {
      const [oldPassword, newPassword] = [form.get('oldPassword'), form.get('newPassword')]
      if (typeof oldPassword !== 'string' || typeof newPassword !== 'string')
        return refused({ code: 'bad-form' })
      const changed = await changePassword(world, {
        personId: viewer.id,
        oldPassword: oldPassword.slice(0, 500),
        newPassword,
        sessionHash: sessionHashOf(request, context),
      })
      if (!changed.ok) return refused(changed.refusal)
      return data({ saved: 'password' as const, ended: changed.value.ended })
    }
    case 'elsewhere': {
      const ended = await signOutElsewhere(world, {
        personId: viewer.id,
        sessionHash: sessionHashOf(request, context),
      })
      return data({ saved: 'elsewhere' as const, ended })
    }
    default:
      return refused({ code: 'bad-form' })
  }
}
export type ProfileAction = typeof action

export default function ProfilePage() {
  const { t } = useTranslation('profile')
  const { name, login, unitName, roles, language, theme, shortcuts, sessions } =
    useLoaderData<typeof loader>()
  return (
    <Shell>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
        </div>
        <Form method="post" action="/sign-out">
          <Button type="submit">{t('shell:signOut')}</Button>
        </Form>
      </div>
      <div className="row2 settings">
        <div>
          <LanguageForm language={language} />
          <Preferences theme={theme} shortcuts={shortcuts} />
          <PasswordForm login={login} />
        </div>
        <aside className="stack" aria-labelledby="who">
          <h2 id="who">{t('who')}</h2>
          <dl className="kv">
            <dt>{t('name')}</dt>
            <dd>{name}</dd>
            <dt>{t('login')}</dt>
            <dd>{login.toUpperCase()}</dd>
            <dt>{t('unit')}</dt>
            <dd>{unitName}</dd>
            <dt>{t('roles')}</dt>
            <dd>{roles.map((role) => t(`shell:role.${role}`)).join(t('listing'))}</dd>
          </dl>
          <p className="note">{t('whoNote')}</p>
          <Devices sessions={sessions} />
        </aside>
      </div>
    </Shell>
  )
}
