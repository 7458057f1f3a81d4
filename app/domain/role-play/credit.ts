import { isBrushOff, RED_LINE_OF } from './acts.ts'
import { general, type Row, TABLE } from './effects.ts'
import { factOpenedBy } from './gates.ts'
import { allTermsTold, isMatter, matchOf, mattersOf } from './knowledge.ts'
import { earn, move, type Play, pay } from './play.ts'
import { isEvasion } from './red-lines.ts'
import { isTrue } from './setting.ts'
import type { GroundedAct } from './turn.ts'

/** From the third turn on, courtesies of the opening pay half. */
const OPENING_TURNS = 2
const EXPLANATIONS = 2
const COLD_JOKE_AT = 40
/** Terms one would rather not tell: telling them is candid. */
const UNFAVOURABLE: readonly string[] = ['term', 'exit', 'condition', 'effect']
const COURTEOUS: readonly string[] = ['thanks', 'anything-else', 'farewell']

/**
 * Credits one act of a turn that may earn: what it does to the customer, what it opens, what evidence it leaves
 * (role-play.md §5, §11). Acts of families 10 and 14–16 are dealt with before and do nothing here.
 */
export function credit(play: Play, act: GroundedAct) {
  switch (act.act) {
    case 'greet':
      return opening(play, act, () => earn(play, 'D1.greet', early(play, 25), act))
    case 'identify-self':
      return opening(play, act, () => earn(play, 'D1.self', early(play, 25), act))
    case 'verify-identity':
      return verify(play, act)
    case 'empathise':
      return empathise(play, act)
    case 'apologise':
    case 'acknowledge-fault':
      return ownFault(play, act)
    case 'ask-open':
    case 'ask-problem':
    case 'ask-closed':
      return ask(play, act)
    case 'explain':
      return explain(play, act)
    case 'state-terms':
      return stateTerms(play, act)
    case 'offer':
    case 'compensate-within-authority':
      return propose(play, act)
    case 'commit-with-deadline':
      return commit(play, act)
    case 'follow-up':
      return followUp(play, act)
    case 'summarise':
      return summarise(play, act)
    case 'confirm-agreement':
      return confirm(play, act)
    case 'release-gracefully':
      done(play, act)
      closeCourteously(play, act)
      return effect(play, pay(play, 'release', { ...act, target: undefined }))
    case 'small-talk':
      return chat(play, act)
    default:
      return undefined
  }
}

const early = ({ state }: Play, pct: number): number =>
  state.turn <= OPENING_TURNS ? pct : Math.trunc(pct / 2)

/** Marks the turn as one with an effect when something of the middle column paid. */
function effect(play: Play, paid: boolean) {
  if (paid) play.effective = true
}

function remember({ state }: Play, credited: string) {
  if (!state.done.includes(credited)) state.done.push(credited)
}

/** Remembers an act as credited, for resolutions and needs: alone, on its target, and with each mark. */
function done(play: Play, { act, target, details, tags }: GroundedAct) {
  for (const key of target === undefined ? [act] : [act, `${act}@${target}`]) {
    remember(play, key)
    for (const mark of [...details, ...tags]) remember(play, `${key}:${mark}`)
  }
}

const placeOf = ({ state }: Play, { span }: GroundedAct) => ({ turn: state.turn, span })
function closeCourteously(play: Play, act: GroundedAct) {
  play.state.closing = placeOf(play, act)
}
function statesFacts(play: Play, act: GroundedAct) {
  play.state.factual ??= placeOf(play, act)
}

function opening(play: Play, act: GroundedAct, evidence: () => void) {
  done(play, act)
  evidence()
  effect(play, pay(play, 'opening', { ...act, target: undefined }, { once: act.act }))
}

function verify(play: Play, act: GroundedAct) {
  if (play.state.identity === 'unverified') play.state.identity = 'verified'
  opening(play, act, () => earn(play, 'D1.verify', early(play, 30), act))
}

/** What can be felt with him, or answered for: what he said or the system shows; an offer or a promise cannot. */
const isGrounded = ({ setting, state }: Play, { target }: GroundedAct): boolean =>
  target !== undefined && isMatter(setting, state, target)

function empathise(play: Play, act: GroundedAct) {
  const { state } = play
  if (state.proposals === 0) earn(play, 'D2.order', 20, act)
  if (!isGrounded(play, act)) {
    done(play, { ...act, target: undefined })
    earn(play, 'D2.empathy1', 20, act)
    pay(play, 'empathy', { ...act, target: undefined }, { change: general(TABLE.empathy) })
    return
  }
  const isAnother = state.done.some(
    (key) => key.startsWith('empathise@') && key !== `empathise@${act.target}` && !key.includes(':'),
  )
  done(play, act)
  earn(play, 'D2.empathy1', 35, act)
  if (isAnother) earn(play, 'D2.empathy2', 20, act)
  state.empathised = true
  nameBack(play, act)
  effect(play, pay(play, 'empathy', act))
}

