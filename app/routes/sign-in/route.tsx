import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/ui/button.tsx'
import { Field, PasswordInput, TextInput } from '../../components/ui/field.tsx'
import { Mark } from '../../components/ui/mark.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { findRequester } from '../../lib/auth/require-role.server.ts'
import { newSessionId } from '../../lib/auth/session-cookie.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { signIn } from '../../use-cases/people/sign-in.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'signIn') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await findRequester(request, context)) throw redirect('/')
  return { to: safeReturn(new URL(request.url).searchParams.get('to')) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const [login, password] = [form.get('login'), form.get('password')]
  if (typeof login !== 'string' || typeof password !== 'string' || !login || !password) {
    return refused({ code: 'wrong-password' })
  }
  const sessionId = newSessionId()
  const signed = await signIn(context.world, {
    login: login.slice(0, 200),
    password: password.slice(0, 500),
    address: context.address,
    userAgent: (request.headers.get('User-Agent') ?? '').slice(0, 300),
    sessionHash: context.cookies.hash(sessionId),
  })
  if (!signed.ok) return refused(signed.refusal)
  throw redirect(safeReturn(form.get('to')), { headers: { 'Set-Cookie': context.cookies.write(sessionId) } })
}

/** Only a path of this site: never another host, whatever the address says. */
function safeReturn(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/'
}

export default function SignIn() {
  const { t } = useTranslation('door')
  const { to } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <main className="door" id="main">
      <div className="l">
        <p className="brand">
          <Mark />
          {t('shell:brand')}
        </p>
        <div className="stack">
          <p className="big">
            {t('line1')}
            <br />
            {t('line2')}
          </p>
          <p className="muted">{t('what')}</p>
        </div>
        <DoorFigure />
        <p className="note hide-s">
          {t('holders')} <Link to="/verify">{t('verify')}</Link>
          {t('holdersEnd')}
        </p>
      </div>
      <div className="r">
        <Form method="post">
          <h1>{t('title')}</h1>
          {answer && <Refusal refusal={answer.refusal} key={JSON.stringify(answer)} />}
          <input type="hidden" name="to" value={to} />
          <Field label={t('login')}>
            <TextInput name="login" autoComplete="username" autoCapitalize="none" required />
          </Field>
          <Field label={t('password')} hint={t('forgot')}>
            <PasswordInput name="password" autoComplete="current-password" required />
          </Field>
          <Button kind="main" wide type="submit" busy={busy && t('busy')}>
            {t('submit')}
          </Button>
          <p className="note only-s">
            <Link to="/verify">{t('verify')}</Link>
          </p>
        </Form>
      </div>
    </main>
  )
}

type RefusalFacts = { code: string; waitMs?: number }

/** Says what went wrong; a wait counts down to the second it is over. */
function Refusal({ refusal }: { refusal: RefusalFacts }) {
  const { t } = useTranslation('door')
  const [seconds, setSeconds] = useState(Math.ceil((refusal.waitMs ?? 0) / 1000))
  useEffect(() => {
    if (refusal.code !== 'too-many') return
    const timer = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1000)
    return () => clearInterval(timer)
  }, [refusal])
  if (refusal.code !== 'too-many') {
    return (
      <Notice tone="bad" role="alert">
        {t('wrong')}
      </Notice>
    )
  }
  return (
    <Notice tone="warn" icon="clock" role="alert">
      {seconds > 0 ? t('wait', { seconds }) : t('waitOver')}
    </Notice>
  )
}

function DoorFigure() {
  return (
    <svg className="fig hide-s" viewBox="0 0 430 164" fill="none" strokeLinecap="round" aria-hidden="true">
      <path
        className="mark-bar"
        strokeWidth="2"
        d="M4 160v-20M64 160v-32M124 160v-44M184 160v-56M244 160v-68M304 160v-80M364 160v-92"
      />
      <path className="mark-arm" strokeWidth="4" d="M424 160V84c0-44-32-72-76-72-42 0-72 20-80 48" />
    </svg>
  )
}
