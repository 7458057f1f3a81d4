import type { RedLine } from '../certification/red-line.ts'

/**
 * The sixteen families by number (role-play.md §4). A recogniser that cannot tell two acts of one family apart takes the
 * one that claims less; 14–16 harm.
 */
export const FAMILY_OF = {
  greet: 1,
  'identify-self': 1,
  'verify-identity': 1,
  empathise: 2,
  apologise: 3,
  'acknowledge-fault': 3,
  'ask-open': 4,
  'ask-problem': 4,
  'ask-closed': 5,
  explain: 6,
  'state-terms': 6,
  offer: 7,
  'compensate-within-authority': 8,
  'commit-with-deadline': 9,
  'follow-up': 9,
  'commit-vague': 10,
  summarise: 11,
  'confirm-agreement': 11,
  'release-gracefully': 12,
  'small-talk': 13,
  'off-topic': 13,
  'deny-refuse': 14,
  'interrupt-dismiss': 14,
  'blame-customer': 15,
  'privacy-leak': 15,
  'disparage-competitor': 16,
  'false-promise': 16,
  'pressure-urgency': 16,
  'obstruct-porting': 16,
  'force-bundle': 16,
} as const

/** What a trainee does with a piece of what he says. */
export type Act = keyof typeof FAMILY_OF
export type Family = (typeof FAMILY_OF)[Act]

/** The thirty acts, in the order of the families. */
export const ACTS = Object.keys(FAMILY_OF) as readonly Act[] // the keys of a constant object are its type's keys

export const isAct = (text: string): text is Act => Object.hasOwn(FAMILY_OF, text)
export const familyOf = (act: Act): Family => FAMILY_OF[act]

/** Brush-off, blame or leak, unfair sale: what costs points, so that hearing it wrongly is worst. */
const HARM_FAMILIES: readonly Family[] = [14, 15, 16]

/** The seven groups by which a recogniser is measured. */
export const GROUPS = [
  'courtesy',
  'asking',
  'informing',
  'proposing',
  'promising',
  'wrappingUp',
  'harm',
] as const
export type Group = (typeof GROUPS)[number]

const GROUP_OF: Record<Family, Group> = {
  1: 'courtesy',
  2: 'courtesy',
  3: 'courtesy',
  4: 'asking',
  5: 'asking',
  6: 'informing',
  7: 'proposing',
  8: 'proposing',
  9: 'promising',
  10: 'promising',
  11: 'wrappingUp',
  12: 'wrappingUp',
  13: 'courtesy',
  14: 'harm',
  15: 'harm',
  16: 'harm',
}
export const groupOf = (act: Act): Group => GROUP_OF[FAMILY_OF[act]]

/** The acts that are red lines by themselves. `hideTerms`, `smsWithoutConsent` and `retaliate` have none: words or state show them. */
export const RED_LINE_OF: Readonly<Partial<Record<Act, RedLine>>> = {
  'blame-customer': 'blameCustomer',
  'privacy-leak': 'privacyLeak',
  'disparage-competitor': 'disparage',
  'false-promise': 'falsePromise',
  'pressure-urgency': 'fakeUrgency',
  'obstruct-porting': 'obstructPorting',
  'force-bundle': 'forceBundle',
}

/** Deny, evade, brush off: no red line, but each costs (role-play.md §11). */
export const isBrushOff = (act: Act): boolean => familyOf(act) === 14
export const isHarm = (act: Act): boolean => HARM_FAMILIES.includes(familyOf(act))
export const isQuestion = (act: Act): boolean => familyOf(act) === 4 || familyOf(act) === 5
export const isProposal = (act: Act): boolean => familyOf(act) === 7 || familyOf(act) === 8

/** Course sub-types and marks. Those that state or score read are said so there; unrecognised, the others cost nothing. */
export const TAGS = [
  // the seven opening elements (开头语七要素), as far as they are no acts of their own
  'company',
  'post',
  'relation',
  'purpose',
  'duration',
  'invite',
  // the four layers of asking (四层提问)
  'permission',
  'information',
  'problem',
  'solution',
  // presenting an offer (体验、对比、主次、见证) and closing
  'experience',
  'contrast',
  'priority',
  'testimonial',
  'direct',
  'alternative',
  'smallTrial',
  // answering an objection
  'objection.empathic',
  'objection.guide',
  'objection.preempt',
  'objection.humour',
  // read by state or score
  'own-error',
  'limit',
  'unknown',
  'contradicts',
  'denies',
  'evades',
  'nodue',
  'hold',
  'thanks',
  'anything-else',
  'farewell',
  'shift',
  'sarcasm',
] as const
export type Tag = (typeof TAGS)[number]
const tags: ReadonlySet<string> = new Set(TAGS)
export const isTag = (text: string): text is Tag => tags.has(text)
