import { useTranslation } from 'react-i18next'
import { ENOUGH_ANSWERS } from '../../domain/complaint/statistics.ts'
import type { MotiveCell, MotiveMap } from '../../domain/complaint/team.ts'
import { LOW_PERCENT } from '../../domain/mastery/heat.ts'
import { classNames } from '../ui/class-names.ts'
import { PersonHeat } from './person-heat.tsx'

type Props = {
  map: MotiveMap
  people: readonly { readonly id: string; readonly login: string; readonly name: string }[]
}

/** Which motives a team names right, person by person, the weakest first. */
export function MotiveTable({ map, people }: Props) {
  const { t } = useTranslation('challenge')
  return (
    <PersonHeat
      className="heat watch motives"
      words={{
        scroll: t('map.scroll'),
        caption: t('map.caption'),
        name: t('map.name'),
        count: t('map.answers'),
        all: t('map.all'),
      }}
      columns={map.motives.map(({ id, all }) => ({
        id,
        head: (
          <>
            {id}
            <br />
            {t(`question:motive.${id}`)}
          </>
        ),
        all: all.kind === 'share' ? all.percent : null,
      }))}
      rows={map.rows.map(({ personId, answers, cells }) => ({
        personId,
        count: answers,
        cells: cells.map((cell, at) => <CellTd key={map.motives[at]?.id} cell={cell} />),
      }))}
      people={people}
      note={t('map.note', { cut: LOW_PERCENT, enough: ENOUGH_ANSWERS })}
    />
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
