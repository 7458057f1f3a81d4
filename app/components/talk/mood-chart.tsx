import { useTranslation } from 'react-i18next'
import { labelled, widthOf } from '../ui/chart-scale.ts'
import { Scroll, Table } from '../ui/table.tsx'

type Moment = { turn: number; mood: number; trust: number; churn: number; marks: readonly { kind: string }[] }
const LINES = [
  { key: 'mood', name: 'c1', point: 'p1' },
  { key: 'trust', name: 'c2', point: 'p2' },
  { key: 'churn', name: 'c3', point: 'p3' },
] as const

/** One drawing for each width of page: on a phone fewer words, not the same drawing shrunk. */
const DRAWINGS = [
  { page: 'hide-s', words: 'long', width: 1200, height: 276, top: 36, left: 60, right: 1040 },
  { page: 'only-s', words: 'short', width: 358, height: 240, top: 32, left: 36, right: 272 },
] as const
type Drawing = (typeof DRAWINGS)[number]
const FOOT = 40

/** What is worth a line of its own in the chart. */
const NAMED: readonly string[] = ['voiced', 'resolved', 'push', 'redLine']
/** Closer than this the marks of one line run into each other, and the line alone says as much. */
const CLOSEST_POINTS = 14

/** How mood, trust and the risk of leaving went, turn by turn; what happened is named above its turn. */
export function MoodChart({ timeline }: { timeline: readonly Moment[] }) {
  const { t } = useTranslation('report')
  const last = timeline.at(-1)
  const first = timeline[0]
  if (!first || !last) return null
  const title = t('chart.title', {
    mood0: first.mood,
    mood: last.mood,
    trust0: first.trust,
    trust: last.trust,
    churn0: first.churn,
    churn: last.churn,
  })
  return (
    <>
      {DRAWINGS.map((drawing) => (
        <Plot key={drawing.page} drawing={drawing} timeline={timeline} last={last} title={title} />
      ))}
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
                  <th scope="row">{t(`chart.long.${key}`)}</th>
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

type PlotProps = { drawing: Drawing; timeline: readonly Moment[]; last: Moment; title: string }

function Plot({ drawing, timeline, last, title }: PlotProps) {
  const { t } = useTranslation('report')
  const { page, words, width, height, top, left, right } = drawing
  const bottom = height - FOOT
  const step = timeline.length > 1 ? (right - left) / (timeline.length - 1) : 0
  const xOf = (at: number) => Math.round((left + step * at) * 10) / 10
  const yOf = (value: number) => bottom - ((bottom - top) * value) / 100
  const turns = timeline.map(({ turn }) => {
    if (words === 'short') return String(turn)
    if (turn === 0) return t('chart.start')
    return timeline.length > 12 ? String(turn) : t('turn', { turn })
  })
  const ticks = labelled(turns, step)
  return (
    <svg className={page} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <title>{title}</title>
      {[0, 50, 100].map((value) => (
        <g key={value}>
          <path className="grid-l" d={`M${left - 8} ${yOf(value)}H${right}`} />
          <text className="faint" x={left - 14} y={yOf(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      <Events timeline={timeline} words={words} xOf={xOf} top={top} bottom={bottom} />
      {timeline.map(({ turn }, at) => (
        <text key={turn} className="faint" x={xOf(at)} y={height - 12} textAnchor="middle">
          {ticks[at] && turns[at]}
        </text>
      ))}
      {LINES.map(({ key, name }) => (
        <path
          key={key}
          className={`chart-line ${name}`}
          d={`M${timeline.map((moment, at) => `${xOf(at)} ${yOf(moment[key])}`).join(' ')}`}
        />
      ))}
      {step >= CLOSEST_POINTS &&
        LINES.map(({ key, point }) =>
          timeline.map((moment, at) => (
            <Point key={`${key} ${moment.turn}`} kind={point} x={xOf(at)} y={yOf(moment[key])} />
          )),
        )}
      {endLabels(last, yOf).map(({ key, name, y }) => (
        <text key={key} className={`l${name.slice(1)} strong`} x={right + 10} y={y}>
          {t(`chart.${words}.${key}`)} {last[key]}
        </text>
      ))}
    </svg>
  )
}

/** The names at the line ends, with a line's height between them. */
function endLabels(last: Moment, yOf: (value: number) => number) {
  let above = -100
  return [...LINES]
    .sort((a, b) => last[b.key] - last[a.key])
    .map(({ key, name }) => {
      above = Math.max(yOf(last[key]) + 5, above + 20)
      return { key, name, y: above }
    })
}

type EventsProps = {
  timeline: readonly Moment[]
  words: Drawing['words']
  xOf(at: number): number
  top: number
  bottom: number
}

/** A dotted line where something happened, named where its name does not run into the one before. */
function Events({ timeline, words, xOf, top, bottom }: EventsProps) {
  const { t } = useTranslation('report')
  let taken = 0
  return timeline.map(({ turn, marks }, at) => {
    const mark = marks.find(({ kind }) => NAMED.includes(kind))
    if (!mark) return null
    const name = t(`mark.${words}.${mark.kind}`)
    const start = xOf(at) - widthOf(name) / 2
    const fits = start > taken
    if (fits) taken = start + widthOf(name) + 6
    return (
      <g key={turn}>
        <path className="event-l" d={`M${xOf(at)} ${top - 10}V${bottom}`} />
        {fits && (
          <text className="strong" x={xOf(at)} y={top - 18} textAnchor="middle">
            {name}
          </text>
        )}
      </g>
    )
  })
}

/** Circle, square, triangle: the lines are told apart without colour. */
function Point({ kind, x, y }: { kind: 'p1' | 'p2' | 'p3'; x: number; y: number }) {
  if (kind === 'p1') return <circle className={kind} cx={x} cy={y} r="4" />
  if (kind === 'p2') return <rect className={kind} x={x - 3.5} y={y - 3.5} width="7" height="7" />
  return <path className={kind} d={`M${x} ${y - 5}l5 8h-10z`} />
}
