import { answersIn, SAMPLE, SLOPE_SD } from './analyse.ts'
import { classicalItems } from './classical.ts'
import { FLAG_LEAST } from './flags.ts'
import { calibrating } from './item-response.ts'
import { matrixOf, type Sat } from './sat.ts'

/** What the bank's list says of an item beside its facility. */
export type ItemFigures = Readonly<{
  /** People it rests on. */
  n: number
  /** Correlation of its mark with the rest of the form, −1…1; null where it is not defined. */
  discrimination: number | null
  /** Slope of its curve; null below 500 people, where all items share one, which says nothing of this one. */
  a: number | null
  /** Place of its curve; null below 200 people, and where marks lie between none and all. */
  b: number | null
}>

/**
 * Figures of the items of one level that 30 people or more had, by id; the curve is the one-parameter model's from 200
 * people on and the two-parameter model's from 500, counted per item (assessment.md §8, sample rule). It yields between
 * the rounds of the calibration, which takes seconds where thousands sat.
 */
export function* bankFigures(sats: readonly Sat[]): Generator<undefined, ReadonlyMap<string, ItemFigures>> {
  const classical = classicalItems(matrixOf(keeping(sats, FLAG_LEAST)))
  const curves = new Map([
    ...(yield* curvesOf(sats, '1pl', SAMPLE.onePl)),
    ...(yield* curvesOf(sats, '2pl', SAMPLE.twoPl)),
  ])
  return new Map(
    classical.map(({ id, n, discriminationIndex: r }) => {
      const { a = null, b = null } = curves.get(id) ?? {}
      return [id, { n, discrimination: r === null ? null : r / 100, a, b }]
    }),
  )
}

function* curvesOf(
  sats: readonly Sat[],
  model: '1pl' | '2pl',
  least: number,
): Generator<undefined, readonly (readonly [string, Pick<ItemFigures, 'a' | 'b'>])[]> {
  const matrix = matrixOf(keeping(sats, least))
  const { columns, people } = answersIn(matrix)
  if (columns.length === 0 || people.length === 0) return []
  const { curves } = yield* calibrating(people, { model, slopeSd: SLOPE_SD })
  return columns.flatMap((column, i) => {
    const [item, curve] = [matrix.items[column], curves[i]]
    return item && curve ? [[item.id, { a: model === '2pl' ? curve.a : null, b: curve.b }] as const] : []
  })
}

/** The papers with those of their items alone that so many people had; the whole scores stay. */
function keeping(sats: readonly Sat[], least: number): Sat[] {
  const takers = new Map<string, number>()
  for (const { items } of sats)
    for (const { id, outOf } of items) if (outOf > 0) takers.set(id, (takers.get(id) ?? 0) + 1)
  return sats.map((sat) => ({ ...sat, items: sat.items.filter(({ id }) => (takers.get(id) ?? 0) >= least) }))
}
