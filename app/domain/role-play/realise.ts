import { REPLY_INTENTS } from './defaults.ts'
import { pickBy } from './fnv.ts'
import { type Intent, isMark } from './intents.ts'
import { normalise } from './normalise.ts'
import type { Scenario } from './schema.ts'
import { ECHOES, SHARED_REPLIES } from './shared-replies.ts'
import { slotsIn } from './slots.ts'
import type { State } from './state.ts'

const HOT_FROM = 70

/** What the customer says, and the wordings it is made of (as written, slots unfilled): none is used twice while another is left. */
export type Reply = Readonly<{ text: string; wordings: readonly string[] }>

/** `lines`: what the trainee said, turn n at n − 1; '' where he chose or nothing was typed. `spoken`: wordings used so far. */
export type Telling = Readonly<{
  scenario: Scenario
  seed: string
  state: State
  intents: readonly Intent[]
  lines: readonly string[]
  spoken: readonly string[]
}>

/** Words the intents of a turn, in the persona's voice (role-play.md §10). Same seed, turn and intents: same words. */
export function realise({ scenario, seed, state, intents, lines, spoken }: Telling): Reply {
  const slots = isFilled(state, intents) ? slotsOf(state, lines) : NO_SLOTS
  const wordings: string[] = []
  for (const intent of sayable(intents)) {
    const sets = wordingsFor(scenario, intent, state.mood)
    const wording = choose(sets, {
      key: `${seed}|${state.turn}|${intent}`,
      taken: [...spoken, ...wordings],
      slots,
    })
    if (wording !== undefined) wordings.push(wording)
  }
  const echo = echoes(state, intents, slots)
    ? choose([ECHOES], { key: `${seed}|${state.turn}|echo`, taken: spoken, slots })
    : undefined
  const all = echo === undefined ? wordings : [echo, ...wordings]
  return { text: all.map((wording) => filled(wording, slots)).join(''), wordings: all }
}

/** Marks are not said; a turn of marks alone gets the reaction they bring: a lie pleases, other red lines hurt. */
function sayable(intents: readonly Intent[]): readonly Intent[] {
  const said = intents.filter((intent) => !isMark(intent))
  if (said.length > 0 || intents.length === 0) return said
  const hurts = intents.some(
    (intent) => intent.startsWith('red:') && intent !== 'red:falsePromise' && intent !== 'red:hideTerms',
  )
  return [hurts ? 'hurt' : 'soften']
}

/** The sets to choose from, the scenario's own first; the next is used when all of one has been said. */
function wordingsFor(scenario: Scenario, intent: Intent, mood: number): readonly (readonly string[])[] {
  const hot = mood >= HOT_FROM ? scenario.replies[`${intent}.hot`] : undefined
  const [kind, id = ''] = intent.split(':')
  const own = scenario.replies[intent]
  const told = scenario.facts.find((fact) => fact.id === id)?.say
  const consent = scenario.consent?.say
  const written: Readonly<Record<string, readonly string[] | undefined>> = {
    fact: told,
    volunteer: told,
    objection: scenario.objections.find((objection) => objection.id === id)?.say,
    consent: id === 'granted' ? orShared(consent?.granted, 'soften') : orShared(consent?.refused, 'push'),
  }
  const shared = REPLY_INTENTS.find((known) => known === intent)
  return [hot, own, written[kind ?? ''], shared && SHARED_REPLIES[shared]].filter(
    (set): set is readonly string[] => set !== undefined && set.length > 0,
  )
}

const orShared = (set: readonly string[] | undefined, intent: 'soften' | 'push'): readonly string[] =>
  set && set.length > 0 ? set : SHARED_REPLIES[intent]

type Slots = Readonly<{ due: string | undefined; amount: string | undefined }>

const NO_SLOTS: Slots = { due: undefined, amount: undefined }

/** Only an agreement, or the answer to a promise, says back what the trainee named. */
const isFilled = ({ promises, turn }: State, intents: readonly Intent[]): boolean =>
  intents.includes('accept') || promises.some((promise) => promise.turn === turn)

/** What the trainee named last: the time of his last dated promise, and the last sum. */
function slotsOf({ promises }: State, lines: readonly string[]): Slots {
  const due = lastOf(promises, ({ turn, span, dated }) => {
    const said = (lines[turn - 1] ?? '').slice(span.start, span.end)
    return dated ? slotsIn(normalise(said).text).due[0]?.said : undefined
  })
  const amount = lastOf(lines, (line) => slotsIn(normalise(line).text).amount.at(-1)?.said)
  return { due, amount }
}

/** What the last thing gives that gives anything. */
function lastOf<T>(things: readonly T[], give: (thing: T) => string | undefined): string | undefined {
  for (let i = things.length - 1; i >= 0; i--) {
    const given = give(things[i] as T) // the index is in range
    if (given !== undefined) return given
  }
  return undefined
}

/** A dated promise, this turn, that is answered by a mere reaction. */
const echoes = ({ promises, turn }: State, intents: readonly Intent[], { due }: Slots): boolean =>
  due !== undefined &&
  promises.some((promise) => promise.turn === turn && promise.dated) &&
  intents.every((intent) => isMark(intent) || intent === 'soften')

const fits = (wording: string, { due, amount }: Slots): boolean =>
  (due !== undefined || !wording.includes('<due>')) && (amount !== undefined || !wording.includes('<amount>'))

function choose(
  sets: readonly (readonly string[])[],
  { key, taken, slots }: { key: string; taken: readonly string[]; slots: Slots },
): string | undefined {
  for (const set of sets) {
    const open = set.filter((wording) => fits(wording, slots))
    const from = pickBy(key, Math.max(1, open.length))
    const inTurn = [...open.slice(from), ...open.slice(0, from)]
    const fresh = inTurn.find((wording) => !taken.includes(wording))
    if (fresh !== undefined) return fresh
  }
  const first = sets[0] ?? []
  return first[pickBy(key, Math.max(1, first.length))]
}

const filled = (wording: string, { due = '到时候', amount = '那笔钱' }: Slots): string =>
  wording.replaceAll('<due>', due).replaceAll('<amount>', amount)
