import type { Act } from '#app/domain/role-play/acts.ts'
import type { OpenModel } from '#app/domain/role-play/model.ts'
import type { Dimension } from '#app/domain/role-play/schema.ts'
import { PASS } from '#app/domain/role-play/score.ts'
import { atLeast, type Bar } from '../bar.ts'
import {
  bluntly,
  inTheMiddle,
  mistyped,
  ofOtherWidth,
  paraphrased,
  solutionFirst,
  unpunctuated,
  without,
} from './changed-lines.ts'
import { trainedModel } from './scenarios.ts'
import {
  adversarialTalks,
  keywordTotal,
  type Stage,
  type Told,
  tell,
  totalOf,
  wordingTalks,
} from './talks.ts'
import { deviationOf } from './v8-wordings.ts'

/** A change of a good talk and what has to hold then. `from` and `to`: totals in points. */
type Change = Readonly<{
  name: string
  /** The talk said otherwise; undefined where it has nothing to change. */
  lines: (talk: GoodTalk, again: (lines: readonly string[]) => Told) => readonly string[] | undefined
  holds: (from: number, to: number) => boolean
  /** What the change takes away belongs to this dimension, of which a quarter at least has to go. */
  takesFrom?: Dimension
}>

const lower = (from: number, to: number) => to < from
const within = (most: number) => (from: number, to: number) => Math.abs(to - from) <= most
const deletion = (name: string, takesFrom: Dimension, acts: readonly Act[]): Change => ({
  name: `no ${name}`,
  takesFrom,
  lines: ({ told }, again) => without(told, acts, again),
  holds: lower,
})
const added = (name: string, words: string, holds: Change['holds']): Change => ({
  name,
  lines: ({ lines }) => inTheMiddle(lines, words),
  holds,
})
const said = (
  name: string,
  otherwise: (lines: readonly string[]) => string[],
  holds: Change['holds'],
): Change => ({
  name,
  lines: ({ lines }) => otherwise(lines),
  holds,
})

const SOUP = '理解，抱歉，感谢，共情，需求，痛点，方案，优惠，承诺，时限，复述，回访，满意，确认。'

const CHANGES: readonly Change[] = [
  deletion('empathy', 'D2', ['empathise']),
  deletion('apology', 'D2', ['apologise', 'acknowledge-fault']),
  deletion('questions', 'D3', ['ask-open', 'ask-problem', 'ask-closed']),
  deletion('promise', 'D5', ['commit-with-deadline']),
  deletion('offer', 'D4', ['offer', 'compensate-within-authority']),
  deletion('recap', 'D5', ['summarise', 'confirm-agreement']),
  added('a brush-off', '这个不归我管，您找别的部门去问吧。', (_, to) => to <= 59),
  added('blame', '这事说到底还不是您自己没看清楚。', (_, to) => to === 0),
  said(
    'every line twice',
    (lines) => lines.flatMap((line) => [line, line]),
    (from, to) => to <= from + 1,
  ),
  {
    name: 'word soup',
    lines: ({ lines }) => [...lines.slice(0, -1), SOUP, ...lines.slice(-1)],
    holds: (from, to) => to <= from,
  },
  { name: 'solution first', lines: ({ told }) => solutionFirst(told), holds: (from, to) => to <= from - 8 },
  said('你 for 您', bluntly, within(2)),
  added('thanks', '谢谢您。', within(2)),
  said('blanks for marks', unpunctuated, within(3)),
  said('other width', ofOtherWidth, within(3)),
  said('a typo a line', mistyped, within(3)),
]
const PARAPHRASES = 'paraphrases'
const MOST_APART = 6

/** A talk scored, as this scorer sees it. */
type Scored = Readonly<{ total: number; pct?: Readonly<Record<Dimension, number>> }>
type Scorer = (stage: Stage, lines: readonly string[]) => Scored

/**
 * V2: good talks changed so that everybody knows what has to become of the score. The talks are those of the adversarial
 * set and the four wordings that a trainer would let pass and that pass.
 */
export function changeBars(): Bar[] {
  const model = trainedModel()
  const talks = goodTalks(model)
  const byModel: Scorer = (stage, lines) => {
    const told = tell(model, stage, lines)
    return { total: totalOf(told), pct: told.score.pct }
  }
  const changed = talks.map((talk) => ({
    talk,
    changes: CHANGES.flatMap((change) => {
      const lines = change.lines(talk, (left) => tell(model, talk, left))
      return lines ? [{ change, lines }] : []
    }),
  }))
  const ours = tally(changed, byModel)
  const theirs = tally(changed, (_, lines) => ({ total: keywordTotal(lines) }))
  for (const [name, { held, tried, broken }] of ours)
    process.stderr.write(
      `V2: ${name}: ${held} of ${tried}${broken.length > 0 ? `; not ${broken.join(', ')}` : ''}\n`,
    )
  const share = (of: Tally) => {
    const all = [...of.values()]
    return (100 * all.reduce((n, { held }) => n + held, 0)) / all.reduce((n, { tried }) => n + tried, 0)
  }
  return [
    atLeast('V2', 'good talks changed', talks.length, 20, 'talks'),
    atLeast('V2', `changes, of ${ours.size}, that do what they have to`, share(ours), 95, '%', share(theirs)),
  ]
}

type GoodTalk = Stage & Readonly<{ id: string; lines: readonly string[]; told: Told }>

function goodTalks(model: OpenModel): GoodTalk[] {
  const good = [
    ...adversarialTalks().filter(({ pass }) => pass),
    ...wordingTalks().flatMap(({ wordings, ...talk }) =>
      Object.entries(wordings).map(([manner, lines]) => ({ ...talk, id: `${talk.id} ${manner}`, lines })),
    ),
  ]
  return good
    .map(({ id, scenario, variant, lines }) => {
      const stage = { scenario, variant }
      return { id, ...stage, lines, told: tell(model, stage, lines) }
    })
    .filter(({ told }) => told.score.total >= PASS)
}

type Tally = Map<string, { held: number; tried: number; broken: string[] }>

type Changed = Readonly<{
  talk: GoodTalk
  changes: readonly Readonly<{ change: Change; lines: readonly string[] }>[]
}>

function tally(talks: readonly Changed[], score: Scorer): Tally {
  const found: Tally = new Map()
  const note = (name: string, id: string, holds: boolean, by: string) => {
    const row = found.get(name) ?? { held: 0, tried: 0, broken: [] }
    found.set(name, row)
    row.tried += 1
    if (holds) row.held += 1
    else row.broken.push(`${id} (${by})`)
  }
  for (const { talk, changes } of talks) {
    const from = score(talk, talk.lines)
    for (const { change, lines } of changes) {
      const to = score(talk, lines)
      const holds = change.holds(from.total, to.total) && takesAQuarter(change, from, to)
      note(change.name, talk.id, holds, `${from.total} → ${to.total}`)
    }
    const totals = [talk.lines, paraphrased(talk.lines, 1), paraphrased(talk.lines, 2)].map(
      (lines) => score(talk, lines).total,
    )
    note(PARAPHRASES, talk.id, deviationOf(totals) <= MOST_APART, totals.join(', '))
  }
  return found
}

/** Where the scorer has dimensions. */
const takesAQuarter = ({ takesFrom }: Change, from: Scored, to: Scored): boolean =>
  takesFrom === undefined || !from.pct || !to.pct || to.pct[takesFrom] * 4 <= from.pct[takesFrom] * 3
