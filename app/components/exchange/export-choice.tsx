import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ExportData } from '../../routes/bank_.export._index/route.tsx'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'

const LEVELS = ['l4', 'l3', 'l2', 'l1']
const STATUSES = ['ready', 'review', 'retired']

/** Which items the file is to hold; the page then says what becomes of them. */
export function ExportChoice({ level, status }: Pick<ExportData, 'level' | 'status'>) {
  const { t } = useTranslation('exchange')
  return (
    <Form method="get" className="export-choice" aria-label={t('export.choose')}>
      <Field label={t('export.level')}>
        <Select name="level" defaultValue={level ?? ''}>
          <option value="">{t('export.any')}</option>
          {LEVELS.map((one) => (
            <option key={one} value={one}>
              {t(`shell:level.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('export.status')}>
        <Select name="status" defaultValue={status ?? ''}>
          <option value="">{t('export.any')}</option>
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {t(`bank:status.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">{t('export.show')}</Button>
    </Form>
  )
}
