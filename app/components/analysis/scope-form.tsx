import { Form, useSubmit } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { AnalysisData } from '../../routes/analysis._index/route.tsx'
import { Select } from '../ui/field.tsx'

const LEVELS = ['l4', 'l3', 'l2', 'l1']

/** Which papers the figures rest on; the address holds it all. */
export function ScopeForm({
  level,
  papers,
  sittingId,
  sittings,
}: Pick<AnalysisData, 'level' | 'papers' | 'sittingId' | 'sittings'>) {
  const { t } = useTranslation('analysis')
  const submit = useSubmit()
  return (
    <Form
      method="get"
      className="filters"
      onChange={({ currentTarget }) => submit(currentTarget, { preventScrollReset: true })}
    >
      <Select small name="level" aria-label={t('level')} key={`level ${level}`} defaultValue={level}>
        {LEVELS.map((one) => (
          <option key={one} value={one}>
            {t(`shell:level.${one}`)}
          </option>
        ))}
      </Select>
      <Select small name="papers" aria-label={t('papers')} key={`papers ${papers}`} defaultValue={papers}>
        <option value="formal">{t('formal')}</option>
        <option value="all">{t('all')}</option>
      </Select>
      {sittings.length > 0 && (
        <Select
          small
          name="sitting"
          aria-label={t('sitting')}
          key={`sitting ${sittingId}`}
          defaultValue={sittingId ?? ''}
        >
          <option value="">{t('anySitting')}</option>
          {sittings.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      )}
      <noscript>
        <button type="submit" className="btn small">
          {t('show')}
        </button>
      </noscript>
    </Form>
  )
}
