import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/tag.tsx'

const TONE: Readonly<Record<string, 'warn' | 'info' | 'good' | 'line'>> = {
  proposed: 'warn',
  approved: 'info',
  applied: 'good',
  withdrawn: 'line',
}

/** Where a correction stands. */
export function ChangeStatus({ status }: { status: string }) {
  const { t } = useTranslation('regrade')
  return <Tag tone={TONE[status]}>{t(`status.${status}`)}</Tag>
}
