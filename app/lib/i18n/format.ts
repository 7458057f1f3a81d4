import { useRouteLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

type Parts = { year: number; month: number; day: number; hour: string; minute: string; second: string }

function partsAt(at: number, zone: string): Parts {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    year: Number(parts.year),
    month: Number(parts.month),
    day: Number(parts.day),
    hour: parts.hour ?? '',
    minute: parts.minute ?? '',
    second: parts.second ?? '',
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Dates and times as the house writes them: 11 月 28 日, the year when it is not this one, 14:32. */
export function formatsFor(language: string, zone: string, now: number) {
  const chinese = language !== 'en'
  const thisYear = partsAt(now, zone).year
  const date = (at: number, withYear?: boolean) => {
    const { year, month, day } = partsAt(at, zone)
    const showYear = withYear ?? year !== thisYear
    if (chinese) return `${showYear ? `${year} 年 ` : ''}${month} 月 ${day} 日`
    return `${day} ${MONTHS[month - 1] ?? ''}${showYear ? ` ${year}` : ''}`
  }
  const time = (at: number) => {
    const { hour, minute } = partsAt(at, zone)
    return `${hour}:${minute}`
  }
  return {
    date,
    time,
    seconds: (at: number) => `${time(at)}:${partsAt(at, zone).second}`,
    dateTime: (at: number) => `${date(at)} ${time(at)}`,
  }
}

/** The formats of this page's language and the site's zone. */
export function useFormats() {
  const { i18n } = useTranslation()
  const root = useRouteLoaderData('root') as { zone: string; now: number } | undefined // the root loader's own shape
  return formatsFor(i18n.language, root?.zone ?? 'Asia/Shanghai', root?.now ?? 0)
}
