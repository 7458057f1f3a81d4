import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { checkedAct, groundedAs } from '#app/domain/role-play/notation.ts'
import { carryOn, openTalk, type Talk } from '#app/domain/role-play/replay.ts'
import { parseScenario, type Scenario } from '#app/domain/role-play/schema.ts'
import type { GroundedAct, TurnFlag, TurnInput } from '#app/domain/role-play/turn.ts'

/** The raw YAML of a scenario of the reference, to be changed. Loosely typed: tests write what an author might. */
// biome-ignore lint/suspicious/noExplicitAny: a parsed file has no type before its schema
export const rawScenario = (id: 'disconnect' | 'ret-zhang' = 'disconnect'): any =>
  parse(readFileSync(`tests/reference/role-play/${id}.scenario.yaml`, 'utf8'))

/** A scenario of the reference, changed as the test says. */
export function aScenario(change: (raw: ReturnType<typeof rawScenario>) => void = () => {}): Scenario {
  const raw = rawScenario()
  change(raw)
  const parsed = parseScenario(raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal.issues))
  return parsed.value
}

/** The reference's fixture: ten years a customer, three repairs nobody came for. */
export function retZhang(): Scenario {
  const parsed = parseScenario(rawScenario('ret-zhang'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal.issues))
  return parsed.value
}

/** Acts as a trainer would give them: `act@target:detail`, separated by blanks. */
export const acts = (notations: string, source: GroundedAct['source'] = 'given'): GroundedAct[] =>
  notations
    .split(' ')
    .filter((notation) => notation !== '')
    .map((notation) => groundedAs(checkedAct(notation), source, 0))

/** A turn of given acts. */
export const aTurn = (notations: string, more: Partial<TurnInput> = {}): TurnInput => ({
  acts: acts(notations),
  flags: [],
  at: 0,
  ...more,
})

/** A talk through turns of acts, each with what was said or nothing. */
export const aTalk = (
  scenario: Scenario,
  turns: readonly (string | { acts: string; say?: string; flags?: readonly TurnFlag[] })[],
  { variant = scenario.variants[0]?.id ?? '', seed = '1' } = {},
): Talk =>
  turns.reduce<Talk>(
    (talk, turn) => {
      const { acts: notations, say = '', flags = [] } = typeof turn === 'string' ? { acts: turn } : turn
      const spanned = acts(notations).map((act) => ({ ...act, span: { start: 0, end: say.length } }))
      return carryOn(talk, { input: { say }, acts: spanned, flags, at: 0 })
    },
    openTalk(scenario, { seed, variant }),
  )

/** The good way through `disconnect`, up to the offer. */
export const ASKED_OUT = [
  'greet identify-self verify-identity',
  'ask-open',
  'ask-problem',
  'empathise@refused ask-problem',
] as const
