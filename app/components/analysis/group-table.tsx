import { useTranslation } from 'react-i18next'
import type { ItemAnalysisData } from '../../routes/analysis.$itemId/route.tsx'
import { Table } from '../ui/table.tsx'
import { decimal } from './figures.ts'

/** Whether the item is harder for a unit than for others of the same whole score. */
export function GroupTable({ dif, least }: { dif: ItemAnalysisData['dif']; least: number }) {
  const { t } = useTranslation('analysis')
  return (
    <section className="sec-s">
      <h2>{t('item.dif')}</h2>
      {dif.length === 0 ? (
        <p className="note">{t('item.difNone', { least })}</p>
      ) : (
        <>
          <p className="note">{t('item.difNote')}</p>
          <Table caption={t('item.dif')}>
            <thead>
              <tr>
                <th scope="col">{t('item.unit')}</th>
                <th scope="col" className="num">
                  {t('item.focal')}
                </th>
                <th scope="col" className="num">
                  {t('item.delta')}
                </th>
                <th scope="col">{t('item.verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {dif.map(({ unit, focal, reference, delta, verdict }) => (
                <tr key={unit}>
                  <th scope="row">{unit}</th>
                  <td className="num">
                    {focal} / {reference}
                  </td>
                  <td className="num">{decimal(delta)}</td>
                  <td>{t(`item.${verdict ?? 'undecided'}`)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </section>
  )
}
