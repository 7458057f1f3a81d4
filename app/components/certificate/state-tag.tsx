import { useTranslation } from 'react-i18next'
import type { CertificateState } from '../../domain/certification/award.ts'
import { Tag } from '../ui/tag.tsx'

const LOOK = {
  valid: { tone: 'good', icon: 'check' },
  expired: { tone: 'warn', icon: 'clock' },
  superseded: { tone: 'info', icon: 'again' },
  revoked: { tone: 'bad', icon: 'cross' },
} as const

export function StateTag({ state }: { state: CertificateState }) {
  const { t } = useTranslation('certificate')
  return (
    <Tag tone={LOOK[state].tone} icon={LOOK[state].icon}>
      {t(`state.${state}`)}
    </Tag>
  )
}
