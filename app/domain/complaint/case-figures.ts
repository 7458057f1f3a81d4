import { correlation } from '../item-analysis/moments.ts'
import type { Motive } from './motives.ts'

export type CaseAnswer = Readonly<{
  caseId: string
  personId: string
  score: number
  keyMotive: Motive
  saidMotive: Motive
}>
export type CaseFigures = Readonly<{
  /** People; of each the first answer alone, since practice repeats. */
  n: number
  /** Mean score, 0…1. */
  facility: number
  /** Correlation of the score with the mean score of the person's other cases; null below `ENOUGH_PEOPLE` or without spread. */
  discrimination: number | null
  /** Motives wrongly chosen, the commonest first. */
  wrong: readonly { readonly motive: Motive; readonly times: number }[]
}>

/** Below this a discrimination says nothing; a low one is flagged from 50 on (complaint-drill.md §12). */
export const ENOUGH_PEOPLE = 10
export const FLAG_FROM = 50
export const LOW_DISCRIMINATION = 0.2

/** Item statistics of every case, from answers in the order they were given. */
export function caseFigures(log: readonly CaseAnswer[]): Map<string, CaseFigures> {
  const firsts = new Map<string, CaseAnswer>()
  for (const answer of log) {
    const name = `${answer.personId} ${answer.caseId}`
    if (!firsts.has(name)) firsts.set(name, answer)
  }
  const people = new Map<string, { n: number; sum: number }>()
  const byCase = new Map<string, CaseAnswer[]>()
  for (const answer of firsts.values()) {
    const { n, sum } = people.get(answer.personId) ?? { n: 0, sum: 0 }
    people.set(answer.personId, { n: n + 1, sum: sum + answer.score })
    const standing = byCase.get(answer.caseId)
    if (standing) standing.push(answer)
    else byCase.set(answer.caseId, [answer])
  }
  return new Map([...byCase].map(([caseId, answers]) => [caseId, figuresOf(answers, people)]))
}

function figuresOf(
  answers: readonly CaseAnswer[],
  people: ReadonlyMap<string, { n: number; sum: number }>,
): CaseFigures {
  const rows = answers.flatMap(({ personId, score }) => {
    const { n, sum } = people.get(personId) ?? { n: 0, sum: 0 }
    return n > 1 ? [{ score, rest: (sum - score) / (n - 1) }] : []
  })
  const wrong = new Map<Motive, number>()
  for (const { keyMotive, saidMotive } of answers)
    if (saidMotive !== keyMotive) wrong.set(saidMotive, (wrong.get(saidMotive) ?? 0) + 1)
  return {
    n: answers.length,
    facility: answers.reduce((sum, { score }) => sum + score, 0) / answers.length / 100,
    discrimination:
      rows.length < ENOUGH_PEOPLE
        ? null
        : correlation(
            rows.map(({ score }) => score),
            rows.map(({ rest }) => rest),
          ),
    wrong: [...wrong].map(([motive, times]) => ({ motive, times })).sort((a, b) => b.times - a.times),
  }
}

/** Whether a case should be looked at: enough people, and it tells those who know from those who do not too little. */
export const isWeak = ({ n, discrimination }: CaseFigures): boolean =>
  n >= FLAG_FROM && discrimination !== null && discrimination < LOW_DISCRIMINATION
