import type { ItemKind } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import { type Analysis, analyse, SAMPLE, SLOPE_SD } from './analyse.ts'
import { type DecisionConsistency, decisionConsistency } from './decision-consistency.ts'
import { DIF_LEAST, type Dif, type DifRow, mantelHaenszel } from './dif.ts'
import { type Drift, driftOf, type VersionMarks } from './drift.ts'
import { type Flagged, flagsOf } from './flags.ts'
import { type Answers, abilityOf, type ItemCurve } from './item-response.ts'
import type { MarkMatrix } from './matrix.ts'
import { centralMoment, mean, variance } from './moments.ts'

/** A marked paper as analysis sees it: whose unit, the score that stands, the marks that stand. */
export type Sat = Readonly<{
  attemptId: string
  unitId: string
  points: Points
  fullMark: Points
  cutScore: Points
  passed: boolean
  items: readonly Readonly<{ id: string; version: number; kind: ItemKind; points: Points; outOf: Points }>[]
}>

const SCALE = 100

/**
 * People and items of papers that need not hold the same items, in points. An item that a correction dropped is not
 * there; a paper of another full mark is brought to 100.
 */
export function matrixOf(sats: readonly Sat[]): MarkMatrix {
  const worth = new Map<string, Points>()
  for (const { items } of sats)
    for (const { id, outOf } of items) if (outOf > 0) worth.set(id, Math.max(outOf, worth.get(id) ?? 0))
  const ids = [...worth.keys()].sort()
  const column = new Map(ids.map((id, at) => [id, at]))
  const rows = sats.map(({ items }) => {
    const row: (number | null)[] = ids.map(() => null)
    for (const { id, points, outOf } of items) {
      const at = column.get(id)
      if (at !== undefined && outOf > 0) row[at] = ((points / outOf) * (worth.get(id) ?? outOf)) / SCALE
    }
    return row
  })
  return {
    items: ids.map((id) => ({ id, outOf: (worth.get(id) ?? 0) / SCALE })),
    rows,
    totals: sats.map(({ points, fullMark }) => (points / fullMark) * 100),
  }
}

export type Reliability = Readonly<{ kind: 'alpha' | 'marginal'; value: number }>

export type ExamAnalysis = Readonly<{
  exam: Analysis['exam']
  /** Of those who sat, 0…1; null of none. */
  passRate: number | null
  /** α where everybody had the same items, the marginal reliability of the curves where they had not and are enough. */
  reliability: Reliability | null
  consistency: DecisionConsistency | null
  /** People in each tenth of 0–100; 100 is in the last. */
  histogram: readonly number[]
  items: readonly (Analysis['items'][number] & Readonly<{ kind: ItemKind; flags: readonly Flagged[] }>)[]
}>

/** Everything about the papers of one level or sitting; curves from 200 people on, slopes of their own from 500. */
export function analyseExam(sats: readonly Sat[]): ExamAnalysis {
  const matrix = matrixOf(sats)
  const model = sats.length >= SAMPLE.twoPl ? '2pl' : sats.length >= SAMPLE.onePl ? '1pl' : 'ctt'
  const { items, exam } = analyse(matrix, { model, slopeSd: SLOPE_SD })
  const kinds = new Map(sats.flatMap((sat) => sat.items.map(({ id, kind }) => [id, kind] as const)))
  const reliability = reliabilityOf(matrix, exam.alpha, items)
  const totals = matrix.totals ?? []
  const cut = sats[0] ? (sats[0].cutScore / sats[0].fullMark) * 100 : 0
  return {
    exam,
    passRate: mean(sats.map(({ passed }) => (passed ? 1 : 0))),
    reliability,
    consistency: reliability
      ? decisionConsistency(totals, { min: 0, max: 100, cut, reliability: reliability.value })
      : null,
    histogram: Array.from(
      { length: 10 },
      (_, tenth) => totals.filter((total) => Math.min(9, Math.floor(total / 10)) === tenth).length,
    ),
    items: items.map((item) => ({ ...item, kind: kinds.get(item.id) ?? 'single', flags: flagsOf(item) })),
  }
}

