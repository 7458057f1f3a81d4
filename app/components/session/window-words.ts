import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'

type Window = Readonly<{ opensAt: number | null; closesAt: number | null }>

/** When a sitting is open, in words: 12 月 6 日 9:00–12:00, the second date only where it is another day. */
export function useWindowWords() {
  const { t } = useTranslation('sessions')
  const { date, time, dateTime } = useFormats()
  return ({ opensAt, closesAt }: Window): string => {
    if (opensAt === null)
      return closesAt === null ? t('window.always') : t('window.until', { to: dateTime(closesAt) })
    if (closesAt === null) return t('window.from', { from: dateTime(opensAt) })
    const to = date(opensAt) === date(closesAt) ? time(closesAt) : dateTime(closesAt)
    return `${dateTime(opensAt)}–${to}`
  }
}
