import { useTranslation } from 'react-i18next'
import type { Origin } from '../../domain/blueprint/schema.ts'
import { Tag } from '../ui/tag.tsx'

const TONE_OF = { seed: 'info', public: 'good', team: 'line' } as const

/** Where a name or a figure comes from. */
export function OriginTag({ origin }: { origin: Origin }) {
  const { t } = useTranslation('blueprint')
  return <Tag tone={TONE_OF[origin]}>{t(`origin.${origin}`)}</Tag>
}
