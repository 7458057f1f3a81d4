import { type Act, isHarm, isProposal, isQuestion } from './acts.ts'
import { foldForCues } from './cues.ts'
import { recapsPromise, recapUnannounced } from './recap.ts'
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
  return withoutRepeats([
    ...grounded,
    ...recapUnannounced(heard, { said: reading.flat().map(({ folded }) => folded), grounded, around }),
    ...verifiedByName(heard, grounded, around),
  ])
}

/** The clauses of a sentence and what they name. */
type Reading = readonly Readonly<{ folded: string; hits: readonly Hit[] }>[]

const read = ({ clauses }: Sentence, targets: readonly Target[]): Reading =>
  clauses.map(({ text }) => {
    const folded = foldForCues(text)
    return { folded, hits: spokenOf(folded, targets) }
  })

/** What a clause speaks of; an offer that another is compared with (比年付多 96 元) is not it. */
const spokenOf = (folded: string, targets: readonly Target[]): Hit[] =>
  hitsIn(folded, targets).filter(
    ({ target, at }) => target.kind !== 'offer' || folded.charAt(at - 1) !== '比',
  )

type Scene = Readonly<{
  heard: Heard
  reading: readonly Reading[]
  targets: readonly Target[]
  around: Around
  before: readonly GroundedAct[]
}>

function groundOne(act: HeardAct, scene: Scene): GroundedAct[] {
  const { reading, around } = scene
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
  if (act.act === 'summarise' && recapsPromise(slotsIn(fromHereOn(act, scene)), around))
    return [{ ...base, target: 'promise' }, ...about(nearest(act, scene), base)]
  const byTerms = act.act === 'offer' ? offerWithTerms(folded, around) : undefined
  const target =
    nearest(act, scene) ??
    scene.targets.find(({ id, kind }) => kind === 'offer' && id === byTerms) ??
    goesOn(act, folded, scene)
  if (act.act === 'offer' && !target && act.p < SURE_OFFER && !SELLS.test(folded)) return []
  if (act.act === 'commit-with-deadline' && CALLS_BACK.test(folded) && base.details.includes('due')) {
    const talked = target?.kind === 'offer' ? undefined : target
    return [
      ...linked(base, target, { folded, scene }),
      { ...base, act: 'follow-up', ...(talked ? { target: talked.id } : {}) },
    ]
  }
  return linked(base, target, { folded, scene })
}

/** An offer of nothing on sale has to be heard clearly: 不说也行 offers nothing. */
const SURE_OFFER = 0.85
/** What is sold is named or has a price: 新出了个会员包，一个月五块. */
const SELLS =
  /(?:个|款|种|份)[^,]{0,8}(?:包|套餐|会员|业务|卡)|(?:块钱?|元)一?个?(?:月|年)|[个每]月[^,]{0,6}(?:块|元)/

/** A recap runs on: what is said from here to the next question or the end. */
function fromHereOn({ sentence, first }: HeardAct, { heard, reading }: Scene): string {
  const end = heard.sentences.findIndex(({ asked }, s) => s > sentence && asked)
  const clauses = reading
    .slice(sentence, end < 0 ? undefined : end)
    .flatMap((one, i) => (i === 0 ? one.slice(first) : one))
  return clauses.map(({ folded }) => folded).join(',')
}

/** A dated promise to get in touch is a follow-up as well. */
const CALLS_BACK = /回电|回话|回访|再联系|打给您|打电话给您|回您(?:个)?电话/

