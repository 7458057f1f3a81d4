import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MOST_EXTRA } from '../../domain/exam-session/extra-time.ts'
import { Button } from '../ui/button.tsx'
import { Field, TextInput } from '../ui/field.tsx'
import { useBusy } from './lists.tsx'

type Granted = Readonly<{
  personId: string
  login: string
  name: string
  minutes: number
  percent: number
  /** Minutes in all on the level's paper; null while the level has no blueprint. */
  total: number | null
  reason: string
}>

/** Extra time: what was granted, and one more. @param refused the last grant was no amount that may be granted */
export function ExtraTimePanel({ granted, refused }: { granted: readonly Granted[]; refused: boolean }) {
  const { t } = useTranslation('sessions')
  const fault = refused && { error: t('refusal.bad-extra', { most: MOST_EXTRA }) }
  return (
    <div className="stack">
      {granted.length > 0 && (
        <ul className="granted" aria-label={t('extra.caption')}>
          {granted.map((one) => (
            <Line key={one.personId} {...one} />
          ))}
        </ul>
      )}
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="extra" />
        <Field label={t('extra.login')}>
          <TextInput name="login" required autoComplete="off" autoCapitalize="none" />
        </Field>
        <div className="pair">
          <Field label={t('extra.minutes')}>
            <TextInput type="number" inputMode="numeric" name="minutes" min={0} max={MOST_EXTRA.minutes} />
          </Field>
          <Field label={t('extra.percent')} hint={t('extra.percentHint')} {...fault}>
            <TextInput type="number" inputMode="numeric" name="percent" min={0} max={MOST_EXTRA.percent} />
          </Field>
        </div>
        <Field label={t('extra.reason')}>
          <TextInput name="reason" required maxLength={200} autoComplete="off" />
        </Field>
        <div className="acts">
          <Button type="submit" busy={useBusy('extra') && t('saving')}>
            {t('extra.submit')}
          </Button>
        </div>
      </Form>
    </div>
  )
}

/** One person's extra time, and the button that takes it back. */
function Line({ login, name, minutes, percent, total, reason }: Granted) {
  const { t } = useTranslation('sessions')
  const inMinutes = t('extra.inMinutes', { count: total ?? minutes })
  const share = minutes === 0 ? `${percent}%` : t('extra.both', { minutes, percent })
  const relative = total === null ? share : t('extra.makes', { share, minutes: inMinutes })
  return (
    <li>
      <div>
        <b>{name}</b> <span className="muted nowrap">{login}</span>
        <br />
        {percent === 0 ? inMinutes : relative}
        <br />
        <span className="muted">{reason}</span>
      </div>
      <Form method="post">
        <input type="hidden" name="intent" value="no-extra" />
        <input type="hidden" name="login" value={login} />
        <input type="hidden" name="reason" value={t('extra.takenBack')} />
        <Button small type="submit" aria-label={t('extra.removeOf', { name })}>
          {t('extra.remove')}
        </Button>
      </Form>
    </li>
  )
}
