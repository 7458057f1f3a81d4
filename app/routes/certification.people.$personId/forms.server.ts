import * as z from 'zod'
import type { JudgedPart } from '../../domain/certification/component.ts'
import { RED_LINES } from '../../domain/certification/red-line.ts'
import { Level } from '../../domain/shared/level.ts'
import { endOfDay, startOfDay } from '../../lib/site-time.server.ts'
import type { CareerFact } from '../../use-cases/certificate/record-career.server.ts'

type Read<T> = { ok: true; value: T } | { ok: false; faults: string[] }

/** A day as a date field sends it, if it is in the calendar. */
const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text) => {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
    return { year, month, day }
  })
  .refine(({ year, month, day }) => {
    const date = new Date(Date.UTC(year, month - 1, day))
    return year >= 1950 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  })
/** Points of a hundred with at most two decimals, in hundredths. */
const HundredPoints = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,2})?$/)
  .transform((text) => {
    const [whole = '', fraction = ''] = text.split('.')
    return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  })
  .refine((points) => points <= 10_000)
const Minutes = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .refine((minutes) => minutes > 0)
const Note = z.string().trim().max(500)

const faultsIn = (error: z.ZodError): string[] => [
  ...new Set(error.issues.map(({ path }) => String(path[0]))),
]
const textIn = (form: FormData) => (name: string) => String(form.get(name) ?? '')

/** Reads the form for a fact of somebody's career. @returns the names of the fields that are off when it cannot be read */
export function readCareerForm(form: FormData): Read<{ fact: CareerFact; note: string }> {
  const text = textIn(form)
  if (text('kind') === 'inPost') {
    const parsed = z
      .object({ since: Day, note: Note })
      .safeParse({ since: text('since'), note: text('note') })
    if (!parsed.success) return { ok: false, faults: faultsIn(parsed.error) }
    return {
      ok: true,
      value: { fact: { kind: 'inPost', since: startOfDay(parsed.data.since) }, note: parsed.data.note },
    }
  }
  const parsed = z
    .object({ level: Level, since: Day, until: z.union([z.literal(''), Day]), note: Note })
    .safeParse({
      level: text('level'),
      since: text('since'),
      until: text('until'),
      note: text('note'),
    })
  if (!parsed.success) return { ok: false, faults: faultsIn(parsed.error) }
  const { level, note } = parsed.data
  const since = startOfDay(parsed.data.since)
  const validUntil = parsed.data.until === '' ? null : endOfDay(parsed.data.until)
  if (validUntil !== null && validUntil < since) return { ok: false, faults: ['until'] }
  return { ok: true, value: { fact: { kind: 'earlierCertificate', level, since, validUntil }, note } }
}

export type ResultForm = { level: Level; part: JudgedPart; assessedAt: number; note: string }

/**
 * Reads the form for a judged part; fields of the nth scene are named `scene-n-…`.
 * @returns the names of the fields that are off when it cannot be read
 */
export function readResultForm(form: FormData): Read<ResultForm> {
  const text = textIn(form)
  const head = z
    .object({ level: Level, day: Day, note: Note })
    .safeParse({ level: text('level'), day: text('day'), note: text('note') })
  const faults = head.success ? [] : faultsIn(head.error)
  const part = text('part') === 'review' ? readReview(form) : readScenes(form)
  if (!part.ok) faults.push(...part.faults)
  if (!head.success || !part.ok) return { ok: false, faults }
  const { level, day, note } = head.data
  return { ok: true, value: { level, note, assessedAt: startOfDay(day), part: part.value } }
}

function readReview(form: FormData): Read<JudgedPart> {
  const text = textIn(form)
  const parsed = z
    .object({ minutes: Minutes, points: HundredPoints })
    .safeParse({ minutes: text('minutes'), points: text('points') })
  if (!parsed.success) return { ok: false, faults: faultsIn(parsed.error) }
  return { ok: true, value: { component: 'review', ...parsed.data } }
}

const Scene = z.object({
  name: z.string().trim().min(1).max(100),
  minutes: Minutes,
  points: HundredPoints,
  redLines: z.array(z.enum(RED_LINES)),
})
const MOST_SCENES = 10

function readScenes(form: FormData): Read<JudgedPart> {
  const text = textIn(form)
  const faults: string[] = []
  const scenes = []
  for (let n = 1; n <= MOST_SCENES && form.has(`scene-${n}-name`); n++) {
    const parsed = Scene.safeParse({
      name: text(`scene-${n}-name`),
      minutes: text(`scene-${n}-minutes`),
      points: text(`scene-${n}-points`),
      redLines: form.getAll(`scene-${n}-red`),
    })
    if (parsed.success) scenes.push({ ...parsed.data, outOf: 10_000 })
    else faults.push(...faultsIn(parsed.error).map((name) => `scene-${n}-${name}`))
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { component: 'practical', scenes } }
}
