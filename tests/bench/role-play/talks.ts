import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import { type Act, isHarm } from '#app/domain/role-play/acts.ts'
import type { OpenModel } from '#app/domain/role-play/model.ts'
import { readTurn } from '#app/domain/role-play/read-turn.ts'
import { carryOn, conclude, openTalk } from '#app/domain/role-play/replay.ts'
import type { Scenario } from '#app/domain/role-play/schema.ts'
import { settingOf } from '#app/domain/role-play/setting.ts'
import { split } from '#app/domain/role-play/split.ts'
import { keywordAct } from './keyword-baseline.ts'
import { allScenarios } from './scenarios.ts'

/** Which scenario the lines are said in. */
export type Stage = Readonly<{ scenario: string; variant: string }>

/** A talk written to fool a scorer, or a good one in words of its own, with the points a trainer would accept. */
const Adversarial = z.strictObject({
  id: z.string(),
  name: z.string(),
  scenario: z.string(),
  variant: z.string(),
  band: z.tuple([z.number(), z.number()]),
  /** Whether a trainer would let it pass. */
  pass: z.boolean(),
  redLines: z.array(z.string()),
  lines: z.array(z.string()).min(1),
})
export type Adversarial = z.infer<typeof Adversarial>

/** One talk in several ways of speaking, turn for turn the same. */
const Wordings = z.strictObject({
  id: z.string(),
  scenario: z.string(),
  variant: z.string(),
  wordings: z.strictObject({
    formal: z.array(z.string()),
    colloquial: z.array(z.string()),
    terse: z.array(z.string()),
    dialect: z.array(z.string()),
  }),
})
export type Wordings = z.infer<typeof Wordings>

const allIn = <T>(folder: string, schema: z.ZodType<T>): T[] =>
  readdirSync(`tests/bench/role-play/${folder}`)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) =>
      z.array(schema).parse(parse(readFileSync(`tests/bench/role-play/${folder}/${file}`, 'utf8'))),
    )
export const adversarialTalks = () => allIn('adversarial', Adversarial)
export const wordingTalks = () => allIn('wordings', Wordings)

/** A talk as the product takes it: every line is read into it, carried on with what was heard, and scored at its end. */
export function tell(model: OpenModel, { scenario: id, variant }: Stage, lines: readonly string[]) {
  const scenario = scenarioOf(id)
  const setting = settingOf(scenario, variant)
  const talk = lines.reduce(
    (so, say) => {
      const around = { setting, state: so.state, earlier: so.turns.map((turn) => turn.say) }
      const { acts, flags } = readTurn(model, say, around)
      return carryOn(so, { input: { say }, acts, flags, at: 0 })
    },
    openTalk(scenario, { seed: 'bench', variant }),
  )
  return conclude(talk)
}
export type Told = ReturnType<typeof tell>

const pointsOf = (total: number): number => total / 100
/** Total in points, 0…100. */
export const totalOf = ({ score }: Told): number => pointsOf(score.total)

function scenarioOf(id: string): Scenario {
  const scenario = allScenarios({ fixtures: true }).find((one) => one.id === id)
  if (!scenario) throw new Error(`content/scenarios holds no ${id}`)
  return scenario
}

/** What a good talk holds for a counter of keywords. */
const WANTED: readonly Act[] = [
  'greet',
  'identify-self',
  'verify-identity',
  'empathise',
  'apologise',
  'ask-open',
  'ask-problem',
  'explain',
  'offer',
  'state-terms',
  'commit-with-deadline',
  'summarise',
  'confirm-agreement',
  'follow-up',
]

/** The naive scorer: what share of the wanted acts has its keywords somewhere, less ten points for each that harms. */
export function keywordTotal(lines: readonly string[]): number {
  const acts = lines.flatMap((line) =>
    split(line)
      .flatMap(({ clauses }) => clauses.map(({ text }) => keywordAct(text)))
      .filter((act) => act !== undefined),
  )
  const found = WANTED.filter((act) => acts.includes(act)).length
  return Math.max(0, (100 * found) / WANTED.length - 10 * acts.filter(isHarm).length)
}
