import { useTranslation } from 'react-i18next'
import type { ItemStatus } from '../../domain/item/schema.ts'
import type { BankRow } from '../../domain/item/search.ts'
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

const WORK_LOOK = { draft: 'line', review: 'info', returned: 'warn' } as const

/** What is being written of an item, where its own status does not say it. */
export function WorkTag({ work, published, status }: Pick<BankRow, 'work' | 'published' | 'status'>) {
  const { t } = useTranslation('workbench')
  if (work === null || (!published && work === status)) return null
  return <Tag tone={WORK_LOOK[work]}>{t(`work.${work}`)}</Tag>
}