function ownFault(play: Play, act: GroundedAct) {
  if (act.tags.includes('own-error')) earn(play, 'D6.candid', 40, act)
  if (!isGrounded(play, act)) {
    done(play, { ...act, target: undefined })
    earn(play, 'D2.fault', 10, act)
    pay(play, 'fault', { ...act, target: undefined }, { change: general(TABLE.fault) })
    return
  }
  done(play, act)
  earn(play, 'D2.fault', 25, act)
  nameBack(play, act)
  effect(play, pay(play, 'fault', act))
}

/** The cause is found when, a turn after the true objection was voiced, it is named back to him. */
function nameBack(play: Play, act: GroundedAct) {
  const { setting, state } = play
  for (const objection of setting.objections) {
    const voiced = state.objections[objection.id]?.voiced
    if (!isTrue(objection) || voiced === undefined || voiced >= state.turn) continue
    const need = objection.need
    const names =
      act.target === objection.id ||
      (objection.opensBy?.facts.includes(act.target ?? '') ?? false) ||
      (need !== undefined && setting.facts.some((fact) => fact.id === act.target && fact.need === need))
    if (names) earn(play, 'D3.cause', 30, act)
  }
}

function ask(play: Play, act: GroundedAct) {
  const { setting, state, opened } = play
  done(play, act)
  if (act.tags.includes('permission')) {
    if (setting.scenario.opening.verify === 'preAuthenticated') earn(play, 'D1.verify', early(play, 30), act)
    effect(play, pay(play, 'opening', act, { once: 'permission' }))
  }
  if (act.target === 'consent') answerConsent(play)
  const fact = factOpenedBy(setting, state, act)
  if (!fact) return
  const before = Object.values(state.facts).filter(({ by }) => by === 'question').length
  state.facts[fact.id] = { turn: state.turn, by: 'question' }
  opened.push({ id: fact.id, by: 'question' })
  state.asks += 1
  state.askedSinceProposal = true
  if (before === 0) earn(play, 'D3.fact1', 30, act)
  if (before === 1) earn(play, 'D3.fact2', 20, act)
  if (act.act === 'ask-problem') earn(play, 'D3.problem', 20, act)
  showLookups(play)
  move(play, 'question', TABLE.question, act)
  play.effective = true
}

/** What the system shows by itself once its facts are out. */
export function showLookups({ setting, state }: Pick<Play, 'setting' | 'state'>) {
  for (const { id, auto, after } of setting.lookups)
    if (auto && !state.lookups.includes(id) && after.every((fact) => state.facts[fact]))
      state.lookups.push(id)
}

/** He says whether he wants to hear offers; asked once, it stays so. */
function answerConsent(play: Play) {
  const { setting, state } = play
  const { consent } = setting.scenario
  if (!consent || state.consent !== 'unasked') return
  const answer = consent.answer[state.variant] ?? consent.answer.base ?? 'refused'
  state.consent = answer
  play.answered = answer
}

function explain(play: Play, act: GroundedAct) {
  const { state } = play
  done(play, act)
  statesFacts(play, act)
  state.explained ??= placeOf(play, act)
  evade(play, act)
  if (act.tags.includes('limit') || act.tags.includes('unknown')) earn(play, 'D6.candid', 40, act)
  const paid = state.paid.filter((key) => key.startsWith('explanation@')).length
  if (paid < EXPLANATIONS) effect(play, pay(play, 'explanation', act))
}

/** What is said against the facts or past the question: a denied term is remembered, an empty word counted. */
function evade({ state }: Play, act: GroundedAct) {
  const { target, tags } = act
  if (tags.includes('contradicts') || (tags.includes('evades') && !isEvasion(act))) state.vague += 1
  if (target !== undefined && isEvasion(act) && !state.evaded.includes(target)) state.evaded.push(target)
}

function stateTerms(play: Play, act: GroundedAct) {
  const { setting, state } = play
  done(play, act)
  statesFacts(play, act)
  evade(play, act)
  if (
    act.tags.includes('limit') ||
    act.tags.includes('unknown') ||
    act.details.some((key) => UNFAVOURABLE.includes(key))
  )
    earn(play, 'D6.candid', 40, act)
  const target = act.target ?? ''
  const terms = setting.offers.find(({ id }) => id === target)?.terms
  const told = state.told[target] ?? []
  const news = act.details.filter((key) => terms?.[key] !== undefined && !told.includes(key))
  if (news.length === 0) return
  state.told[target] = [...told, ...news]
  // a term denied before and told now is no longer hidden
  if (allTermsTold(setting, state, target)) state.evaded = state.evaded.filter((id) => id !== target)
  move(play, 'terms', TABLE.terms, act)
  play.effective = true
}

