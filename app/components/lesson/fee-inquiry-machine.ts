/**
 * The fee inquiry of hotline 10000 as S17 (March 2009) draws it. One's own phone is not verified; any other number is
 * asked for its password, three times at most. S17 prints no way out after the third failure: ending the inquiry is ours.
 */
export type FeeState =
  | { readonly at: 'start' }
  | { readonly at: 'number' }
  | { readonly at: 'password'; readonly failed: number }
  | { readonly at: 'channel'; readonly verifications: number }
  | { readonly at: 'told'; readonly by: 'person' | 'machine'; readonly verifications: number }
  | { readonly at: 'ended'; readonly verifications: number }

export type FeeEvent =
  | 'own-phone'
  | 'other-phone'
  | 'number-given'
  | 'password-right'
  | 'password-wrong'
  | 'by-person'
  | 'by-machine'

export const MOST_TRIES = 3
export const feeStart: FeeState = { at: 'start' }

/** What may happen next, in the order it is offered. Nothing may after the inquiry has been answered or ended. */
export const feeEventsAt: Record<FeeState['at'], readonly FeeEvent[]> = {
  start: ['own-phone', 'other-phone'],
  number: ['number-given'],
  password: ['password-right', 'password-wrong'],
  channel: ['by-person', 'by-machine'],
  told: [],
  ended: [],
}

/** The next state. An event that may not happen now changes nothing: a right password after the third wrong one is too late. */
export function feeStep(state: FeeState, event: FeeEvent): FeeState {
  if (state.at === 'start' && event === 'own-phone') return { at: 'channel', verifications: 0 }
  if (state.at === 'start' && event === 'other-phone') return { at: 'number' }
  if (state.at === 'number' && event === 'number-given') return { at: 'password', failed: 0 }
  if (state.at === 'password' && event === 'password-right')
    return { at: 'channel', verifications: state.failed + 1 }
  if (state.at === 'password' && event === 'password-wrong') {
    const failed = state.failed + 1
    return failed >= MOST_TRIES ? { at: 'ended', verifications: failed } : { at: 'password', failed }
  }
  if (state.at === 'channel' && (event === 'by-person' || event === 'by-machine'))
    return {
      at: 'told',
      by: event === 'by-person' ? 'person' : 'machine',
      verifications: state.verifications,
    }
  return state
}
