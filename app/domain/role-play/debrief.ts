import type { RedLine } from '../certification/red-line.ts'
import type { Act } from './acts.ts'
import type { ApprovedLine } from './better-lines.ts'
import { dimensionOf, LINES, type Line } from './evidence.ts'
import { type Missed, missedIn } from './missed.ts'
import { type Negations, negationsIn } from './negation.ts'
import type { Move } from './play.ts'
import { labelOf, reasonOf } from './reasons.ts'
import type { Talk } from './replay.ts'
import { DIMENSIONS, type Dimension, type Objection, type ObjectionGate } from './schema.ts'
import type { Cap, Score } from './score.ts'
import { isTrue, type Setting, settingOf } from './setting.ts'
import type { State } from './state.ts'
import type { Span } from './turn.ts'

const FULL = 100
const HALF = 50

/** The customer after a turn, and what in it moved him. `quote`: the trainee's words; '' where there were none. */
export type Point = Readonly<{
  turn: number
  mood: number
  trust: number
  churn: number
  patience: number
  say: string
  reply: string
  marks: readonly Readonly<{
    kind: 'opened' | 'volunteered' | 'voiced' | 'resolved' | 'push' | 'redLine'
    id: string
    label: string
  }>[]
  moves: readonly Readonly<Omit<Move, 'span'> & { quote: string; label?: string }>[]
}>

/** One condition of a gate, and whether it held in the end. */
export type Condition = Readonly<
  { met: boolean } & (
    | { kind: 'fact'; id: string; label: string }
    | { kind: 'asks'; have: number; need: number }
    | { kind: 'trust' | 'mood'; have: number; need: number; either: boolean }
    | { kind: 'need'; code: string; either: boolean }
  )
>

export type Debrief = Readonly<{
  /** Point 0 is the customer before the first line. */
  timeline: readonly Point[]
  dimensions: readonly Readonly<{
    dimension: Dimension
    weight: number
    pct: number
    points: number
    ring: 'none' | 'half' | 'full'
  }>[]
  /** `pct` of `of` percent of the dimension; `points` in hundredths, before caps. */
  evidence: readonly Readonly<{
    line: Line
    name: string
    turn: number
    quote: string
    act?: Act
    label?: string
    pct: number
    of: number
    points: number
    reason: string
  }>[]
  missed: readonly (Missed & { name: string })[]
  caps: readonly Cap[]
  stated: Readonly<{ id: string; label: string }> | undefined
  /** The true objections. `gate`: what it would have taken, for one that was never voiced. */
  truth: readonly Readonly<{
    id: string
    label: string
    kind: Objection['kind']
    voiced?: number
    resolved?: number
    gate: readonly Condition[]
  }>[]
  /** Every fact, those that stayed hidden too: the talk is over. */
  facts: readonly Readonly<{
    id: string
    words: string
    need?: string
    turn?: number
    by?: 'question' | 'volunteered'
  }>[]
  promises: readonly Readonly<{
    turn: number
    quote: string
    who: boolean
    dated: boolean
    about: readonly string[]
  }>[]
  redLines: readonly Readonly<{ redLine: RedLine; confirmed: boolean; turn: number; quote: string }>[]
  tags: readonly Readonly<{ tag: string; count: number }>[]
  negations: Negations
}>

/** Everything a debrief shows (role-play.md §13). Only for talks that are over: it names what stayed hidden. */
export function debriefOf(talk: Talk, score: Score, approved: readonly ApprovedLine[] = []): Debrief {
  const { scenario, made, state, turns } = talk
  const setting = settingOf(scenario, made.variant, made.difficulty)
  const stated = scenario.objections.find((objection) => objection.stated)
  return {
    timeline: timelineOf(talk),
    dimensions: DIMENSIONS.map((dimension) => {
      const pct = score.pct[dimension]
      const ring = pct >= FULL ? 'full' : pct >= HALF ? 'half' : 'none'
      return { dimension, weight: scenario.weights[dimension], pct, points: score.points[dimension], ring }
    }),
    evidence: score.evidence.map((entry) => {
      const { line, turn, span, act, target, pct } = entry
      const label = labelOf(scenario, target)
      return {
        line,
        name: LINES[line].name,
        turn,
        quote: quoted(talk, turn, span),
        ...(act ? { act } : {}),
        ...(label === undefined ? {} : { label }),
        pct,
        of: LINES[line].max,
        points: scenario.weights[dimensionOf(line)] * pct,
        reason: reasonOf(scenario, entry),
      }
    }),
    missed: missedIn(talk, score, approved).map((missed) => ({ ...missed, name: LINES[missed.line].name })),
    caps: score.caps,
    stated: stated && { id: stated.id, label: stated.label },
    truth: setting.objections.filter(isTrue).map(({ id, label, kind, opensBy }) => {
      const { voiced, resolved } = state.objections[id] ?? {}
      return {
        id,
        label,
        kind,
        ...(voiced === undefined ? {} : { voiced }),
        ...(resolved === undefined ? {} : { resolved }),
        gate: voiced === undefined && opensBy ? conditionsOf(setting, state, opensBy) : [],
      }
    }),
    facts: setting.facts.map(({ id, say, need }) => ({
      id,
      words: say[0] ?? '',
      ...(need ? { need } : {}),
      ...(state.facts[id] ?? {}),
    })),
    promises: state.promises.map(({ turn, span, who, dated, about }) => ({
      turn,
      quote: quoted(talk, turn, span),
      who,
      dated,
      about: about.map((id) => labelOf(scenario, id) ?? id),
    })),
    redLines: turns.flatMap(({ turn, crossings, say }) =>
      crossings.map(({ redLine, confirmed, act }) => ({
        redLine,
        confirmed,
        turn,
        quote: act ? quoted(talk, turn, act.span) : say,
      })),
    ),
    tags: tagsIn(talk),
    negations: negationsIn(
      turns.map(({ say }) => say),
      turns.map(({ acts }) =>
        acts.filter(({ tags }) => tags.includes('limit') || tags.includes('unknown')).map(({ span }) => span),
      ),
    ),
  }
}

