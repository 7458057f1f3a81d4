import { useTranslation } from 'react-i18next'
import { Scroll, Table } from '../ui/table.tsx'

type Moment = { turn: number; mood: number; trust: number; churn: number; marks: readonly { kind: string }[] }
const LINES = [
  { key: 'mood', name: 'c1', point: 'p1' },
  { key: 'trust', name: 'c2', point: 'p2' },
  { key: 'churn', name: 'c3', point: 'p3' },
] as const
const [WIDTH, TOP, BOTTOM, LEFT, RIGHT] = [1200, 36, 236, 60, 1040]

/** What is worth a line of its own in the chart. */
const NAMED: readonly string[] = ['voiced', 'resolved', 'push', 'redLine']

const yOf = (value: number): number => BOTTOM - ((BOTTOM - TOP) * value) / 100

/** How mood, trust and the risk of leaving went, turn by turn; what happened is named above its turn. */
export function MoodChart({ timeline }: { timeline: readonly Moment[] }) {
  const { t } = useTranslation('report')
  const last = timeline.at(-1)
  const first = timeline[0]
  if (!first || !last) return null
  const step = timeline.length > 1 ? (RIGHT - LEFT) / (timeline.length - 1) : 0
  const xOf = (at: number) => Math.round((LEFT + step * at) * 10) / 10
  const title = t('chart.title', {
    mood0: first.mood,
    mood: last.mood,
    trust0: first.trust,
    trust: last.trust,
    churn0: first.churn,
    churn: last.churn,
  })
  // names at the line ends keep a line's height between them
  const ends = [...LINES].sort((a, b) => last[b.key] - last[a.key])
  let above = -100
  const labels = ends.map(({ key, name }) => {
    const y = Math.max(yOf(last[key]) + 5, above + 20)
    above = y
    return { key, name, y }
  })
  const events = timeline.flatMap(({ turn, marks }, at) => {
    const mark = marks.find(({ kind }) => NAMED.includes(kind))
    return mark ? [{ turn, at, mark: mark.kind }] : []
  })
  return (
    <>
      <svg className="hide-s" viewBox={`0 0 ${WIDTH} 276`} role="img" aria-label={title}>
        <title>{title}</title>
        {[0, 50, 100].map((value) => (
          <g key={value}>
            <path className="grid-l" d={`M44 ${yOf(value)}H1080`} />
            <text className="faint" x="36" y={yOf(value) + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {events.map(({ turn, at, mark }) => (
          <g key={turn}>
            <path className="event-l" d={`M${xOf(at)} 26V${BOTTOM}`} />
            <text className="strong" x={xOf(at)} y="18" textAnchor="middle">
              {t(`mark.${mark}`)}
            </text>
          </g>
        ))}
        {timeline.map(({ turn }, at) => (
          <text key={turn} className="faint" x={xOf(at)} y="264" textAnchor="middle">
            {turn === 0 ? t('chart.start') : timeline.length > 12 ? turn : t('turn', { turn })}
          </text>
        ))}
        {LINES.map(({ key, name }) => (
          <path
            key={key}
            className={`chart-line ${name}`}
            d={`M${timeline.map((moment, at) => `${xOf(at)} ${yOf(moment[key])}`).join(' ')}`}
          />
        ))}
        {LINES.map(({ key, point }) =>
          timeline.map((moment, at) => (
            <Point key={`${key} ${moment.turn}`} kind={point} x={xOf(at)} y={yOf(moment[key])} />
          )),
        )}
        {labels.map(({ key, name, y }) => (
          <text key={key} className={`l${name.slice(1)} strong`} x="1056" y={y}>
            {t(`chart.${key}`)} {last[key]}
          </text>
        ))}
      </svg>
      <p className="only-s">{title}</p>
      <details className="data">
        <summary className="note">{t('chart.table')}</summary>
        <Scroll label={t('chart.table')}>
          <Table caption={t('chart.table')}>
            <thead>
              <tr>
                <th scope="col">{t('chart.turn')}</th>
                {timeline.map(({ turn }) => (
                  <th key={turn} scope="col" className="num">
                    {turn}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {LINES.map(({ key }) => (
                <tr key={key}>
                  <th scope="row">{t(`chart.${key}`)}</th>
                  {timeline.map((moment) => (
                    <td key={moment.turn} className="num">
                      {moment[key]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </Scroll>
      </details>
    </>
  )
}

/** Circle, square, triangle: the lines are told apart without colour. */
function Point({ kind, x, y }: { kind: 'p1' | 'p2' | 'p3'; x: number; y: number }) {
  if (kind === 'p1') return <circle className={kind} cx={x} cy={y} r="4" />
  if (kind === 'p2') return <rect className={kind} x={x - 3.5} y={y - 3.5} width="7" height="7" />
  return <path className={kind} d={`M${x} ${y - 5}l5 8h-10z`} />
}
