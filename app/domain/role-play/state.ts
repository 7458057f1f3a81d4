import * as z from 'zod'
import { RED_LINES } from '../certification/red-line.ts'
import { MOTIVES } from '../complaint/motives.ts'
import { ENDS } from './ends.ts'
import { DIFFICULTIES, type Difficulty, type Scenario } from './schema.ts'
import { type Setting, settingOf } from './setting.ts'
import { Span } from './turn.ts'

const Turn = z.int().min(0)
const Percent = z.int().min(0).max(100)
/** Where in the talk something was said. */
const Place = z.strictObject({ turn: Turn, span: Span })

/**
 * The customer, and what has happened with him. Whole numbers; mood 100 is furious, churn 100 is gone. Plain data: it
 * goes through JSON unchanged, and a talk's last state is a fold of its turns.
 */
export const State = z.strictObject({
  variant: z.string(),
  difficulty: z.enum(DIFFICULTIES),
  /** Whether pauses cost patience. */
  timed: z.boolean(),
  turn: Turn,
  /** When the last line came in, milliseconds since the talk began, and whether it asked him to hold. */
  lastAt: z.int().min(0),
  onHold: z.boolean(),
  mood: Percent,
  trust: Percent,
  churn: Percent,
  patience: z.int(),
  /** Turns without effect in a row. */
  idle: z.int(),
  /** Turns in which nothing was recognised. */
  unclear: z.int(),
  pushes: z.int(),
  /** Questions that opened a fact. */
  asks: z.int(),
  /** A question has opened a fact since the last proposal. */
  askedSinceProposal: z.boolean(),
  /** Turns in which what was said could earn something. */
  credited: z.int(),
  facts: z.record(z.string(), z.strictObject({ turn: Turn, by: z.enum(['question', 'volunteered']) })),
  objections: z.record(
    z.string(),
    z.strictObject({
      kind: z.enum(['real', 'fake', 'hidden']),
      voiced: Turn.optional(),
      resolved: Turn.optional(),
    }),
  ),
  needs: z.partialRecord(z.enum(MOTIVES), Turn),
  /** `about`: the disclosed facts, open lookups and voiced objections it concerns, as known when it was made. */
  promises: z.array(
    z.strictObject({
      turn: Turn,
      who: z.boolean(),
      dated: z.boolean(),
      about: z.array(z.string()),
      span: Span,
    }),
  ),
  followUp: Place.optional(),
  /** `match`: 40, 20, 10 or 0 percent of D4, as of the turn it was made. */
  offers: z.array(z.strictObject({ id: z.string(), turn: Turn, match: z.int(), span: Span })),
  /** Proposals made, targeted or not. */
  proposals: z.int(),
  /** Names of the terms told, by offer. */
  told: z.record(z.string(), z.array(z.string())),
  /** Offers of which a term was denied or evaded. */
  evaded: z.array(z.string()),
  /** What the system shows: opened by the trainee or by itself. */
  lookups: z.array(z.string()),
  identity: z.enum(['unverified', 'verified', 'preAuthenticated']),
  consent: z.enum(['unasked', 'granted', 'refused']),
  redLines: z.array(z.enum(RED_LINES)),
  suspected: z.array(z.enum(RED_LINES)),
  /** Brush-offs; mockery counts two. */
  harm: z.int(),
  vague: z.int(),
  leaks: z.int(),
  stuffed: z.int(),
  /** Empathy on a known target has been shown. */
  empathised: z.boolean(),
  /** A proposal came before that. */
  hasty: z.boolean(),
  /** The last turns with a courteous close, an explanation, a statement of fact. */
  closing: Place.optional(),
  explained: Place.optional(),
  factual: Place.optional(),
  /** Rows of the effect table that have paid, as `row@target`; and acts credited, as `act@target`. */
  paid: z.array(z.string()),
  done: z.array(z.string()),
  end: z.enum(ENDS).optional(),
  falseClose: z.boolean(),
  hangUp: z.boolean(),
})
export type State = z.infer<typeof State>

export type BeginOptions = Readonly<{ difficulty?: Difficulty; timed?: boolean }>

/** The customer before the trainee's first line: the stated objection is out. @param variant one of the scenario's */
export function begin(scenario: Scenario, variant: string, options: BeginOptions = {}): State {
  return beginIn(settingOf(scenario, variant, options.difficulty), options.timed ?? false)
}

export function beginIn(setting: Setting, timed = false): State {
  const { scenario, variant, difficulty, init, objections, lookups } = setting
  return {
    variant: variant.id,
    difficulty,
    timed,
    turn: 0,
    lastAt: 0,
    onHold: false,
    ...init,
    idle: 0,
    unclear: 0,
    pushes: 0,
    asks: 0,
    askedSinceProposal: false,
    credited: 0,
    facts: {},
    objections: Object.fromEntries(
      objections.map(({ id, kind, stated }) => [id, stated ? { kind, voiced: 0 } : { kind }]),
    ),
    needs: {},
    promises: [],
    offers: [],
    proposals: 0,
    told: {},
    evaded: [],
    lookups: lookups.filter(({ auto, after }) => auto && after.length === 0).map(({ id }) => id),
    identity: scenario.opening.verify === 'preAuthenticated' ? 'preAuthenticated' : 'unverified',
    consent: scenario.consent?.start ?? 'unasked',
    redLines: [],
    suspected: [],
    harm: 0,
    vague: 0,
    leaks: 0,
    stuffed: 0,
    empathised: false,
    hasty: false,
    paid: [],
    done: [],
    falseClose: false,
    hangUp: false,
  }
}
