import { useTranslation } from 'react-i18next'

type Side = { dimension: string; pct: number }
const [CX, CY, R] = [170, 130, 90]
/** Unit vectors of the six corners, from the top, clockwise. */
const CORNERS = [
  [0, -1],
  [0.866, -0.5],
  [0.866, 0.5],
  [0, 1],
  [-0.866, 0.5],
  [-0.866, -0.5],
] as const
const PLACES = [
  [170, 22, 'middle'],
  [262, 84, 'start'],
  [262, 186, 'start'],
  [170, 250, 'middle'],
  [78, 186, 'end'],
  [78, 84, 'end'],
] as const

const hexagon = (share: (at: number) => number): string =>
  `M${CORNERS.map(([x, y], at) => `${round(CX + R * x * share(at))} ${round(CY + R * y * share(at))}`).join('L')}Z`
const round = (value: number): number => Math.round(value * 10) / 10

/** Six dimensions as shares of their weight: this try, and the one before it dashed; rings at half and full. */
export function Radar({ now, before }: { now: readonly Side[]; before: readonly Side[] | null }) {
  const { t } = useTranslation('report')
  const told = now
    .map(({ dimension, pct }) => t('radar.side', { name: t(`dimension.${dimension}`), pct }))
    .join('，')
  return (
    <svg className="radar" viewBox="0 0 340 262" role="img" aria-label={t('radar.label', { told })}>
      <path className="ring" d={hexagon(() => 0.5)} />
      <path className="ring" d={hexagon(() => 1)} />
      {CORNERS.map(([x, y]) => (
        <path
          key={`${x} ${y}`}
          className="spoke"
          d={`M${CX} ${CY}L${round(CX + R * x)} ${round(CY + R * y)}`}
        />
      ))}
      {before && <path className="shape-b" d={hexagon((at) => (before[at]?.pct ?? 0) / 100)} />}
      <path className="shape-a" d={hexagon((at) => (now[at]?.pct ?? 0) / 100)} />
      {now.map(({ dimension }, at) => {
        const [x, y, anchor] = PLACES[at] ?? [0, 0, 'middle' as const]
        return (
          <text key={dimension} className="strong" x={x} y={y} textAnchor={anchor}>
            {t(`dimension.${dimension}`)}
          </text>
        )
      })}
    </svg>
  )
}
