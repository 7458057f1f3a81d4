import { atMost, type Bar } from '../bar.ts'
import { trainedModel } from './scenarios.ts'
import { keywordTotal, tell, totalOf, type Wordings, wordingTalks } from './talks.ts'

/** V8: the same talk formal, colloquial, terse and with a dialect's words; plain speech must not be marked down. */
export function wordingBars(): Bar[] {
  const model = trainedModel()
  const talks = wordingTalks().map((talk) => ({
    talk,
    ours: totalsOf(talk, (lines) => totalOf(tell(model, talk, lines))),
    keywords: totalsOf(talk, keywordTotal),
  }))
  for (const { talk, ours } of talks)
    process.stderr.write(
      `V8: ${talk.id} ${talk.scenario}: ${Object.entries(ours)
        .map(([manner, total]) => `${manner} ${total}`)
        .join(', ')}\n`,
    )
  const widest = (of: (totals: Totals) => number, who: 'ours' | 'keywords') =>
    Math.max(...talks.map((talk) => of(talk[who])))
  const bar = (what: string, of: (totals: Totals) => number) =>
    atMost('V8', `${what}, worst of ${talks.length}`, widest(of, 'ours'), 6, 'points', widest(of, 'keywords'))
  return [
    bar('colloquial from formal', ({ formal, colloquial }) => Math.abs(formal - colloquial)),
    bar('SD over four manners', (totals) => deviationOf(Object.values(totals))),
  ]
}

type Manner = keyof Wordings['wordings']
type Totals = Readonly<Record<Manner, number>>

const totalsOf = ({ wordings }: Wordings, total: (lines: readonly string[]) => number): Totals => ({
  formal: total(wordings.formal),
  colloquial: total(wordings.colloquial),
  terse: total(wordings.terse),
  dialect: total(wordings.dialect),
})

/** Standard deviation, n in the denominator. */
export function deviationOf(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length
  return Math.sqrt(numbers.reduce((sum, n) => sum + (n - mean) ** 2, 0) / numbers.length)
}
