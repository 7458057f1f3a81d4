import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { BlueprintData } from '../../routes/blueprints.$level/route.tsx'
import { Notice } from '../ui/notice.tsx'

type Health = NonNullable<BlueprintData['health']>

/** What exams draw from: how many forms without a common question, on which bank, and the last form counted again. */
export function BankHealth({ health, current, needed }: { health: Health; current: number; needed: number }) {
  const { t } = useTranslation('blueprint')
  const { date } = useFormats()
  const { capacity, tables, items, at, blueprintVersion, isCurrent, forms, last } = health
  return (
    <section aria-label={t('health.title')}>
      {!isCurrent && (
        <Notice tone="warn" title={t('health.stale')}>
          <p>
            {t(blueprintVersion === current ? 'health.staleBank' : 'health.staleBlueprint', {
              n: blueprintVersion,
              current,
            })}
          </p>
        </Notice>
      )}
      <dl className="figs">
        <Figure name={t('health.capacity')} value={capacity}>
          {t('health.capacityOf', { needed })}
        </Figure>
        <Figure name={t('health.tables')} value={tables}>
          {t('health.tablesUnit')}
        </Figure>
        <Figure name={t('health.snapshot')} value={items}>
          {t('health.snapshotAt', { date: date(at) })}
        </Figure>
        <Figure name={t('health.forms')} value={forms}>
          {last
            ? t(last.ok ? 'health.lastOk' : 'health.lastBad', { date: date(last.at), count: last.violations })
            : t('health.noForms')}
        </Figure>
      </dl>
    </section>
  )
}

function Figure({ name, value, children }: { name: string; value: number; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} <small>{children}</small>
      </dd>
    </div>
  )
}
