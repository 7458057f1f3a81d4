import { useTranslation } from 'react-i18next'
import type { Unmet } from '../../domain/certification/eligibility.ts'
import { useFormats } from '../../lib/i18n/format.ts'

/** What keeps somebody from sitting an exam, in a sentence. */
export function useUnmetWords(): (unmet: Unmet) => string {
  const { t } = useTranslation('home')
  const { date } = useFormats()
  return (unmet) => {
    switch (unmet.code) {
      case 'class-hours':
        return t('unmet.class-hours', { left: unmet.need - unmet.have })
      case 'earlier-certificate':
        return t('unmet.earlier-certificate', { level: t(`shell:level.${unmet.level}`) })
      case 'time-in-post':
        return unmet.fulfilledAt === null
          ? t('unmet.post-unknown', { years: unmet.years })
          : t('unmet.time-in-post', { years: unmet.years, date: date(unmet.fulfilledAt) })
      case 'too-soon':
        return t('unmet.too-soon', { date: date(unmet.mayStartAt) })
      case 'yearly-limit':
        return t('unmet.yearly-limit', { limit: unmet.limit, date: date(unmet.mayStartAt) })
    }
  }
}