/** Marginal reliability: var(θ̂) / (var(θ̂) + mean error variance), by EAP over the curves. */
function reliabilityOf(
  { rows }: MarkMatrix,
  alpha: number | null,
  items: readonly { a: number | null; b: number | null; outOf: number }[],
): Reliability | null {
  if (alpha !== null) return { kind: 'alpha', value: alpha }
  const columns = items.flatMap(({ a, b }, column) => (a !== null && b !== null ? [{ column, a, b }] : []))
  if (columns.length === 0 || rows.length < SAMPLE.onePl) return null
  const curves: ItemCurve[] = columns.map(({ a, b }) => ({ a, b }))
  const abilities = rows.map((row) =>
    abilityOf(
      columns.map(({ column }): Answers[number] => {
        const mark = row[column]
        return mark === null || mark === undefined ? null : mark > 0 ? 1 : 0
      }),
      curves,
    ),
  )
  const spread = centralMoment(
    abilities.map(({ theta }) => theta),
    2,
  )
  const error = mean(abilities.map(({ se }) => se * se)) ?? 0
  return spread === 0 ? null : { kind: 'marginal', value: spread / (spread + error) }
}

/** How the versions of one item compare. */
export function versionsOf(
  sats: readonly Sat[],
  itemId: string,
): Readonly<{ versions: readonly VersionMarks[]; drift: readonly Drift[] }> {
  const shares = new Map<number, number[]>()
  for (const { items } of sats)
    for (const { id, version, points, outOf } of items)
      if (id === itemId && outOf > 0) shares.set(version, [...(shares.get(version) ?? []), points / outOf])
  const versions = [...shares]
    .map(([version, own]) => ({
      version,
      n: own.length,
      facility: mean(own) ?? 0,
      variance: variance(own) ?? 0,
    }))
    .sort((a, b) => a.version - b.version)
  return { versions, drift: driftOf(versions) }
}

/** Strata of the whole score, in points of 100. */
const STRATUM = 5

export type GroupDif = Readonly<{ unitId: string; dif: Dif }>

/**
 * Each unit with people enough against all others, over strata of the whole score (the item included, Holland & Thayer
 * 1988). Only full marks count as right. Purified once: items found C in a first round leave the score they are held by.
 */
export function difByUnit(sats: readonly Sat[], itemId: string): readonly GroupDif[] {
  const counts = new Map<string, number>()
  for (const { unitId } of sats) counts.set(unitId, (counts.get(unitId) ?? 0) + 1)
  const units = [...counts].filter(([, n]) => n >= DIF_LEAST.figures && sats.length - n >= DIF_LEAST.figures)
  return units.map(([unitId]) => {
    const ids = [...new Set(sats.flatMap(({ items }) => items.map(({ id }) => id)))]
    const unfair = new Set(
      ids.filter(
        (id) => id !== itemId && mantelHaenszel(rowsFor(sats, unitId, id, new Set())).verdict === 'C',
      ),
    )
    return { unitId, dif: mantelHaenszel(rowsFor(sats, unitId, itemId, unfair)) }
  })
}

function rowsFor(
  sats: readonly Sat[],
  unitId: string,
  itemId: string,
  without: ReadonlySet<string>,
): DifRow[] {
  return sats.flatMap(({ unitId: own, items }) => {
    const item = items.find(({ id, outOf }) => id === itemId && outOf > 0)
    if (!item) return []
    const counted = items.filter(({ id }) => !without.has(id))
    const outOf = counted.reduce((sum, one) => sum + one.outOf, 0)
    const share = outOf === 0 ? 0 : (100 * counted.reduce((sum, one) => sum + one.points, 0)) / outOf
    return [
      {
        group: own === unitId ? ('focal' as const) : ('reference' as const),
        right: item.points === item.outOf,
        stratum: Math.floor(share / STRATUM),
      },
    ]
  })
}