const quoted = ({ turns }: Talk, turn: number, span: Span | undefined): string =>
  span ? (turns[turn - 1]?.say ?? '').slice(span.start, span.end) : ''

function timelineOf(talk: Talk): Point[] {
  const { scenario, turns, opening, state } = talk
  const start = turns[0]?.before ?? state
  const label = (id: string) => labelOf(scenario, id) ?? id
  const standing = ({ mood, trust, churn, patience }: State) => ({ mood, trust, churn, patience })
  return [
    { turn: 0, ...standing(start), say: '', reply: opening, marks: [], moves: [] },
    ...turns.map(({ turn, before, after, say, reply, intents, moves, crossings }): Point => {
      const told = (prefix: string) =>
        intents
          .filter((intent) => intent.startsWith(`${prefix}:`))
          .map((intent) => intent.slice(prefix.length + 1))
      const mark = (kind: Point['marks'][number]['kind']) => (id: string) => ({ kind, id, label: label(id) })
      return {
        turn,
        ...standing(after),
        say,
        reply,
        marks: [
          ...told('fact').map(mark('opened')),
          ...told('volunteer').map(mark('volunteered')),
          ...told('objection').map(mark('voiced')),
          ...told('resolved').map(mark('resolved')),
          ...(after.pushes > before.pushes ? [mark('push')('push')] : []),
          ...crossings.filter(({ confirmed }) => confirmed).map(({ redLine }) => mark('redLine')(redLine)),
        ],
        moves: moves.map(({ span, ...move }) => {
          const named = labelOf(scenario, move.target)
          return {
            ...move,
            quote: span ? say.slice(span.start, span.end) : '',
            ...(named === undefined ? {} : { label: named }),
          }
        }),
      }
    }),
  ]
}

/** The conditions of a gate with how they stood in the end; of `either` ones, one is enough. */
function conditionsOf({ scenario }: Setting, state: State, gate: ObjectionGate): Condition[] {
  const { facts, minAsks, trustGte, moodLte, any = [] } = gate
  const trust = (need: number, either: boolean): Condition => ({
    kind: 'trust',
    have: state.trust,
    need,
    either,
    met: state.trust >= need,
  })
  const mood = (need: number, either: boolean): Condition => ({
    kind: 'mood',
    have: state.mood,
    need,
    either,
    met: state.mood <= need,
  })
  return [
    ...facts.map(
      (id): Condition => ({
        kind: 'fact',
        id,
        label: labelOf(scenario, id) ?? id,
        met: state.facts[id] !== undefined,
      }),
    ),
    ...(minAsks > 0
      ? [{ kind: 'asks' as const, have: state.asks, need: minAsks, met: state.asks >= minAsks }]
      : []),
    ...(trustGte === undefined ? [] : [trust(trustGte, false)]),
    ...(moodLte === undefined ? [] : [mood(moodLte, false)]),
    ...any.map((way): Condition => {
      if ('trustGte' in way) return trust(way.trustGte, true)
      if ('moodLte' in way) return mood(way.moodLte, true)
      return { kind: 'need', code: way.needMet, either: true, met: state.needs[way.needMet] !== undefined }
    }),
  ]
}

function tagsIn({ turns }: Talk): { tag: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const tag of turns.flatMap(({ acts }) => acts.flatMap(({ tags }) => tags)))
    counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([tag, count]) => ({ tag, count }))
}
