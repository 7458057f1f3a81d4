import { useTranslation } from 'react-i18next'
import type { Phase, SessionKind } from '../../domain/exam-session/session.ts'
import { Tag } from '../ui/tag.tsx'

export type ShownStatus = 'draft' | 'cancelled' | Phase

const LOOK = {
  draft: { tone: 'line' },
  upcoming: { tone: 'info', icon: 'clock' },
  open: { tone: 'good', icon: 'check' },
  over: { tone: 'line' },
  cancelled: { tone: 'warn', icon: 'cross' },
} as const

/** Where a sitting stands: planned, to come, open, over, cancelled. */
export function StatusTag({ status }: { status: ShownStatus }) {
  const { t } = useTranslation('sessions')
  return <Tag {...LOOK[status]}>{t(`status.${status}`)}</Tag>
}

export function KindTag({ kind }: { kind: SessionKind }) {
  const { t } = useTranslation('sessions')
  return <Tag tone={kind === 'formal' ? 'accent' : 'line'}>{t(`kind.${kind}`)}</Tag>
}