function propose(play: Play, act: GroundedAct) {
  const { setting, state } = play
  const { consent } = setting.scenario
  const target = act.target ?? ''
  statesFacts(play, act)
  if (!state.empathised) state.hasty = true
  state.proposals += 1
  const match = matchOf(setting, state, target)
  earn(play, 'D4.match', match, act)
  const here = setting.offers.some(({ id }) => id === target)
  if (here) state.offers.push({ id: target, match, ...placeOf(play, act) })
  // offering what is not to be had here contradicts the facts
  else if (setting.scenario.offers.some(({ id }) => id === target)) state.vague += 1
  if (consent?.offers.includes(target) && state.consent === 'unasked') {
    answerConsent(play)
    if (play.answered === 'refused') return
  }
  if (state.mood > setting.limits.calmAt && !state.empathised) {
    pay(play, 'tooEarly', act)
    return
  }
  if (!here) return
  done(play, act)
  if (act.act !== 'offer') done(play, { ...act, act: 'offer' })
  for (const id of match >= 20 ? mattersOf(setting, state, target) : []) remember(play, `fitting-offer@${id}`)
  if (act.act === 'compensate-within-authority') effect(play, pay(play, 'compensation', act))
  else if (match >= 20) effect(play, pay(play, 'offer', act))
  else if (match === 10) pay(play, 'offerToStated', act)
}

function commit(play: Play, act: GroundedAct) {
  const { setting, state } = play
  const about = mattersOf(setting, state, act.target)
  const dated = !act.tags.includes('nodue')
  const who = act.details.includes('who')
  state.promises.push({ turn: state.turn, who, dated, about, span: act.span })
  if (who) earn(play, 'D5.owner', 10, act)
  if (dated && about.length > 0) {
    done(play, act)
    for (const id of about) done(play, { ...act, target: id })
    earn(play, 'D5.promise', 45, act)
    effect(play, pay(play, 'promise', act))
    return
  }
  earn(play, 'D5.promise', about.length > 0 ? 30 : 20, act)
  pay(play, 'loosePromise', act)
}

function followUp(play: Play, act: GroundedAct) {
  done(play, act)
  earn(play, 'D5.followUp', 20, act)
  if (act.details.includes('who')) earn(play, 'D5.owner', 10, act)
  closeCourteously(play, act)
  play.state.followUp ??= placeOf(play, act)
  effect(play, pay(play, 'followUp', { ...act, target: undefined }))
}

function summarise(play: Play, act: GroundedAct) {
  const { state } = play
  const recapsPromise =
    act.target === 'promise' &&
    (state.promises.length > 0 || state.offers.length > 0 || state.followUp !== undefined)
  if (recapsPromise) earn(play, 'D5.recap', 25, act)
  if (!recapsPromise && !isGrounded(play, act)) return
  done(play, act)
  nameBack(play, act)
  effect(play, pay(play, 'summary', act))
}

function confirm(play: Play, act: GroundedAct) {
  done(play, act)
  earn(play, 'D5.recap', 10, act)
  closeCourteously(play, act)
  if (play.state.proposals > 0 || play.state.promises.length > 0) play.effective = true
}

function chat(play: Play, act: GroundedAct) {
  done(play, act)
  if (act.tags.some((tag) => COURTEOUS.includes(tag))) closeCourteously(play, act)
  if (play.state.mood < COLD_JOKE_AT) effect(play, pay(play, 'smallTalk', { ...act, target: undefined }))
}

/** What harm does, whatever else the turn holds: brush-offs, empty words, red lines (order (a) of the turn). */
export function suffer(play: Play, act: GroundedAct, isConfirmed: boolean) {
  const { state } = play
  const row = harmOf(act, isConfirmed)
  if (!row) return
  move(play, row, TABLE[row], act)
  if (row === 'vague') state.vague += 1
  if (row === 'pleasingLie') play.effective = true
  if (row !== 'brushOff') return
  state.patience -= 1
  state.harm += act.tags.includes('sarcasm') ? 2 : 1
}

function harmOf({ act }: GroundedAct, isConfirmed: boolean): Row | undefined {
  if (act === 'commit-vague') return 'vague'
  if (isBrushOff(act)) return 'brushOff'
  if (!RED_LINE_OF[act] || !isConfirmed) return undefined
  return act === 'false-promise' ? 'pleasingLie' : 'redLine'
}
