import { useTranslation } from 'react-i18next'
import { ENOUGH_ANSWERS, type HeatCell } from '../../domain/mastery/heat.ts'
import { Table } from '../ui/table.tsx'
import { HeatTd } from './heat-cell.tsx'

export type PracticeLine = Readonly<{
  id: string
  name: string
  leafName: string
  answers: number
  cell: HeatCell
}>

/** A person's practice by knowledge point: those with enough answers first, the rest folded away with their number. */
export function Practice({ points }: { points: readonly PracticeLine[] }) {
  const { t } = useTranslation('team')
  const measured = points.filter(({ cell }) => cell.kind === 'share')
  const few = points.filter(({ cell }) => cell.kind !== 'share')
  return (
    <>
      <p className="note">
        {t(measured.length > 0 ? 'person.practice.note' : 'person.practice.none', { enough: ENOUGH_ANSWERS })}
      </p>
      {measured.length > 0 && (
        <PracticeTable points={measured} caption={t('person.practice.caption')} shares />
      )}
      {few.length > 0 && (
        <details className="more">
          <summary>{t('person.practice.few', { enough: ENOUGH_ANSWERS, count: few.length })}</summary>
          <PracticeTable points={few} caption={t('person.practice.fewCaption')} />
        </details>
      )}
    </>
  )
}

type PracticeTableProps = { points: readonly PracticeLine[]; caption: string; shares?: boolean }

function PracticeTable({ points, caption, shares = false }: PracticeTableProps) {
  const { t } = useTranslation('team')
  return (
    <Table caption={caption} className={shares ? 'nodes shares' : 'nodes'}>
      <thead>
        <tr>
          <th scope="col">{t('person.practice.point')}</th>
          <th scope="col" className="hide-s">
            {t('person.practice.leaf')}
          </th>
          <th scope="col" className="num">
            {t('person.practice.answers')}
          </th>
          {shares && (
            <th scope="col" className="share">
              {t('person.practice.share')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {points.map(({ id, name, leafName, answers, cell }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="muted hide-s">{leafName}</td>
            <td className="num">{answers}</td>
            {shares && <HeatTd cell={cell} />}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
