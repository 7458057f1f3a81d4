import { type Act, isHarm, isProposal, isQuestion } from './acts.ts'
import { foldForCues } from './cues.ts'
import type { Heard, HeardAct } from './recognise.ts'
import type { Setting } from './setting.ts'
import { type Slots, slotsIn } from './slots.ts'
import type { Sentence } from './split.ts'
import type { State } from './state.ts'
import { type Hit, hitsIn, type Target, type TargetKind, targetsOf } from './targets.ts'
import { evadesTerms, termsDeniedIn, termsToldIn } from './terms.ts'
import type { GroundedAct } from './turn.ts'

/** The talk as a turn is read into it. `earlier`: the trainee's lines before, in order: turn n is `earlier[n − 1]`. */
export type Around = Readonly<{ setting: Setting; state: State; earlier: readonly string[] }>

/** What an act of each kind can be about, the likeliest first. Acts not named here are about nothing. */
const ABOUT: Readonly<Partial<Record<Act, readonly TargetKind[]>>> = {
  empathise: ['fact', 'objection', 'lookup', 'screen'],
  apologise: ['fact', 'objection', 'lookup', 'screen'],
  'acknowledge-fault': ['fact', 'objection', 'lookup', 'screen'],
  'ask-open': ['closedFact', 'objection', 'screen', 'lookup'],
  'ask-problem': ['closedFact', 'objection', 'screen', 'lookup'],
  'ask-closed': ['closedFact', 'objection', 'screen', 'lookup'],
  explain: ['lookup', 'screen', 'fact', 'objection', 'offer'],
  'state-terms': ['offer'],
  offer: ['offer'],
  'compensate-within-authority': ['offer', 'lookup', 'fact', 'objection'],
  'commit-with-deadline': ['offer', 'fact', 'objection', 'lookup'],
  'follow-up': ['fact', 'objection', 'offer', 'lookup'],
  summarise: ['objection', 'fact', 'lookup', 'screen'],
}
/** Acts that go on about what the same turn was about when they name nothing themselves. */
const GOES_ON: readonly Act[] = ['state-terms', 'commit-with-deadline', 'follow-up']

/** Links every act to what it is about (role-play.md §3, step 5). @returns acts in the order of the words, each once */
export function ground(heard: Heard, around: Around): GroundedAct[] {
  const targets = targetsOf(around.setting, around.state)
  const reading = heard.sentences.map((sentence) => read(sentence, targets))
  const grounded: GroundedAct[] = []
  for (const act of heard.acts)
    grounded.push(...groundOne(act, { heard, reading, targets, around, before: grounded }))
  return withoutRepeats([...grounded, ...verifiedByName(heard, grounded, around)])
}

/** The clauses of a sentence and what they name. */
type Reading = readonly Readonly<{ folded: string; hits: readonly Hit[] }>[]

const read = ({ clauses }: Sentence, targets: readonly Target[]): Reading =>
  clauses.map(({ text }) => {
    const folded = foldForCues(text)
    return { folded, hits: hitsIn(folded, targets) }
  })

type Scene = Readonly<{
  heard: Heard
  reading: readonly Reading[]
  targets: readonly Target[]
  around: Around
  before: readonly GroundedAct[]
}>

function groundOne(act: HeardAct, scene: Scene): GroundedAct[] {
  const { reading, around, before } = scene
  const here = reading[act.sentence]
  const folded = (here ?? [])
    .slice(act.first, act.last + 1)
    .map((clause) => clause.folded)
    .join(',')
  const slots = slotsIn(folded)
  const base: GroundedAct = {
    act: act.act,
    details: detailsOf(act, slots, here),
    tags: [...act.tags],
    span: act.span,
    p: Math.round(act.p * 10_000) / 10_000,
    source: 'text',
  }
  if (act.act === 'summarise' && recapsPromise(slots, around))
    return [{ ...base, target: 'promise' }, ...about(nearest(act, scene), base)]
  const target = nearest(act, scene) ?? goesOn(act, scene)
  if (act.act === 'explain' && target?.kind === 'offer') return [base]
  const acts = target ? about(target, base) : [base]
  if (target?.kind !== 'offer') return acts
  return [...acts, ...offered(target, { base, folded, around, before })]
}

const about = (target: Target | undefined, base: GroundedAct): GroundedAct[] => {
  if (!target) return []
  const own = base.act === 'acknowledge-fault' && target.kind === 'lookup' ? ['own-error'] : []
  return [{ ...base, target: target.id, tags: [...base.tags, ...own] }]
}

/** An owner and a time, where they are named. The time may stand in another clause of the sentence. */
function detailsOf({ act, tags }: HeardAct, slots: Slots, sentence: Reading | undefined): string[] {
  if (act !== 'commit-with-deadline' && act !== 'follow-up') return []
  const who = slots.who.some(({ said }) => said !== '我们' && said !== '咱们')
  const due =
    slots.due.length > 0 ||
    (!tags.includes('nodue') && (sentence?.some(({ folded }) => slotsIn(folded).due.length > 0) ?? false))
  return [...(who ? ['who'] : []), ...(due ? ['due'] : [])]
}

/**
 * The target named in the clause, else in the sentence (before the clause sooner than after it), else in the sentence
 * before. A question is no longer about what was said a sentence ago.
 */
function nearest({ act, sentence, first, last }: HeardAct, { reading }: Scene): Target | undefined {
  const kinds = ABOUT[act]
  if (!kinds) return undefined
  const best = (hits: readonly Hit[]) => pick(hits, kinds)
  const here = reading[sentence] ?? []
  const own = best(here.slice(first, last + 1).flatMap(({ hits }) => hits))
  if (own) return own
  const inSentence = [...here.slice(0, first).reverse(), ...here.slice(last + 1)]
  for (const { hits } of inSentence) {
    const found = best(hits)
    if (found) return found
  }
  if (isQuestion(act) || isProposal(act)) return undefined
  const before = [...(reading[sentence - 1] ?? [])].reverse()
  return before.map(({ hits }) => best(hits)).find((found) => found !== undefined)
}

