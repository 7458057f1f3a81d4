import type { Blueprint } from '../../domain/blueprint/schema.ts'

/** What a candidate is told of an exam before he sits it. */
export type RulesTold = Readonly<{
  minutes: number
  fullMark: number
  cutScore: number
  retakeDays: number
  attemptsPerYear: number
  /** Questions by kind; a fill-in is counted in blanks. */
  mix: readonly {
    readonly kind: Blueprint['mix'][number]['kind']
    readonly count: number
    readonly unit: 'item' | 'blank'
  }[]
}>

export function rulesTold({ rules, mix }: Pick<Blueprint, 'rules' | 'mix'>): RulesTold {
  return {
    minutes: rules.minutes.value,
    fullMark: rules.fullMark.value,
    cutScore: rules.cutScore.value,
    retakeDays: rules.retakeDays.value,
    attemptsPerYear: rules.attemptsPerYear.value,
    mix: mix.filter(({ count }) => count > 0).map(({ kind, count, unit }) => ({ kind, count, unit })),
  }
}
