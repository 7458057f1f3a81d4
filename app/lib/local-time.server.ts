import { endOfDay, siteZone, startOfDay } from './site-time.server.ts'

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/

function shownAt(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute)
}

/**
 * The moment a clock in the zone shows a date and time, as a `datetime-local` field gives it.
 * @returns undefined for text that is no such time, and for a time the zone skips in spring
 */
export function momentOf(local: string, zone: string = siteZone()): number | undefined {
  const match = LOCAL.exec(local)
  if (!match) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map(Number)
  const wanted = Date.UTC(year, month - 1, day, hour, minute)
  if (new Date(wanted).toISOString().slice(0, 16) !== local) return undefined
  // the offset at a guess is the offset at the moment, save on the two days a year it changes: then the second guess is
  let at = wanted - (shownAt(wanted, zone) - wanted)
  at += wanted - shownAt(at, zone)
  return shownAt(at, zone) === wanted ? at : undefined
}

/** What a `datetime-local` field shows for a moment in the zone; seconds are cut. */
export const localOf = (at: number, zone: string = siteZone()): string =>
  new Date(shownAt(at, zone)).toISOString().slice(0, 16)

/** The last millisecond of a day as a `date` field gives it. @returns undefined for text that is no such day */
export function lastMomentOf(day: string, zone: string = siteZone()): number | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (momentOf(`${day}T12:00`, zone) === undefined) return undefined
  return endOfDay({ year: year ?? 0, month: month ?? 1, day: date ?? 1 }, zone)
}

/** The first millisecond of a day as a `date` field gives it. @returns undefined for text that is no such day */
export function firstMomentOf(day: string, zone: string = siteZone()): number | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (momentOf(`${day}T12:00`, zone) === undefined) return undefined
  return startOfDay({ year: year ?? 0, month: month ?? 1, day: date ?? 1 }, zone)
}
