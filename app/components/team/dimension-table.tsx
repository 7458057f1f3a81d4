import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LOW_PERCENT } from '../../domain/mastery/heat.ts'
import type { DimensionCell, DimensionMap } from '../../domain/role-play/dimension-map.ts'
import { classNames } from '../ui/class-names.ts'
import { Scroll, Table } from '../ui/table.tsx'

type Props = {
  map: DimensionMap
  people: readonly { readonly id: string; readonly login: string; readonly name: string }[]
}

/** People by dimension, the team's weakest dimension first. */
export function DimensionTable({ map, people }: Props) {
  const { t } = useTranslation('watch')
  return (
    <>
      <Scroll label={t('map.scroll')}>
        <Table caption={t('map.caption')} className="heat watch">
          <thead>
            <tr>
              <th scope="col">{t('map.name')}</th>
              <th scope="col" className="fact num">
                {t('map.scenarios')}
              </th>
              {map.dimensions.map(({ id }) => (
                <th key={id} scope="col" className="leaf">
                  {t(`report:dimension.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.rows.map(({ personId, scenarios, cells }) => {
              const person = people.find(({ id }) => id === personId)
              return (
                <tr key={personId}>
                  <th scope="row">
                    <Link to={`/team/${personId}`}>{person?.name}</Link>{' '}
                    <span className="muted hide-s">{person?.login}</span>
                  </th>
                  <td className="fact num">{scenarios}</td>
                  {cells.map((cell, at) => (
                    <ShareTd key={map.dimensions[at]?.id} cell={cell} />
                  ))}
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('map.all')}</th>
              <td />
              {map.dimensions.map(({ id, all }) => (
                <td key={id}>{all.kind === 'share' ? all.percent : ''}</td>
              ))}
            </tr>
          </tfoot>
        </Table>
      </Scroll>
      <p className="legend">
        <span className="note">{t('map.note', { cut: LOW_PERCENT })}</span>
      </p>
    </>
  )
}

function ShareTd({ cell }: { cell: DimensionCell }) {
  const { t } = useTranslation('watch')
  if (cell.kind === 'none')
    return (
      <td className="none">
        <span>{t('map.none')}</span>
      </td>
    )
  const { percent, step, low, scenarios } = cell
  return (
    <td className={classNames(`h${step}`, low && 'low')} title={t('map.cell', { percent, count: scenarios })}>
      {percent}
    </td>
  )
}
