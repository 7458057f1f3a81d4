import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { HistoryData } from '../../routes/bank_.$itemId.history/route.tsx'
import { Comparison } from '../bank/item-history.tsx'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'
import { Scroll, Table } from '../ui/table.tsx'

/** Two wordings side by side, and below them every version with who wrote and who approved it. */
export function Versions({ data }: { data: HistoryData }) {
  const { t } = useTranslation('workbench')
  const { versions, standing, earlier, later, written } = data
  const isWritten = later !== null && later.n === 0
  const heading = isWritten
    ? t('history.written')
    : later && later.n !== standing
      ? t('bank:version', { n: later.n })
      : undefined
  return (
    <>
      {earlier && later && earlier.n !== later.n && (
        <Scroll label={t('history.beside')}>
          <Comparison earlier={earlier} standing={later} heading={heading} />
        </Scroll>
      )}
      {!earlier && later && (
        <Scroll label={t('history.beside')}>
          <Comparison
            earlier={later}
            standing={later}
            heading={heading}
            single={heading ?? t('bank:version', { n: later.n })}
          />
        </Scroll>
      )}
      {data.work && !written && <p className="note">{t('history.unfinished')}</p>}
      {versions.length > 1 && (
        <Form method="get" className="acts" preventScrollReset>
          {(['a', 'b'] as const).map((name) => (
            <Field key={name} label={t(`history.${name}`)}>
              <Select
                small
                className="auto"
                name={name}
                defaultValue={String((name === 'a' ? earlier?.n : later?.n) || standing)}
              >
                {versions.map(({ n }) => (
                  <option key={n} value={n}>
                    {t('bank:version', { n })}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
          <Button small type="submit">
            {t('history.compare')}
          </Button>
        </Form>
      )}
      <VersionTable versions={versions} standing={standing} />
    </>
  )
}

function VersionTable({ versions, standing }: Pick<HistoryData, 'versions' | 'standing'>) {
  const { t } = useTranslation('workbench')
  const { dateTime } = useFormats()
  if (versions.length === 0) return null
  return (
    <Table caption={t('history.versions')} captioned>
      <thead>
        <tr>
          <th scope="col">{t('history.version')}</th>
          <th scope="col" className="hide-s">
            {t('history.when')}
          </th>
          <th scope="col">{t('history.author')}</th>
          <th scope="col">{t('history.approver')}</th>
          <th scope="col">{t('history.changes')}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ n, createdAt, author, approver, fromFile, changes }) => (
          <tr key={n} className={n === standing ? 'on' : undefined}>
            <td className="nowrap">
              {n === standing ? t('bank:history.standing', { n }) : t('bank:version', { n })}
            </td>
            <td className="nowrap hide-s">{dateTime(createdAt)}</td>
            <td>
              {author ?? '—'} {fromFile && <span className="note">{t('origin.file')}</span>}
            </td>
            <td>{approver ?? '—'}</td>
            <td>
              {changes === null
                ? t('bank:history.first')
                : changes.length === 0
                  ? t('bank:history.same')
                  : changes.map((part) => t(`bank:change.${part}`)).join('、')}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
