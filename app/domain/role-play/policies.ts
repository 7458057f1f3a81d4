import { pickBy } from './fnv.ts'
import { factOpenedBy } from './gates.ts'
import { allTermsTold, matchOf, readyLookups, truthVoiced } from './knowledge.ts'
import { checkedAct, groundedAs } from './notation.ts'
import { carryOn, conclude, openTalk, type RecordedInput, type Talk } from './replay.ts'
import type { Scenario } from './schema.ts'
import type { Score } from './score.ts'
import { isTrue, pickVariant, type Setting, settingOf } from './setting.ts'
import type { State } from './state.ts'

/** The seven players of bar V5, from the best to those who must not pass. */
export const POLICIES = [
  'expert',
  'average',
  'scriptReader',
  'pusher',
  'abuser',
  'apologiser',
  'liar',
] as const
export type Policy = (typeof POLICIES)[number]

/** What a player sees: the engine's state (only the expert uses more of it than a person could) and chance by seed. */
type View = Readonly<{
  setting: Setting
  state: State
  /** Whether something of this probability, in percent, happens now; the same for the same seed, turn and name. */
  chance: (percent: number, what: string) => boolean
}>

const PATIENCE_OF_PLAYERS = 14

/** Plays a talk to its end by one policy: acts only, no words. */
export function playPolicy(
  scenario: Scenario,
  policy: Policy,
  { seed, variant = pickVariant(scenario, seed) }: { seed: string; variant?: string },
): { talk: Talk; score: Score; inputs: readonly RecordedInput[] } {
  const setting = settingOf(scenario, variant)
  let talk = openTalk(scenario, { seed, variant })
  const inputs: RecordedInput[] = []
  const put = (input: RecordedInput) => {
    inputs.push(input)
    talk = carryOn(talk, input)
  }
  while (!talk.state.end && talk.state.turn < PATIENCE_OF_PLAYERS) {
    const bare = { acts: [], flags: [], at: talk.state.turn }
    for (const { id } of readyLookups(setting, talk.state)) put({ ...bare, input: { lookup: id } })
    const { state } = talk
    const chance = (percent: number, what: string) =>
      pickBy(`${seed}|${policy}|${state.turn}|${what}`, 100) < percent
    const notations = PLAYERS[policy]({ setting, state, chance })
    const acts = notations.map((notation) => groundedAs(checkedAct(notation), 'given', 0))
    put({ ...bare, acts, input: { say: '' } })
  }
  return { ...conclude(talk), inputs }
}

const PLAYERS: Readonly<Record<Policy, (view: View) => string[]>> = {
  expert: (view) => expertActs(view, { slips: true }),
  average: averageActs,
  scriptReader: scriptActs,
  pusher: pusherActs,
  abuser: abuserActs,
  apologiser: apologiserActs,
  liar: liarActs,
}

const OPENING = ['greet', 'identify-self', 'verify-identity']
/** Turns the expert keeps for offering and closing. */
const RESERVE = 5

/**
 * The next turn of somebody who knows the trade: courtesy, empathy with what was said last, one question at a time down
 * to the problem, then what is true, fits and can be kept, a recap, and letting go where that is right.
 * @param slips whether he now and then forgets something; without, this is the best way the linter tries
 */
export function expertActs({ setting, state, chance }: View, { slips }: { slips: boolean }): string[] {
  const forgets = (percent: number, what: string) => slips && chance(percent, what)
  if (state.turn === 0) return forgets(10, 'verify') ? OPENING.slice(0, 2) : OPENING
  const question = forgets(8, 'question') ? undefined : questionFor(setting, state)
  const left = setting.limits.maxTurns - state.turn
  if (question !== undefined && left > RESERVE) return [...feelings(setting, state, forgets), question]
  if (!truthVoiced(setting, state) && left > RESERVE && slips)
    return [...feelings(setting, state, forgets), 'ask-open']
  if (!isSolved(setting, state)) return solution(setting, state, forgets)
  return closing(setting, state)
}

/** A question that opens something: about trouble if it may, else open, else the closed one that names it. */
function questionFor(setting: Setting, state: State): string | undefined {
  const consent = setting.scenario.consent
  if (consent && state.consent === 'unasked' && truthVoiced(setting, state))
    return 'ask-closed@consent:permission'
  const notations = ['ask-problem', 'ask-open', ...setting.facts.map(({ id }) => `ask-closed@${id}`)]
  return notations.find((notation) =>
    factOpenedBy(setting, state, groundedAs(checkedAct(notation), 'given', 0)),
  )
}

