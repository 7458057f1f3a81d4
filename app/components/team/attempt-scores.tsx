import { useTranslation } from 'react-i18next'
import { formatPoints } from '../../domain/shared/points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Meter } from '../ui/meter.tsx'
import { Table } from '../ui/table.tsx'

export type AttemptLine = Readonly<{
  id: string
  startedAt: number
  status: string
  /** Only of a released attempt. */
  score: Readonly<{
    points: number
    outOf: number
    passed: boolean
    nodes: readonly { id: string; name: string; depth: 1 | 2; points: number; outOf: number }[]
  }> | null
}>

/** One sitting: its score by the nodes of the blueprint once it is released, else where it stands. */
export function AttemptScores({ attempt }: { attempt: AttemptLine }) {
  const { t } = useTranslation('team')
  const { date } = useFormats()
  const { score, startedAt, status } = attempt
  const when = date(startedAt)
  if (!score) {
    return (
      <div className="attempt">
        <h3>{t('person.attempts.at', { date: when })}</h3>
        <p className="note">{t(`person.attempts.waiting.${status}`)}</p>
      </div>
    )
  }
  const widest = Math.max(...score.nodes.map(({ outOf }) => outOf))
  return (
    <div className="attempt">
      <h3>{t('person.attempts.at', { date: when })}</h3>
      <p className={score.passed ? 'good-t' : 'bad-t'}>
        {t('person.attempts.result', {
          points: formatPoints(score.points),
          outOf: formatPoints(score.outOf),
          outcome: t(score.passed ? 'person.attempts.passed' : 'person.attempts.failed'),
        })}
      </p>
      <Table caption={t('person.attempts.caption', { date: when })} className="nodes">
        <tbody>
          {score.nodes.map(({ id, name, depth, points, outOf }) => (
            <tr key={id} className={`lv${depth}`}>
              <th scope="row">{name}</th>
              <td className="barcell">
                <Meter
                  value={points}
                  of={outOf}
                  widest={widest}
                  label={t('person.attempts.meter', {
                    name,
                    points: formatPoints(points),
                    outOf: formatPoints(outOf),
                  })}
                />
              </td>
              <td className="num">
                {formatPoints(points)} / {formatPoints(outOf)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
