import { useTranslation } from 'react-i18next'
import { LOW_PERCENT } from '../../domain/mastery/heat.ts'
import type { DimensionCell, DimensionMap } from '../../domain/role-play/dimension-map.ts'
import { classNames } from '../ui/class-names.ts'
import { PersonHeat } from './person-heat.tsx'

type Props = {
  map: DimensionMap
  people: readonly { readonly id: string; readonly login: string; readonly name: string }[]
}

/** People by dimension, the team's weakest dimension first. */
export function DimensionTable({ map, people }: Props) {
  const { t } = useTranslation('watch')
  return (
    <PersonHeat
      className="heat watch"
      words={{
        scroll: t('map.scroll'),
        caption: t('map.caption'),
        name: t('map.name'),
        count: t('map.scenarios'),
        all: t('map.all'),
      }}
      columns={map.dimensions.map(({ id, all }) => ({
        id,
        head: t(`report:dimension.${id}`),
        all: all.kind === 'share' ? all.percent : null,
      }))}
      rows={map.rows.map(({ personId, scenarios, cells }) => ({
        personId,
        count: scenarios,
        cells: cells.map((cell, at) => <ShareTd key={map.dimensions[at]?.id} cell={cell} />),
      }))}
      people={people}
      note={t('map.note', { cut: LOW_PERCENT })}
    />
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