type Forgets = (percent: number, what: string) => boolean

/** Empathy on what came up last and was not met with any; an apology where a need of being taken seriously hangs on it. */
function feelings(setting: Setting, state: State, forgets: Forgets): string[] {
  const matters = mattersByTurn(setting, state)
  const unmet = matters.find((id) => !state.done.includes(`empathise@${id}`))
  const owed = setting.facts.find(
    ({ id, need }) =>
      need !== undefined && state.facts[id] && !state.done.includes(`acknowledge-fault@${id}`),
  )
  return [
    ...(unmet !== undefined && !forgets(15, 'empathise') ? [`empathise@${unmet}`] : []),
    ...(owed && !forgets(15, 'fault') ? [`acknowledge-fault@${owed.id}`] : []),
  ]
}

/** Facts and voiced objections, the latest first; what moves him before what does not. */
function mattersByTurn({ facts, objections }: Setting, state: State): string[] {
  const all = [
    ...facts.flatMap(({ id, need }) => {
      const fact = state.facts[id]
      return fact ? [{ id, turn: fact.turn, moves: need !== undefined }] : []
    }),
    ...objections.flatMap((objection) => {
      const turn = state.objections[objection.id]?.voiced
      return turn === undefined ? [] : [{ id: objection.id, turn, moves: isTrue(objection) }]
    }),
  ]
  return all.sort((a, b) => Number(b.moves) - Number(a.moves) || b.turn - a.turn).map(({ id }) => id)
}

const mayOffer = ({ scenario }: Setting, state: State, id: string): boolean =>
  state.consent === 'granted' || !(scenario.consent?.offers.includes(id) ?? false)

/** Offers by how well they fit now, the best first, without those that fit nothing or may not be made. */
function fittingOffers(setting: Setting, state: State) {
  return setting.offers
    .filter(({ id }) => mayOffer(setting, state, id) && matchOf(setting, state, id) >= 20)
    .sort((a, b) => matchOf(setting, state, b.id) - matchOf(setting, state, a.id))
    .slice(0, 2)
}

const needsTelling = (setting: Setting, state: State) =>
  setting.offers.filter(
    ({ id }) =>
      (setting.scenario.exit.mustTell.includes(id) ||
        fittingOffers(setting, state).some((offer) => offer.id === id)) &&
      mayOffer(setting, state, id) &&
      !allTermsTold(setting, state, id),
  )

const isSolved = (setting: Setting, state: State): boolean =>
  state.promises.length > 0 && (state.offers.length > 0 || fittingOffers(setting, state).length === 0)

function solution(setting: Setting, state: State, forgets: Forgets): string[] {
  const offers = fittingOffers(setting, state)
  const telling = needsTelling(setting, state)
  const promised = promiseTarget(setting, state)
  return [
    ...feelings(setting, state, forgets),
    ...resolving(setting, state),
    'explain:limit',
    ...offers.map(({ id }) => `offer@${id}`),
    ...telling
      .filter(({ id }) => !forgets(15, `terms ${id}`))
      .map(({ id, terms }) => `state-terms@${id}:${Object.keys(terms).join('+')}`),
    ...(promised === undefined ? [] : [`commit-with-deadline@${promised}:who+due`]),
  ]
}

/** For each row of the true objections, an act that meets it and is open to him now. */
function resolving(setting: Setting, state: State): string[] {
  return setting.objections.filter(isTrue).flatMap(({ resolves }) =>
    resolves.flatMap((row) => {
      if (row.some((notation) => state.done.includes(notation))) return []
      const open = row.find((notation) => {
        const { act, target = '' } = checkedAct(notation)
        if (act === 'offer' || act === 'compensate-within-authority')
          return setting.offers.some(({ id }) => id === target) && mayOffer(setting, state, target)
        return setting.facts.every(({ id }) => id !== target) || state.facts[target] !== undefined
      })
      if (open === undefined) return []
      return [checkedAct(open).act === 'commit-with-deadline' ? `${open}:who+due` : open]
    }),
  )
}

function promiseTarget(setting: Setting, state: State): string | undefined {
  const facts = setting.facts.filter(({ id }) => state.facts[id])
  return (facts.find(({ need }) => need !== undefined) ?? facts[0])?.id
}

function closing(setting: Setting, state: State): string[] {
  const untold = needsTelling(setting, state).map(
    ({ id, terms }) => `state-terms@${id}:${Object.keys(terms).join('+')}`,
  )
  const recap = ['summarise@promise', 'follow-up:who']
  const isRight = setting.scenario.exit.rightIn.includes(state.variant)
  const tried = state.done.includes('confirm-agreement')
  return [...untold, ...recap, isRight || tried ? 'release-gracefully' : 'confirm-agreement']
}

