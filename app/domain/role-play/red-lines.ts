import type { RedLine } from '../certification/red-line.ts'
import { isBrushOff, isProposal, RED_LINE_OF } from './acts.ts'
import { foldForCues, indexOfCue } from './cues.ts'
import { innocenceIn } from './harm-marks.ts'
import type { Scenario } from './schema.ts'
import type { Setting } from './setting.ts'
import { split } from './split.ts'
import type { State } from './state.ts'
import type { GroundedAct, Span, TurnInput } from './turn.ts'

/** A red line met in a turn. `act`: the act it was heard in; none: words alone, or the state shows it. */
export type Crossing = Readonly<{ redLine: RedLine; confirmed: boolean; act?: GroundedAct }>

/**
 * The red lines of a turn (role-play.md §12). An act that was chosen or given confirms its red line; one heard in text
 * only with the recogniser's flag, else it is suspected. Four need no words: an offer after a no, a second persuasion
 * after a request to leave and a no, a private item before verification, closing on an offer of which a term was denied.
 */
export function crossingsIn(setting: Setting, state: State, { acts, flags }: TurnInput): Crossing[] {
  const heard = acts.flatMap((act): Crossing[] => {
    const redLine = RED_LINE_OF[act.act]
    if (!redLine) return []
    return [{ redLine, confirmed: act.source !== 'text' || flags.includes(`red:${redLine}`), act }]
  })
  const told = (prefix: 'red' | 'suspected') =>
    flags.flatMap((flag): Crossing[] => {
      const [kind, redLine] = flag.split(':')
      if (kind !== prefix || heard.some((crossing) => crossing.redLine === redLine)) return []
      return [{ redLine: redLine as RedLine, confirmed: prefix === 'red' }] // a flag with a colon names a red line
    })
  return [...heard, ...told('red'), ...told('suspected'), ...shownByState(setting, state, acts)]
}

const SURE = 0.85

/** Words of the customer's file, said. Only acts that state something say it; a question may name it by chance. */
const STATES: readonly string[] = ['explain', 'state-terms', 'summarise']
const NAMES: readonly string[] = [...STATES, 'ask-closed']

/** What was given or chosen is sure; what was heard, only from a high probability on. */
const isSure = ({ source, p = 0 }: GroundedAct): boolean => source !== 'text' || p >= SURE

function shownByState({ scenario, screen }: Setting, state: State, acts: readonly GroundedAct[]): Crossing[] {
  const found: Crossing[] = []
  let isVerified = state.identity !== 'unverified'
  const evaded = new Set(state.evaded)
  const offered = new Set(state.offers.map(({ id }) => id))
  for (const act of acts) {
    const target = act.target ?? ''
    if (act.act === 'verify-identity') isVerified = true
    const isPrivate = screen.some(({ id, private: hidden }) => hidden && id === target)
    if (!isVerified && isPrivate && NAMES.includes(act.act)) {
      const isStated = STATES.includes(act.act) || act.source !== 'text'
      found.push({ redLine: 'privacyLeak', confirmed: isStated && isSure(act), act })
    }
    if (isProposal(act.act)) {
      offered.add(target)
      const { consent } = scenario
      if (consent?.offers.includes(target) && state.consent === 'refused')
        found.push({ redLine: consent.redLine, confirmed: isSure(act), act })
    }
    if (isEvasion(act)) evaded.add(target)
    if (act.act === 'confirm-agreement' && [...offered].some((id) => evaded.has(id)))
      found.push({ redLine: 'hideTerms', confirmed: true, act })
  }
  return found
}

/** A term denied, or evaded. Evasion heard in text is too vague a finding for a red line: it counts as an empty word. */
export const isEvasion = ({ tags, source }: GroundedAct): boolean =>
  tags.includes('denies') || (tags.includes('evades') && source !== 'text')

/** Whether a turn holds anything of families 14–16 that is sure: nothing else in it earns then. */
export const isHarmful = (acts: readonly GroundedAct[], crossings: readonly Crossing[]): boolean =>
  acts.some(({ act }) => isBrushOff(act)) || crossings.some(({ confirmed }) => confirmed)

/** Words of a scenario's own red lines, met in a text. `innocent`: denied, relayed, quoted or said as a limit. */
export type CueHit = Readonly<{ redLine: RedLine; cue: string; span: Span; innocent: boolean }>

/**
 * Looks for a scenario's `redLineCues` and `authority.never` in what a trainee said. They are patterns, not recognition:
 * a hit without innocent context confirms the red line.
 */
export function cueHitsIn(
  { redLineCues, authority }: Pick<Scenario, 'redLineCues' | 'authority'>,
  say: string,
): CueHit[] {
  const cues: (readonly [RedLine, string])[] = [
    ...Object.entries(redLineCues).flatMap(
      ([redLine, words]) => (words ?? []).map((cue) => [redLine as RedLine, cue] as const), // the schema allows no other key
    ),
    ...authority.never.map((cue) => ['falsePromise', cue] as const),
  ]
  return split(say).flatMap(({ clauses }) =>
    clauses.flatMap((clause, c) => {
      const folded = foldForCues(clause.text)
      return cues.flatMap(([redLine, cue]): CueHit[] => {
        const at = indexOfCue(folded, cue)
        if (at < 0) return []
        const innocent = innocenceIn(clause, folded, at, clauses[c + 1]) !== undefined
        return [{ redLine, cue, span: clause.span, innocent }]
      })
    }),
  )
}

/** The flags of a turn that a scenario's own cues give. */
export const cueFlagsIn = (
  scenario: Pick<Scenario, 'redLineCues' | 'authority'>,
  say: string,
): TurnInput['flags'] => [
  ...new Set(
    cueHitsIn(scenario, say)
      .filter(({ innocent }) => !innocent)
      .map(({ redLine }) => `red:${redLine}` as const),
  ),
]