function linked(
  base: GroundedAct,
  target: Target | undefined,
  { folded, scene }: { folded: string; scene: Scene },
): GroundedAct[] {
  if (base.act === 'explain' && target?.kind === 'offer') return [base]
  const acts = target ? about(target, base) : [base]
  if (target?.kind !== 'offer') return acts
  return [...acts, ...offered(target, { base, folded, scene })]
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
function goesOn({ act }: HeardAct, folded: string, { targets, before, around }: Scene): Target | undefined {
  if (FEELS.includes(act) && !isStock(folded)) {
    const said = targets.filter(({ kind }) => kind === 'fact' || kind === 'objection')
    // until a fact is out, what he came with is the last thing he brought up
    const last = said.some(({ kind }) => kind === 'fact') ? around.state.turn : 0
    const justNow = said.filter(({ turn }) => turn === last)
    return justNow.find(({ moves }) => moves) ?? justNow[0]
  }
  if (!GOES_ON.includes(act)) return undefined
  const kinds = ABOUT[act] ?? []
  const byId = (id: string | undefined) =>
    targets.find((target) => target.id === id && kinds.includes(target.kind))
  const inTurn = [...before].reverse().map(({ target }) => byId(target))
  const found = inTurn.find((target) => target !== undefined)
  if (found) return found
  if (act === 'state-terms') return byId(offerWithTerms(folded, around) ?? around.state.offers.at(-1)?.id)
  const said = targets.filter(({ kind, turn }) => turn > 0 && (kind === 'fact' || kind === 'objection'))
  return said.sort((a, b) => Number(b.moves) - Number(a.moves) || b.turn - a.turn)[0]
}

/** The one offer of which most terms are told, two at least: people name a plan by what it costs. */
function offerWithTerms(folded: string, { setting }: Around): string | undefined {
  const told = setting.offers.map((offer) => ({ id: offer.id, terms: termsToldIn(folded, offer).length }))
  const [first, second] = told.sort((a, b) => b.terms - a.terms)
  return first && first.terms >= 2 && first.terms > (second?.terms ?? 0) ? first.id : undefined
}

/** Feeling shown in words of one's own is about what he has just brought up; in stock words it is about nothing. */
const FEELS: readonly Act[] = ['empathise', 'apologise', 'acknowledge-fault']
const STOCK =
  /(?:非常|特别|十分|深表|实在|真的?|很|确实)|理解|明白|懂|体谅|感同身受|同理心|心情|感受|处境|着急|生气|抱歉|对不[起住]|不好意思|歉意?|道个?歉|见谅|包涵|(?:给|为)您|(?:带来|造成|添)(?:了)?|不便|麻烦|困扰|影响|(?:换|搁)(?:了|成|作)?(?:谁|我)|谁都?(?:会|得)?|是?我们的?(?:错|责任|问题|不是)|[您你我嗯啊哦呀哈了的吧呢都也会得先能替跟请和,]/g
const isStock = (folded: string): boolean => folded.replace(STOCK, '').length < OWN_WORDS
const OWN_WORDS = 4

const NAMES_AN_OFFER: readonly Act[] = ['commit-with-deadline', 'state-terms']

/** An offer first named by a promise or by its terms is an offer too; what is said of its terms beside it counts as told. */
function offered(
  target: Target,
  { base, folded, scene: { around, before, targets } }: { base: GroundedAct; folded: string; scene: Scene },
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
  // said of an offer that is named in the same breath, and of no other one beside it
  const named = spokenOf(folded, targets).filter(({ target: { kind } }) => kind === 'offer')
  const denied = named.length === 1 && named[0]?.target.id === target.id ? termsDeniedIn(folded, offer) : []
  const terms: GroundedAct[] = told.length > 0 ? [{ ...bare, act: 'state-terms', details: told }] : []
  const evaded: GroundedAct[] =
    denied.length > 0
      ? [{ ...bare, act: 'explain', details: denied, tags: ['denies'] }]
      : evadesTerms(folded)
        ? [{ ...bare, act: 'explain', tags: ['evades'] }]
        : []
  return [...mentions, ...terms, ...evaded]
}

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
  return [...seen.values()].map(datedOnce).sort((a, b) => a.span.start - b.span.start)
}

/** Said twice, once with a time: the time holds. */
const datedOnce = (act: GroundedAct): GroundedAct =>
  act.details.includes('due') ? { ...act, tags: act.tags.filter((tag) => tag !== 'nodue') } : act

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]
