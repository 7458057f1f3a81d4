import { isTrue, type Setting } from './setting.ts'
import type { State } from './state.ts'

/** What the trainee's system shows by now. */
export const openLookups = ({ lookups }: Setting, state: State) =>
  lookups.filter(({ id }) => state.lookups.includes(id))

/** Lookups that may be opened and are not: what they rest on is out. */
export const readyLookups = ({ lookups }: Setting, state: State) =>
  lookups.filter(({ id, after }) => !state.lookups.includes(id) && after.every((fact) => state.facts[fact]))

export const isOut = (state: State, fact: string): boolean => state.facts[fact] !== undefined
export const isVoiced = (state: State, objection: string): boolean =>
  state.objections[objection]?.voiced !== undefined
const isResolved = (state: State, objection: string): boolean =>
  state.objections[objection]?.resolved !== undefined

/** Whether the customer has brought it up, or the system shows it: a screen item, open lookup, disclosed fact, voiced objection. */
export const isMatter = (setting: Setting, state: State, id: string): boolean =>
  isOut(state, id) ||
  isVoiced(state, id) ||
  setting.screen.some((item) => item.id === id) ||
  openLookups(setting, state).some((lookup) => lookup.id === id)

/**
 * The matters a promise or proposal concerns, as far as known now: its target, with what a lookup rests on; or what the
 * offer it targets answers.
 */
export function mattersOf(setting: Setting, state: State, target: string | undefined): string[] {
  if (target === undefined) return []
  const offer = setting.offers.find(({ id }) => id === target)
  const lookups = openLookups(setting, state)
  const rests = lookups.find(({ id }) => id === target)?.after ?? []
  const named = offer ? offer.answers : [target, ...rests]
  return named.filter(
    (id) => isOut(state, id) || isVoiced(state, id) || lookups.some((lookup) => lookup.id === id),
  )
}

/** What an offer that answers a voiced true objection is worth, in percent of D4. */
export const FITS = 40

/**
 * How well an offer fits what has come out: 40 a voiced true objection, 20 a disclosed fact or open lookup, 10 only the
 * stated objection, 0 nothing known or not to be had in this variant.
 */
export function matchOf(setting: Setting, state: State, offer: string): 40 | 20 | 10 | 0 {
  const matters = mattersOf(setting, state, offer)
  const voiced = setting.objections.filter(({ id }) => matters.includes(id))
  if (!setting.offers.some(({ id }) => id === offer)) return 0
  if (voiced.some(isTrue)) return FITS
  if (matters.some((id) => voiced.every((objection) => objection.id !== id))) return 20
  return matters.length > 0 ? 10 : 0
}

/** Whether a true objection is out, and whether all of them are resolved. */
const trueObjections = ({ objections }: Setting) => objections.filter(isTrue)
export const truthVoiced = (setting: Setting, state: State): boolean =>
  trueObjections(setting).some(({ id }) => isVoiced(state, id))
export const truthResolved = (setting: Setting, state: State): boolean =>
  trueObjections(setting).every(({ id }) => isResolved(state, id))

/** The terms of an offer that have been told, out of those that have to be. */
export function termsTold({ offers }: Setting, state: State, id: string): { told: number; required: number } {
  const keys = Object.keys(offers.find((offer) => offer.id === id)?.terms ?? {})
  const told = state.told[id] ?? []
  return { told: keys.filter((key) => told.includes(key)).length, required: keys.length }
}
export function allTermsTold(setting: Setting, state: State, id: string): boolean {
  const { told, required } = termsTold(setting, state, id)
  return told === required
}

/** The need a fact or objection carries. */
export const needOf = ({ facts, objections }: Setting, id: string) =>
  facts.find((fact) => fact.id === id)?.need ?? objections.find((objection) => objection.id === id)?.need
