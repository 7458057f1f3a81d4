import { useTranslation } from 'react-i18next'
import { FEWEST_SHOWN } from '../../domain/complaint/challenge.ts'
import { Table } from '../ui/table.tsx'

export type Standing = Readonly<{
  unitId: string
  name: string
  people: number
  played: number
  mean: number | null
  rank: number | null
}>

/** How units stand in a challenge: nobody is named. */
export function ChallengeStandings({ title, standings }: { title: string; standings: readonly Standing[] }) {
  const { t } = useTranslation('challenge')
  return (
    <>
      <Table caption={t('standings.caption', { title })} className="nodes">
        <thead>
          <tr>
            <th scope="col">{t('standings.unit')}</th>
            <th scope="col" className="num">
              {t('standings.played')}
            </th>
            <th scope="col" className="num">
              {t('standings.mean')}
            </th>
          </tr>
        </thead>
        <tbody>
          {standings.map(({ unitId, name, people, played, mean, rank }) => (
            <tr key={unitId}>
              <th scope="row">
                {rank !== null && <b>{t('standings.rank', { rank })} </b>}
                {name}
              </th>
              <td className="num">{t('standings.of', { count: played, of: people })}</td>
              <td className="num">{mean ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="note">{t('standings.note', { count: FEWEST_SHOWN })}</p>
    </>
  )
}
