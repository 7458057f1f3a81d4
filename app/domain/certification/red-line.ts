/**
 * What nobody may do to a customer, whatever it wins: one in any scene fails the practical part.
 * Words in the catalogs; meaning and twins that must not fire: role-play.md §12, domain.md §4.4.
 */
export const RED_LINES = [
  'falsePromise',
  'obstructPorting',
  'disparage',
  'hideTerms',
  'forceBundle',
  'privacyLeak',
  'smsWithoutConsent',
  'fakeUrgency',
  'retaliate',
  'blameCustomer',
] as const
export type RedLine = (typeof RED_LINES)[number]
