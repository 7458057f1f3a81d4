/** One person's result on an item for the comparison of two groups. */
export type DifRow = Readonly<{ group: 'reference' | 'focal'; right: boolean; stratum: number }>

export type Dif = Readonly<{
  reference: number
  focal: number
  /** Odds of the reference group over those of the focal group, strata held equal; null where it is not defined. */
  oddsRatio: number | null
  /** −2.35 · ln of it (ETS delta scale): negative where the item is harder for the focal group. */
  delta: number | null
  chiSquare: number | null
  /** A negligible, B slight, C large; null below 200 a group or where nothing is defined. */
  verdict: 'A' | 'B' | 'C' | null
}>

/** People a group needs before figures are given, and before a verdict is. */
export const DIF_LEAST = { figures: 100, verdict: 200 } as const
/** χ² of one degree of freedom at 5 %, and the normal quantile for a one-sided 5 %. */
const CHI_SQUARE_5 = 3.841_458_820_694_124
const NORMAL_5 = 1.644_853_626_951_472

/**
 * Mantel–Haenszel comparison of two groups on an item over strata of the whole score, with continuity correction; the
 * verdict is that of the ETS (A: not significant or |Δ| < 1; C: |Δ| ≥ 1.5 and significantly above 1; else B), with the
 * variance of ln α by Robins, Breslow & Greenland (1986).
 */
export function mantelHaenszel(rows: readonly DifRow[]): Dif {
  const strata = new Map<number, { a: number; b: number; c: number; d: number }>()
  for (const { group, right, stratum } of rows) {
    const cell = strata.get(stratum) ?? { a: 0, b: 0, c: 0, d: 0 }
    if (group === 'reference') right ? cell.a++ : cell.b++
    else right ? cell.c++ : cell.d++
    strata.set(stratum, cell)
  }
  let [over, under, gap, spread, pr, mixed, qs] = [0, 0, 0, 0, 0, 0, 0]
  for (const { a, b, c, d } of strata.values()) {
    const n = a + b + c + d
    if (n < 2) continue
    const [r, s] = [(a * d) / n, (b * c) / n]
    const [p, q] = [(a + d) / n, (b + c) / n]
    over += r
    under += s
    pr += p * r
    mixed += p * s + q * r
    qs += q * s
    gap += a - ((a + b) * (a + c)) / n
    spread += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1))
  }
  const [reference, focal] = (['reference', 'focal'] as const).map(
    (group) => rows.filter((row) => row.group === group).length,
  ) as [number, number] // map keeps the length
  const least = Math.min(reference, focal)
  if (least < DIF_LEAST.figures || over === 0 || under === 0 || spread === 0)
    return { reference, focal, oddsRatio: null, delta: null, chiSquare: null, verdict: null }
  const oddsRatio = over / under
  const delta = -2.35 * Math.log(oddsRatio)
  const chiSquare = Math.max(0, Math.abs(gap) - 0.5) ** 2 / spread
  const error =
    2.35 * Math.sqrt(pr / (2 * over * over) + mixed / (2 * over * under) + qs / (2 * under * under))
  const size = Math.abs(delta)
  const verdict =
    chiSquare < CHI_SQUARE_5 || size < 1 ? 'A' : size >= 1.5 && (size - 1) / error > NORMAL_5 ? 'C' : 'B'
  return {
    reference,
    focal,
    oddsRatio,
    delta,
    chiSquare,
    verdict: least < DIF_LEAST.verdict ? null : verdict,
  }
}
