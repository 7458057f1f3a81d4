import { type CivilDate, lastDayOf } from '../domain/certification/award.ts'

/** The zone pages, certificates and terms of validity are read in. */
export const siteZone = (): string => process.env.SITE_ZONE ?? 'Asia/Shanghai'

const partsIn = (at: number, zone: string): Record<string, number> => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
}

/** The date on the wall at a moment. */
export function civilDateIn(at: number, zone: string = siteZone()): CivilDate {
  const { year = 0, month = 0, day = 0 } = partsIn(at, zone)
  return { year, month, day }
}

/** The last millisecond of a date in the zone. */
export function endOfDay({ year, month, day }: CivilDate, zone: string = siteZone()): number {
  const asUtc = Date.UTC(year, month - 1, day, 23, 59, 59, 999)
  const { hour = 0, minute = 0, second = 0, ...date } = partsIn(asUtc, zone)
  const shown = Date.UTC(date.year ?? 0, (date.month ?? 1) - 1, date.day ?? 1, hour, minute, second, 999)
  return asUtc - (shown - asUtc)
}

/** The last millisecond of a term of whole months that begins on the day of `at` in the site's zone. */
export const endOfTerm = (at: number, months: number): number => endOfDay(lastDayOf(civilDateIn(at), months))

/** The first millisecond of a date in the zone. */
export function startOfDay({ year, month, day }: CivilDate, zone: string = siteZone()): number {
  return endOfDay({ year, month, day }, zone) - 86_399_999
}