/** Does most things halfway: asks twice, is sorry in general, offers what fits what he heard, forgets half the terms. */
function averageActs({ setting, state, chance }: View): string[] {
  if (state.turn === 0) return chance(60, 'verify') ? OPENING : OPENING.slice(0, 2)
  const asked = state.turn <= 2 || (state.turn === 3 && chance(60, 'more'))
  const latest = mattersByTurn(setting, state)[0]
  if (asked) {
    const named = state.turn > 1 && latest !== undefined && chance(45, 'named')
    return [
      ...(chance(70, 'feeling') ? [named ? `empathise@${latest}` : 'empathise'] : []),
      chance(30, 'problem') ? 'ask-problem' : 'ask-open',
    ]
  }
  if (state.proposals === 0) {
    const best = bestOf(setting, state)
    const fact = promiseTarget(setting, state)
    const terms = best ? Object.keys(best.terms).slice(0, 1) : []
    return [
      ...(chance(60, 'sorry') ? ['apologise'] : []),
      ...(best
        ? [`offer@${best.id}`, ...(terms.length > 0 ? [`state-terms@${best.id}:${terms.join('+')}`] : [])]
        : []),
      ...(chance(75, 'promise')
        ? [fact === undefined ? 'commit-with-deadline' : `commit-with-deadline@${fact}`]
        : ['commit-with-deadline:nodue']),
    ]
  }
  return [...(chance(35, 'recap') ? ['summarise@promise'] : []), 'confirm-agreement', 'small-talk:farewell']
}

function bestOf(setting: Setting, state: State) {
  const open = setting.offers.filter(({ id }) => mayOffer(setting, state, id))
  return [...open].sort((a, b) => matchOf(setting, state, b.id) - matchOf(setting, state, a.id))[0]
}

/** Reads his sheet whoever he talks to: courtesy, a formula of feeling, one question, the plan of the month, thanks. */
function scriptActs({ setting, state }: View): string[] {
  const plan = setting.offers.find(({ id }) => mayOffer(setting, state, id))
  const sheet = [
    OPENING,
    ['empathise', 'ask-open'],
    [
      'apologise',
      ...(plan
        ? [`offer@${plan.id}`, `state-terms@${plan.id}:${Object.keys(plan.terms)[0] ?? 'fee'}`]
        : ['explain']),
    ],
    ['commit-with-deadline', 'confirm-agreement', 'small-talk:thanks'],
    ['small-talk:farewell'],
  ]
  return sheet[Math.min(state.turn, sheet.length - 1)] ?? []
}

/** Offers, and offers again, one thing after the other. */
function pusherActs({ setting, state, chance }: View): string[] {
  if (state.turn === 0) return ['greet', 'identify-self']
  const open = setting.offers.filter(({ id }) => mayOffer(setting, state, id))
  const offer = open[(state.turn - 1) % Math.max(1, open.length)]
  const offering = offer ? `offer@${offer.id}` : 'offer'
  return state.turn > 3 && chance(50, 'close') ? [offering, 'confirm-agreement'] : [offering]
}

/** Brushes him off, cuts him short, mocks him, now and then blames him. */
function abuserActs({ state, chance }: View): string[] {
  if (state.turn === 0) return ['greet']
  if (chance(15, 'blame')) return ['blame-customer']
  return [
    chance(40, 'mock')
      ? 'interrupt-dismiss:sarcasm'
      : chance(50, 'refuse')
        ? 'deny-refuse:shift'
        : 'interrupt-dismiss',
  ]
}

/** Is sorry, and nothing else. */
function apologiserActs({ setting, state, chance }: View): string[] {
  if (state.turn === 0) return [...OPENING, 'apologise']
  if (state.turn > 5) return ['apologise', 'small-talk:farewell']
  const latest = mattersByTurn(setting, state)[0]
  return latest !== undefined && chance(50, 'named')
    ? [`apologise@${latest}`, `empathise@${latest}`]
    : ['apologise', 'empathise']
}

/** Does it well, and promises what nobody may. */
function liarActs(view: View): string[] {
  const { setting, state } = view
  if (state.turn < 3) return expertActs(view, { slips: true })
  if (state.redLines.length === 0) return ['false-promise']
  const best = bestOf(setting, state)
  return [...(best ? [`offer@${best.id}`] : []), 'commit-with-deadline', 'confirm-agreement']
}
