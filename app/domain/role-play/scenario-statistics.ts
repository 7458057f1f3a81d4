import { ENDS, type End } from './ends.ts'
import { DIMENSIONS, type Dimension, type Scenario } from './schema.ts'

/** Below this many talks a share says little: it is shown grey, with its number. */
export const FEW = 5

/** A finished talk as statistics need it. */
export type PlayedTalk = Readonly<{
  mode: 'guided' | 'free' | 'exam' | 'team'
  variant: string
  end: End
  /** Turns spoken by the trainee. */
  turns: number
  passed: boolean
  /** Whole percent of each dimension, 0–100. */
  pct: Readonly<Record<Dimension, number>>
  redLines: readonly string[]
  /** What the customer did, turn by turn: `push`, `fact:moved`, `objection:nobody-cares` … */
  intents: readonly string[]
}>

/** `n` of `of`: how many talks it was so in, and how many it could have been so in. */
export type Share = Readonly<{ n: number; of: number; few: boolean }>

const share = (n: number, of: number): Share => ({ n, of, few: of < FEW })
const shareOf = <T>(talks: readonly T[], holds: (talk: T) => boolean): Share =>
  share(talks.filter(holds).length, talks.length)

const MODES = ['guided', 'free', 'exam', 'team'] as const

/**
 * What finished talks with a scenario say about it: counts, never estimates. A fact or objection counts in the talks
 * whose variant has it; one that the scenario no longer has does not appear.
 * @param talks without branches: a branch repeats the turns of another talk
 */
export function statisticsOf(
  { facts, objections }: Pick<Scenario, 'facts' | 'objections'>,
  talks: readonly PlayedTalk[],
) {
  const hits = new Map<string, number>()
  for (const { intents } of talks)
    for (const intent of new Set(intents.map(nameOf))) hits.set(intent, (hits.get(intent) ?? 0) + 1)
  const within = <T extends { in?: string[] | undefined }>({ in: variants }: T) =>
    talks.filter(({ variant }) => variants === undefined || variants.includes(variant))
  const longest = Math.max(0, ...talks.map(({ turns }) => turns))
  const redLines = [...new Set(talks.flatMap((talk) => talk.redLines))].sort()
  return {
    talks: talks.length,
    few: talks.length < FEW,
    passed: shareOf(talks, ({ passed }) => passed),
    modes: MODES.map((mode) => {
      const own = talks.filter((talk) => talk.mode === mode)
      return { mode, talks: own.length, passed: shareOf(own, ({ passed }) => passed) }
    }),
    ends: ENDS.map((end) => ({ end, ...shareOf(talks, (talk) => talk.end === end) })),
    dimensions: DIMENSIONS.map((dimension) => ({
      dimension,
      n: talks.length,
      mean: mean(talks.map(({ pct }) => pct[dimension])),
    })),
    turns: Array.from({ length: longest }, (_, i) => {
      const over = talks.filter(({ turns }) => turns === i + 1)
      return { turn: i + 1, ended: over.length, failed: over.filter(({ passed }) => !passed).length }
    }).filter(({ ended }) => ended > 0),
    facts: facts.map((fact) => {
      const could = within(fact)
      const has = (intent: string) => (talk: PlayedTalk) => talk.intents.includes(`${intent}:${fact.id}`)
      const asked = could.filter(has('fact')).length
      const volunteered = could.filter((talk) => !has('fact')(talk) && has('volunteer')(talk)).length
      return {
        id: fact.id,
        words: fact.say[0] ?? '',
        asked,
        volunteered,
        hidden: share(could.length - asked - volunteered, could.length),
      }
    }),
    objections: objections
      .filter(({ stated }) => !stated)
      .map((objection) => {
        const could = within(objection)
        const said = could.filter(({ intents }) => intents.includes(`objection:${objection.id}`)).length
        return { id: objection.id, label: objection.label, hidden: share(could.length - said, could.length) }
      }),
    redLines: redLines.map((redLine) => ({
      redLine,
      ...shareOf(talks, (talk) => talk.redLines.includes(redLine)),
    })),
    intents: [...hits]
      .map(([intent, n]) => ({ intent, ...share(n, talks.length) }))
      .sort((a, b) => b.n - a.n || (a.intent < b.intent ? -1 : 1)),
  }
}
export type ScenarioStatistics = ReturnType<typeof statisticsOf>

/** Facts and objections have tables of their own: here they count as what they are. */
const nameOf = (intent: string): string => intent.split(':')[0] ?? intent

/** Arithmetic mean in tenths, truncated; null of nothing. */
function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return Math.floor((values.reduce((sum, value) => sum + value, 0) * 10) / values.length) / 10
}
