import { useTranslation } from 'react-i18next'
import type { CertificateState } from '../../domain/certification/award.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Notice } from '../ui/notice.tsx'

type StateNoticeProps = {
  state: CertificateState
  validUntil: number
  revokedAt: number | null
  revokeReason: string | null
  checkedAt: number
  /** What took its place. */
  successor: { number: string; issuedAt: number } | null
}

const LOOK = {
  valid: { tone: 'good', icon: 'check' },
  expired: { tone: 'warn', icon: 'clock' },
  superseded: { tone: 'neutral', icon: 'again' },
  revoked: { tone: 'bad', icon: 'cross' },
} as const

/** Whether a certificate is in force, since when not and why, and when that was looked up. */
export function StateNotice(notice: StateNoticeProps) {
  const { state, validUntil, revokedAt, revokeReason, checkedAt, successor } = notice
  const { t } = useTranslation('certificate')
  const { date, dateTime } = useFormats()
  const words = {
    at: dateTime(checkedAt),
    date: date(
      state === 'revoked'
        ? (revokedAt ?? validUntil)
        : (state === 'superseded' && successor?.issuedAt) || validUntil,
      true,
    ),
    number: successor?.number ?? '',
    reason: sentence(revokeReason ?? t('page.noReason')),
  }
  return (
    <Notice {...LOOK[state]}>
      <p>
        <b>{t(`verify.found.${state}`)}</b>
        {t(`verify.found.${state}Text`, words)}
      </p>
    </Notice>
  )
}

/** A reason typed by a person, closed with a full stop if it is not. */
const sentence = (text: string): string => (/[。！？.!?]$/.test(text) ? text : `${text}。`)
