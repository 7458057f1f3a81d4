import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { BankHealth } from '../../domain/assembly/health.ts'
import { inPoints } from '../bank/points.ts'
import { Table } from '../ui/table.tsx'

/** A share as whole percent, rounded up: a cell is never shown as less used than it is. */
const percent = (share: number): number => Math.ceil(share * 100 - 1e-9)

/** Where the bank is thin, which items every form holds, and what it holds in vain: what an author should write next. */
export function HealthDetails({ health, names }: { health: BankHealth; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('blueprint')
  const { exposureBound, thin, forced, neverDrawn, teamOnlyLeaves, old, flagged } = health
  const nameOf = (leaf: string) => names.get(leaf) ?? leaf
  return (
    <details className="sec">
      <summary>{t('details.title')}</summary>
      {exposureBound !== null && <p>{t('details.exposure', { percent: percent(exposureBound) })}</p>}
      {thin.length > 0 ? (
        <Table caption={t('details.thin')} captioned>
          <thead>
            <tr>
              <th scope="col">{t('weights.node')}</th>
              <th scope="col">{t('details.kind')}</th>
              <th scope="col" className="num">
                {t('details.held')}
              </th>
              <th scope="col" className="num hide-s">
                {t('details.taken')}
              </th>
              <th scope="col" className="num">
                {t('details.shown')}
              </th>
              <th scope="col" className="num">
                {t('details.write')}
              </th>
            </tr>
          </thead>
          <tbody>
            {thin.map(({ leaf, kind, points, held, taken, exposure, write }) => (
              <tr key={`${leaf}/${kind}/${points}`}>
                <th scope="row">{nameOf(leaf)}</th>
                <td>{t('details.cell', { kind: t(`shell:kind.${kind}`), points: inPoints(points) })}</td>
                <td className="num">{held}</td>
                <td className="num hide-s">{taken}</td>
                <td className="num">{percent(exposure)}%</td>
                <td className="num">{write}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <p>{t('details.noThin')}</p>
      )}
      <Items name={t('details.forced', { count: forced.length })} ids={forced} />
      <Items name={t('details.neverDrawn', { count: neverDrawn.length })} ids={neverDrawn} />
      <Items name={t('details.old', { count: old.length })} ids={old} />
      <Items name={t('details.flagged', { count: flagged.length })} ids={flagged} />
      {teamOnlyLeaves.length > 0 && (
        <p>{t('details.teamOnly', { list: teamOnlyLeaves.map(nameOf).join('、') })}</p>
      )}
    </details>
  )
}

/** Items by their ids, folded: a list may be long, and an empty one says nothing. */
function Items({ name, ids }: { name: string; ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <details>
      <summary>{name}</summary>
      <p className="note">
        {ids.map((id) => (
          <span key={id}>
            <Link className="plain" to={`/bank?item=${id}`}>
              {id}
            </Link>{' '}
          </span>
        ))}
      </p>
    </details>
  )
}
