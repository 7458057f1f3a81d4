import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import type { Device } from './device-of.ts'

type Session = { here: boolean; device: Device; lastSeenAt: number; createdAt: number }

/** Where this person is signed in now, and a way to end all of it but here. */
export function Devices({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation('profile')
  const { dateTime } = useFormats()
  const fetcher = useFetcher<{ ended?: number }>()
  const others = sessions.filter(({ here }) => !here).length
  const named = ({ browser, system }: Device) =>
    [browser ?? t('devices.browser'), system].filter(Boolean).join(t('devices.on'))
  return (
    <section className="sec" aria-labelledby="devices">
      <h2 id="devices">{t('devices.title')}</h2>
      <ul className="devices">
        {sessions.map(({ here, device, lastSeenAt, createdAt }) => (
          <li key={`${createdAt} ${lastSeenAt}`}>
            <b>{named(device)}</b>
            <span className="note">
              {here ? t('devices.here') : t('devices.seen', { at: dateTime(lastSeenAt) })}
              {t('devices.since', { at: dateTime(createdAt) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="note" role="status">
        {fetcher.data?.ended !== undefined &&
          fetcher.state === 'idle' &&
          t('devices.ended', { count: fetcher.data.ended })}
      </p>
      {others > 0 ? (
        <fetcher.Form method="post">
          <input type="hidden" name="intent" value="elsewhere" />
          <Button small type="submit" busy={fetcher.state !== 'idle' && t('devices.busy')}>
            {t('devices.signOut')}
          </Button>
        </fetcher.Form>
      ) : (
        <p className="note">{t('devices.only')}</p>
      )}
    </section>
  )
}
