import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import type { ExamSession } from './use-exam-session.ts'
import { useMoreTime } from './use-more-time.ts'

/** What one must know now: no network, opened elsewhere, signed out, time is up, or an answer that was not taken. */
export function RoomBanner({ session, timeUp }: { session: ExamSession; timeUp: boolean }) {
  const { t } = useTranslation('exam')
  const [busy, setBusy] = useState(false)
  const { place, view, takeHere } = session
  const { time } = useFormats()
  const more = useMoreTime(view.deadline)
  const takeBack = async () => {
    setBusy(true)
    await takeHere()
    setBusy(false)
  }
  if (place === 'frozen')
    return (
      <div className="banner bad" role="alert">
        <Icon name="warn" />
        <b>{t('elsewhere.title')}</b>
        <span>{t('elsewhere.body')}</span>
        <Button small onClick={takeBack} busy={busy && t('elsewhere.busy')}>
          {t('elsewhere.back')}
        </Button>
      </div>
    )
  if (timeUp || place === 'over')
    return (
      <div className="banner" role="alert">
        <Icon name="clock" />
        <b>{t(timeUp ? 'timeUp.title' : 'over.title')}</b>
        <span>{t(view.link === 'offline' ? 'timeUp.offline' : 'timeUp.body')}</span>
      </div>
    )
  if (view.link === 'signed-out')
    return (
      <div className="banner bad" role="alert">
        <Icon name="lock" />
        <b>{t('signedOut.title')}</b>
        <span>{t('signedOut.body')}</span>
        <a href="/sign-in" target="_blank" rel="noreferrer">
          {t('signedOut.link')}
        </a>
      </div>
    )
  if (view.link === 'offline')
    return (
      <div className="banner" role="alert">
        <Icon name="cloudOff" />
        <b>{t('offline.title')}</b>
        <span>{t(view.lasting ? 'offline.body' : 'offline.bodyMemory')}</span>
      </div>
    )
  if (view.refused)
    return (
      <div className="banner bad" role="alert">
        <Icon name="cross" />
        <b>{t('refused.title', { n: view.refused.slot })}</b>
        <span>{t([`refused.${view.refused.code}`, 'refused.other'])}</span>
      </div>
    )
  if (more && view.pausedAt === null)
    return (
      <div className="banner good" role="status">
        <Icon name="clock" />
        <b>{t('moreTime.title', { count: Math.round(more.byMs / 60_000) })}</b>
        <span>{t('moreTime.body', { at: time(more.deadline) })}</span>
      </div>
    )
  if (!view.lasting && place === 'here')
    return (
      <div className="banner" role="status">
        <Icon name="warn" />
        <b>{t('memory.title')}</b>
        <span>{t('memory.body')}</span>
      </div>
    )
  return null
}
