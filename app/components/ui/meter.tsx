type MeterProps = {
  value: number
  /** What the whole track stands for, in the unit of `value`. */
  of: number
  /** The longest track of a set of bars: a track is as long as its share of it. Without it the track fills the width. */
  widest?: number
  /** A tick, in the unit of `value`. */
  target?: number
  tone?: 'fill' | 'accent' | 'good' | 'warn'
  /** The finding in words: 投诉处理，得 2 分，共 5 分. */
  label: string
}

const CLASS_OF = { fill: 'f', accent: 'a', good: 'g', warn: 'w' } as const

/** A bar: its track is the weight, its fill the points, its tick the target. Widths are attributes, since styles are blocked. */
export function Meter({ value, of, widest = of, target, tone = 'fill', label }: MeterProps) {
  const width = (amount: number) =>
    Math.round(1000 * Math.min(1, Math.max(0, widest > 0 ? amount / widest : 0))) / 10
  return (
    <svg className="meter" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect className="t" width={width(of)} height="8" />
      <rect className={CLASS_OF[tone]} width={width(Math.min(value, of))} height="8" />
      {target !== undefined && (
        <path className="k" vectorEffect="non-scaling-stroke" d={`M${width(target)} 0v8`} />
      )}
    </svg>
  )
}
