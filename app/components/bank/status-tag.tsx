import { useTranslation } from 'react-i18next'
import type { ItemStatus } from '../../domain/item/schema.ts'
import { Tag } from '../ui/tag.tsx'

const LOOK = {
  ready: { tone: 'good', icon: 'check' },
  review: { tone: 'info', icon: 'paper' },
  draft: { tone: 'warn', icon: 'clock' },
  retired: { tone: undefined, icon: 'lock' },
} as const

export function StatusTag({ status }: { status: ItemStatus }) {
  const { t } = useTranslation('bank')
  return <Tag {...LOOK[status]}>{t(`status.${status}`)}</Tag>
}
