import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Icon } from '../ui/icon.tsx'

/** Stands in place of the paper while the invigilator has stopped the clock. */
export function PausedScreen({ since, answered, total }: { since: number; answered: number; total: number }) {
  const { t } = useTranslation('exam')
  const { time } = useFormats()
  return (
    <section className="paused" role="alert" aria-labelledby="paused-head">
      <h2 id="paused-head">
        <Icon name="clock" />
        {t('paused.title')}
      </h2>
      <p>{t('paused.body', { at: time(since) })}</p>
      <p className="muted">{t('paused.safe', { answered, total })}</p>
    </section>
  )
}
