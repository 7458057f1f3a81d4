import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'

const FORMATS = ['excel', 'yaml', 'gift', 'moodle-xml', 'qti']
const LEVELS = ['l4', 'l3', 'l2', 'l1']
const STATUSES = ['ready', 'review', 'retired']

/** The bank as a file. A plain form: the answer is a download. */
export function ExportForm() {
  const { t } = useTranslation('exchange')
  return (
    <section className="sec">
      <h2>{t('export.title')}</h2>
      <p className="note">{t('export.note')}</p>
      <form method="get" action="/bank/export" className="import-form">
        <Field label={t('format')}>
          <Select name="format">
            {FORMATS.map((format) => (
              <option key={format} value={format}>
                {t(`formats.${format}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('export.level')}>
          <Select name="level">
            <option value="">{t('export.any')}</option>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`shell:level.${level}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('export.status')}>
          <Select name="status">
            <option value="">{t('export.any')}</option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {t(`bank:status.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit">{t('export.go')}</Button>
      </form>
    </section>
  )
}
