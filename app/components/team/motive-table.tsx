import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ENOUGH_ANSWERS } from '../../domain/complaint/statistics.ts'
import type { MotiveCell, MotiveMap } from '../../domain/complaint/team.ts'
import { LOW_PERCENT } from '../../domain/mastery/heat.ts'
import { classNames } from '../ui/class-names.ts'
import { Scroll, Table } from '../ui/table.tsx'

type Props = {
  map: MotiveMap
  people: readonly { readonly id: string; readonly login: string; readonly name: string }[]
}

/** Which motives a team names right, person by person, the weakest first. */
export function MotiveTable({ map, people }: Props) {
  const { t } = useTranslation('challenge')
  return (
    <>
      <Scroll label={t('map.scroll')}>
        <Table caption={t('map.caption')} className="heat watch motives">
          <thead>
            <tr>
              <th scope="col">{t('map.name')}</th>
              <th scope="col" className="fact num">
                {t('map.answers')}
              </th>
              {map.motives.map(({ id }) => (
                <th key={id} scope="col" className="leaf">
                  {id}
                  <br />
                  {t(`question:motive.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.rows.map(({ personId, answers, cells }) => {
              const person = people.find(({ id }) => id === personId)
              return (
                <tr key={personId}>
                  <th scope="row">
                    <Link to={`/team/${personId}`}>{person?.name}</Link>{' '}
                    <span className="muted hide-s">{person?.login}</span>
                  </th>
                  <td className="fact num">{answers}</td>
                  {cells.map((cell, at) => (
                    <CellTd key={map.motives[at]?.id} cell={cell} />
                  ))}
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('map.all')}</th>
              <td />
              {map.motives.map(({ id, all }) => (
                <td key={id}>{all.kind === 'share' ? all.percent : ''}</td>
              ))}
            </tr>
          </tfoot>
        </Table>
      </Scroll>
      <p className="legend">
        <span className="note">{t('map.note', { cut: LOW_PERCENT, enough: ENOUGH_ANSWERS })}</span>
      </p>
    </>
  )
}

function CellTd({ cell }: { cell: MotiveCell }) {
  const { t } = useTranslation('challenge')
  if (cell.kind === 'none')
    return (
      <td className="none">
        <span>{t('map.none')}</span>
      </td>
    )
  if (cell.kind === 'few') return <td className="few">{t('map.few', { count: cell.answers })}</td>
  const { percent, step, low, answers } = cell
  return (
    <td className={classNames(`h${step}`, low && 'low')} title={t('map.cell', { percent, count: answers })}>
      {percent}
    </td>
  )
}
