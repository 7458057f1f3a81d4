import { allTermsTold, FITS, truthVoiced } from './knowledge.ts'
import type { Setting } from './setting.ts'
import type { State } from './state.ts'

/** The four steps of the course (四步法): calm him, find the reason, match an offer, settle and follow up. */
export const STEPS = ['connect', 'diagnose', 'offer', 'confirm'] as const
export type TalkStep = (typeof STEPS)[number]
/** The step to be done next; `ended` when the talk is over. */
export type Stage = TalkStep | 'ended'

/** Which of the four steps are done, read from the state (role-play.md §5). */
export function stepsDone(setting: Setting, state: State): Readonly<Record<TalkStep, boolean>> {
  return {
    connect: state.mood <= setting.limits.calmAt && state.empathised,
    diagnose: truthVoiced(setting, state),
    offer: state.offers.some(({ id, match }) => match === FITS && allTermsTold(setting, state, id)),
    confirm: state.end === 'saved' || state.end === 'deferred' || state.end === 'gracefulExit',
  }
}

export function stageOf(setting: Setting, state: State): Stage {
  if (state.end) return 'ended'
  const done = stepsDone(setting, state)
  return STEPS.find((step) => !done[step]) ?? 'confirm'
}
