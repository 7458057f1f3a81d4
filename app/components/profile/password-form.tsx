import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, PasswordInput } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

type Answer = { saved?: string; ended?: number; refusal?: { code: string; waitMs?: number } }

export function PasswordForm({ login }: { login: string }) {
  const { t } = useTranslation('profile')
  const fetcher = useFetcher<Answer>()
  const form = useRef<HTMLFormElement>(null)
  const { data } = fetcher
  useEffect(() => {
    if (data?.saved) form.current?.reset()
  }, [data])
  return (
    <section className="sec" aria-labelledby="password">
      <h2 id="password">{t('password.title')}</h2>
      <fetcher.Form method="post" className="stack form-col" ref={form}>
        <input type="hidden" name="intent" value="password" />
        <input type="hidden" autoComplete="username" value={login} readOnly />
        {fetcher.state === 'idle' && data?.refusal && <Refusal refusal={data.refusal} />}
        {fetcher.state === 'idle' && data?.saved && (
          <Notice tone="good" role="status">
            {t('password.changed')}
            {(data.ended ?? 0) > 0 && t('password.ended', { count: data.ended })}
          </Notice>
        )}
        <Field label={t('password.old')}>
          <PasswordInput name="oldPassword" autoComplete="current-password" required />
        </Field>
        <Field label={t('password.new')} hint={t('password.hint')}>
          <PasswordInput
            name="newPassword"
            autoComplete="new-password"
            minLength={8}
            maxLength={200}
            required
          />
        </Field>
        <Button type="submit" busy={fetcher.state !== 'idle' && t('saved.saving')}>
          {t('password.submit')}
        </Button>
      </fetcher.Form>
    </section>
  )
}

/** Why the password stayed as it was; a wait counts down to the second it is over. */
function Refusal({ refusal }: { refusal: NonNullable<Answer['refusal']> }) {
  const { t } = useTranslation('profile')
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    setSeconds(Math.ceil((refusal.waitMs ?? 0) / 1000))
    if (refusal.code !== 'too-many') return
    const timer = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1000)
    return () => clearInterval(timer)
  }, [refusal])
  if (refusal.code === 'too-many') {
    return (
      <Notice tone="warn" icon="clock" role="alert">
        {seconds > 0 ? t('refused.too-many', { seconds }) : t('refused.over')}
      </Notice>
    )
  }
  return (
    <Notice tone="bad" role="alert">
      {t(`refused.${refusal.code}`)}
    </Notice>
  )
}