/** Of the kinds an act can be about: the likelier kind, one that moves him, the one that came up last, the first named. */
function pick(hits: readonly Hit[], kinds: readonly TargetKind[]): Target | undefined {
  const fit = hits.filter(({ target }) => kinds.includes(target.kind))
  const rank = ({ target }: Hit) => {
    const known = target.kind === 'fact' || target.kind === 'objection' ? 0 : kinds.indexOf(target.kind) + 1
    const place = target.kind === 'offer' ? kinds.indexOf('offer') : known
    return place * 1_000 - (target.moves ? 500 : 0) - target.turn
  }
  return fit.sort((a, b) => rank(a) - rank(b) || a.at - b.at)[0]?.target
}

/** What an act without a name of its own goes on about: the turn's last target, for a promise the customer's last point. */
function goesOn({ act }: HeardAct, { targets, before, around }: Scene): Target | undefined {
  if (!GOES_ON.includes(act)) return undefined
  const kinds = ABOUT[act] ?? []
  const byId = (id: string | undefined) =>
    targets.find((target) => target.id === id && kinds.includes(target.kind))
  const inTurn = [...before].reverse().map(({ target }) => byId(target))
  const found = inTurn.find((target) => target !== undefined)
  if (found) return found
  if (act === 'state-terms') return byId(around.state.offers.at(-1)?.id)
  const said = targets.filter(({ kind, turn }) => turn > 0 && (kind === 'fact' || kind === 'objection'))
  return said.sort((a, b) => Number(b.moves) - Number(a.moves) || b.turn - a.turn)[0]
}

const NAMES_AN_OFFER: readonly Act[] = ['commit-with-deadline', 'state-terms']

/** An offer first named by a promise or by its terms is an offer too; what is said of its terms beside it counts as told. */
function offered(
  target: Target,
  {
    base,
    folded,
    around,
    before,
  }: { base: GroundedAct; folded: string; around: Around; before: readonly GroundedAct[] },
): GroundedAct[] {
  const offer = around.setting.scenario.offers.find(({ id }) => id === target.id)
  if (!offer || isHarm(base.act)) return []
  const bare = { ...base, target: target.id, details: [], tags: [] }
  const made = (kind: Act) =>
    base.act === kind || before.some(({ act, target: id }) => act === kind && id === target.id)
  const known = around.state.offers.some(({ id }) => id === target.id)
  const isFirst =
    NAMES_AN_OFFER.includes(base.act) && !known && !made('offer') && !made('compensate-within-authority')
  const mentions: GroundedAct[] = isFirst ? [{ ...bare, act: 'offer' }] : []
  const told = termsToldIn(folded, offer)
  const denied = termsDeniedIn(folded, offer)
  const terms: GroundedAct[] = told.length > 0 ? [{ ...bare, act: 'state-terms', details: told }] : []
  const evaded: GroundedAct[] =
    denied.length > 0
      ? [{ ...bare, act: 'explain', details: denied, tags: ['denies'] }]
      : evadesTerms(folded)
        ? [{ ...bare, act: 'explain', tags: ['evades'] }]
        : []
  return [...mentions, ...terms, ...evaded]
}

/** Whether at least two of the times, sums and actions promised so far are said again. */
function recapsPromise(slots: Slots, { state, earlier }: Around): boolean {
  const places = [...state.promises, ...state.offers, ...(state.followUp ? [state.followUp] : [])]
  const promised = places.map(({ turn, span }) =>
    piecesOf(slotsIn(foldForCues((earlier[turn - 1] ?? '').slice(span.start, span.end)))),
  )
  const ledger = new Set(promised.flat())
  return piecesOf(slots).filter((piece) => ledger.has(piece)).length >= 2
}

const piecesOf = ({ due, amount, action }: Slots): string[] => [
  ...new Set([...due, ...amount, ...action].flatMap(({ pieces }) => pieces)),
]

const TITLES = '(?:先生|女士|小姐|总|姐|哥|老师|大爷|大妈|阿姨|叔|师傅|工|园长|老板|经理)'

/** Who is known to the system is verified by being called by his name, or by being asked for leave to talk. */
function verifiedByName(
  { sentences }: Heard,
  acts: readonly GroundedAct[],
  { setting }: Around,
): GroundedAct[] {
  const { opening, persona } = setting.scenario
  if (opening.verify !== 'preAuthenticated' || acts.some(({ act }) => act === 'verify-identity')) return []
  const surname = persona.name.replace(/^[老小阿]/, '').charAt(0)
  const called = new RegExp(`${surname}${TITLES}|[老小阿]${surname}`)
  const clause = sentences.flatMap(({ clauses }) => clauses).find(({ text }) => called.test(text))
  const asked = acts.find(({ act, tags }) => act === 'ask-closed' && tags.includes('permission'))
  const span = clause?.span ?? asked?.span
  return span ? [{ act: 'verify-identity', details: [], tags: [], span, source: 'text' }] : []
}

function withoutRepeats(acts: readonly GroundedAct[]): GroundedAct[] {
  const seen = new Map<string, GroundedAct>()
  for (const one of acts) {
    const key = `${one.act}@${one.target ?? ''}`
    const first = seen.get(key)
    const merged = first && {
      ...first,
      details: union(first.details, one.details),
      tags: union(first.tags, one.tags),
    }
    seen.set(key, merged ?? one)
  }
  return [...seen.values()].sort((a, b) => a.span.start - b.span.start)
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]
