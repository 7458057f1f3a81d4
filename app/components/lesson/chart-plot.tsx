import { Fragment } from 'react'
import { labelled, scaleFor, widthOf } from '../ui/chart-scale.ts'

export type Series = { name: string; points: readonly { x: string; y: number }[] }

type PlotProps = {
  label: string
  kind: 'bar' | 'line'
  series: readonly Series[]
  figure(value: number): string
  width: number
  height: number
  className?: string
}

const TOP = 22
const BOTTOM = 44
/** Above so many marks their values would run into each other; the table beside the chart has them. */
const MOST_VALUES = 12
const BAR_SHARE = 0.72
const WIDEST_BAR = 72

/** One drawing of the chart for one width of page. The table beside it says the same in words. */
export function Plot({ label, kind, series, figure, width, height, className }: PlotProps) {
  const names = series[0]?.points.map(({ x }) => x) ?? []
  const values = series.flatMap(({ points }) => points.map(({ y }) => y))
  const { low, high, ticks } = scaleFor(values, kind)
  const left = Math.max(...ticks.map((tick) => widthOf(figure(tick)))) + 10
  const room = (width - left - 8) / names.length
  const centre = (at: number) => left + room * (at + 0.5)
  const level = (value: number) => TOP + ((high - value) / (high - low)) * (height - TOP - BOTTOM)
  const bar = Math.min((room * BAR_SHARE) / series.length, WIDEST_BAR)
  const labels = labelled(names, room)
  const valued = values.length <= MOST_VALUES
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? 'axis-l' : 'grid-l'}
            x1={left}
            x2={width}
            y1={level(tick)}
            y2={level(tick)}
          />
          <text className="faint" x={left - 6} y={level(tick) + 4} textAnchor="end">
            {figure(tick)}
          </text>
        </g>
      ))}
      {labels.map((lines, at) =>
        lines?.map((line, row) => (
          <text
            key={`${names[at]} ${line}`}
            x={centre(at)}
            y={height - BOTTOM + 18 + row * 16}
            textAnchor="middle"
          >
            {line}
          </text>
        )),
      )}
      {series.map(({ name, points }, of) => (
        <g key={name}>
          {kind === 'line' && (
            <path
              className={`chart-line c${of + 1}`}
              d={points.map(({ y }, at) => `${at === 0 ? 'M' : 'L'}${centre(at)} ${level(y)}`).join('')}
            />
          )}
          {points.map(({ x, y }, at) => {
            const middle = kind === 'line' ? centre(at) : centre(at) + (of - (series.length - 1) / 2) * bar
            const [top, foot] = [level(Math.max(y, 0)), level(Math.min(Math.max(0, low), y))]
            return (
              <Fragment key={x}>
                {kind === 'line' ? (
                  <Marker of={of} x={middle} y={level(y)} />
                ) : (
                  <rect
                    className={`p${of + 1}`}
                    x={middle - bar / 2 + 1}
                    y={top}
                    width={bar - 2}
                    height={Math.max(foot - top, 1)}
                  />
                )}
                {valued && (
                  <text
                    className={`l${of + 1}`}
                    x={middle}
                    y={y < 0 ? foot + 15 : level(y) - 8}
                    textAnchor="middle"
                  >
                    {figure(y)}
                  </text>
                )}
              </Fragment>
            )
          })}
        </g>
      ))}
    </svg>
  )
}

/** Round, square, lozenge: lines are told apart without colour. */
export function Marker({ of, x, y }: { of: number; x: number; y: number }) {
  if (of === 0) return <circle className="p1" cx={x} cy={y} r="4.5" />
  if (of === 1) return <rect className="p2" x={x - 4} y={y - 4} width="8" height="8" />
  return <path className="p3" d={`M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z`} />
}
