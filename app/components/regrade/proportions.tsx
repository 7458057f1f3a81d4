import { useTranslation } from 'react-i18next'
import type { ShownChange } from '../../routes/regrades.$changeId/change-of.server.ts'
import { Table } from '../ui/table.tsx'
import { exactPoints } from './exact-points.ts'

/** What a form weighs once the item is dropped: the scale, and the share of each field before and after. */
export function Proportions({
  proportions: { fullMark, worth, leaves },
}: {
  proportions: NonNullable<ShownChange['proportions']>
}) {
  const { t } = useTranslation('regrade')
  const total = (of: 'before' | 'after') => leaves.reduce((sum, leaf) => sum + leaf[of], 0) || 1
  const share = (points: number, of: number) => `${(Math.floor((points * 10_000) / of) / 100).toFixed(2)}%`
  const [before, after] = [total('before'), total('after')]
  return (
    <div className="sec-s narrow">
      <Table caption={t('proportions.title')} captioned>
        <thead>
          <tr>
            <th scope="col">{t('proportions.leaf')}</th>
            <th scope="col" className="num">
              {t('report.before')}
            </th>
            <th scope="col" className="num">
              {t('report.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {leaves.map((leaf) => (
            <tr key={leaf.leaf}>
              <th scope="row">{leaf.name}</th>
              <td className="num">{share(leaf.before, before)}</td>
              <td className="num">{share(leaf.after, after)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="note">
        {t('proportions.note', {
          worth: exactPoints(worth),
          left: exactPoints(fullMark - worth),
          full: exactPoints(fullMark),
        })}
      </p>
    </div>
  )
}
