import type { Instant } from '../shared/instant.ts'
import { SessionPlan } from './session.ts'

/** The fields of the form that plans a sitting, as typed. */
export const PLAN_FIELDS = [
  'level',
  'kind',
  'title',
  'place',
  'opensAt',
  'closesAt',
  'lateEntryMinutes',
  'places',
  'invitedOnly',
  'release',
  'parallelForms',
] as const
export type PlanField = (typeof PLAN_FIELDS)[number]

type Read =
  | { readonly ok: true; readonly plan: SessionPlan }
  | { readonly ok: false; readonly fields: PlanField[] }

/**
 * Reads a plan from what was typed. An empty field is none; anything that cannot be read names its field.
 * @param momentOf the moment of a date and time in the site's zone
 */
export function readPlan(
  typed: (field: PlanField) => string,
  momentOf: (local: string) => Instant | undefined,
): Read {
  const orNone = <T>(field: PlanField, read: (text: string) => T): T | null => {
    const text = typed(field).trim()
    return text === '' ? null : read(text)
  }
  const whole = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN)
  const moment = (text: string) => momentOf(text) ?? Number.NaN
  const parsed = SessionPlan.safeParse({
    level: typed('level'),
    kind: typed('kind'),
    title: typed('title'),
    place: orNone('place', (text) => text),
    opensAt: orNone('opensAt', moment),
    closesAt: orNone('closesAt', moment),
    lateEntryMinutes: orNone('lateEntryMinutes', whole),
    places: orNone('places', whole),
    invitedOnly: typed('invitedOnly') !== 'no',
    release: orNone('release', (text) => text),
    parallelForms: orNone('parallelForms', whole),
  })
  if (parsed.success) return { ok: true, plan: parsed.data }
  const off = new Set(parsed.error.issues.map(({ path }) => path[0]))
  return { ok: false, fields: PLAN_FIELDS.filter((field) => off.has(field)) }
}
