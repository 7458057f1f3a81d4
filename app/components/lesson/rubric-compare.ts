/** How one's own levels stand to the trainers': how many are the same, the widest gap, and which way it leans. */
export type Compared = {
  readonly same: number
  readonly furthest: number
  readonly tendency: 'higher' | 'lower' | 'mixed'
}

/** Criteria that were not scored are left out. */
export function comparedWith(trainers: readonly number[], own: readonly (number | null)[]): Compared {
  const gaps = trainers.flatMap((level, at) => {
    const given = own[at]
    return given === null || given === undefined ? [] : [given - level]
  })
  const [above, below] = [gaps.some((gap) => gap > 0), gaps.some((gap) => gap < 0)]
  return {
    same: gaps.filter((gap) => gap === 0).length,
    furthest: Math.max(0, ...gaps.map(Math.abs)),
    tendency: above === below ? 'mixed' : above ? 'higher' : 'lower',
  }
}
