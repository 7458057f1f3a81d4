import { type Act, familyOf } from './acts.ts'
import type { End } from './ends.ts'
import { allTermsTold, FITS, isVoiced, needOf, truthResolved, truthVoiced } from './knowledge.ts'
import { isTrue, type Setting } from './setting.ts'
import type { State } from './state.ts'
import type { GroundedAct } from './turn.ts'

const FURIOUS = 95
const TRUSTS_A_PROMISE = 50
/** Open questions: about his situation or his trouble. */
const ASKING = 4
const GOES_ON: readonly Act[] = ['state-terms', 'offer', 'explain']

/** What the customer does at an end, for his last words. */
export type Parting = 'accept' | 'leave' | 'brushOff' | 'hangUp'
type Outcome = Readonly<{ end: End; parting: Parting; falseClose?: boolean; hangUp?: boolean }>

const bestMatch = ({ offers }: State): number => offers.reduce((best, { match }) => Math.max(best, match), 0)

/** Whether he waits for a dated promise about something that matters to him. */
function waits(setting: Setting, state: State): boolean {
  if (state.trust < TRUSTS_A_PROMISE) return false
  const matters = (id: string) =>
    (state.facts[id] !== undefined && needOf(setting, id) !== undefined) ||
    (isVoiced(state, id) && setting.objections.some((objection) => objection.id === id && isTrue(objection)))
  return state.promises.some(({ dated, about }) => dated && about.some(matters))
}

const stays = (setting: Setting, state: State): boolean =>
  truthResolved(setting, state) && bestMatch(state) === FITS && state.churn <= setting.limits.savedAt

/** Letting go is a good end where it was right, or where he was understood and had something fitting to refuse. */
function goesContent(setting: Setting, state: State): boolean {
  const { exit } = setting.scenario
  const isTold = exit.mustTell.every(
    (id) => !setting.offers.some((offer) => offer.id === id) || allTermsTold(setting, state, id),
  )
  const isRight = exit.rightIn.includes(state.variant)
  return isTold && (isRight || (truthVoiced(setting, state) && bestMatch(state) === FITS))
}

/** The end this turn brings, if any (role-play.md §7). Acts of a turn that earned nothing close nothing but a farewell. */
export function endOf(
  setting: Setting,
  state: State,
  { acts, isVoid }: { acts: readonly GroundedAct[]; isVoid: boolean },
): Outcome | undefined {
  if (state.mood >= FURIOUS || state.patience <= 0) return { end: 'lost', parting: 'hangUp', hangUp: true }
  const said = (act: GroundedAct['act']) => !isVoid && acts.some((one) => one.act === act)
  const farewell = !isVoid && acts.some(({ act, tags }) => act === 'small-talk' && tags.includes('farewell'))
  // who lets him go and goes on in the same breath, with a question or with what it costs, is not parting yet
  const lets = acts.findIndex(({ act }) => act === 'release-gracefully')
  const releases =
    said('release-gracefully') &&
    !acts.some(({ act }, i) => familyOf(act) === ASKING || (i > lets && GOES_ON.includes(act)))
  const closes = said('confirm-agreement') || farewell
  if (releases && goesContent(setting, state)) return { end: 'gracefulExit', parting: 'leave' }
  if (closes && stays(setting, state)) return { end: 'saved', parting: 'accept' }
  if (closes && waits(setting, state)) return { end: 'deferred', parting: 'accept' }
  if (releases) return { end: 'lost', parting: 'leave' }
  const proposed = state.proposals > 0
  if (closes && proposed && !truthResolved(setting, state))
    return { end: 'lost', parting: 'brushOff', falseClose: true }
  if (farewell) return { end: 'lost', parting: 'leave' }
  return undefined
}

/** What it comes to when nobody closed: turns, time or lines ran out. */
export const endWithoutClose = (setting: Setting, state: State): End =>
  waits(setting, state) ? 'deferred' : 'lost'
