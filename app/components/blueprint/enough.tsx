import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'

/** Enough, or how much is lacking in words of its unit. */
export function Enough({ short, lacking }: { short: number; lacking: string }) {
  const { t } = useTranslation('blueprint')
  if (short === 0)
    return (
      <span className="good-t">
        <Icon name="check" label={t('enough')} />
      </span>
    )
  return (
    <Tag tone="warn" icon="warn">
      {lacking}
    </Tag>
  )
}
