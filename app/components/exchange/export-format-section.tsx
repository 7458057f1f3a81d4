import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ExportData } from '../../routes/bank_.export._index/route.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Table } from '../ui/table.tsx'

type Props = Pick<ExportData, 'level' | 'status' | 'items'> & { foreseen: ExportData['formats'][number] }

/** What one format leaves behind of the chosen items, with its download. */
export function ExportFormatSection({ foreseen, items, level, status }: Props) {
  const { t } = useTranslation('exchange')
  const { format, carried, same, losses } = foreseen
  const name = t(`formats.${format}`)
  const asked = new URLSearchParams({ format, ...(level && { level }), ...(status && { status }) })
  return (
    <section className="sec-s">
      <div className="head">
        <div>
          <h2>{name}</h2>
          <p>
            {losses.length === 0
              ? t('export.allSame', { count: items })
              : t('export.carried', { all: items, carried, same })}
          </p>
        </div>
        {carried > 0 && (
          <ButtonLink small to={`/bank/export/file?${asked}`} reloadDocument>
            {t('export.download', { format: name })}
          </ButtonLink>
        )}
      </div>
      {losses.length > 0 && (
        <Table caption={name}>
          <thead>
            <tr>
              <th scope="col">{t('export.lost')}</th>
              <th scope="col" className="num">
                {t('export.items')}
              </th>
              <th scope="col" className="hide-s">
                {t('export.which')}
              </th>
            </tr>
          </thead>
          <tbody>
            {losses.map(({ loss, items: count, first }) => (
              <tr key={loss}>
                <th scope="row">{t(`export.loss.${loss}`)}</th>
                <td className="num">{count}</td>
                <td className="hide-s">
                  {count === items || count === carried ? (
                    t('export.any')
                  ) : (
                    <Some first={first} count={count} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}

function Some({ first, count }: { first: readonly string[]; count: number }) {
  const { t } = useTranslation('exchange')
  return (
    <>
      {first.map((id) => (
        <span key={id} className="nowrap">
          <Link to={`/bank?item=${id}`}>{id}</Link>{' '}
        </span>
      ))}
      {count > first.length && t('export.more', { count })}
    </>
  )
}
