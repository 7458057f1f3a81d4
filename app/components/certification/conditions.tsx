import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition, PartStanding } from '../../domain/certification/standing.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Icon } from '../ui/icon.tsx'

/** The conditions of a level, each with what of it is there. */
export function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  const { t } = useTranslation('certification')
  return (
    <ul className="conds">
      {conditions.map((condition) => (
        <li key={condition.name} className={condition.met ? 'met' : undefined}>
          <Icon
            name={condition.met ? 'check' : 'clock'}
            label={t(condition.met ? 'condition.met' : 'condition.unmet')}
          />
          <span>
            <What condition={condition} />
          </span>
          <span className="st">
            <State condition={condition} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function What({ condition }: { condition: Condition }): ReactNode {
  const { t } = useTranslation('certification')
  switch (condition.name) {
    case 'class-hours':
      return t('condition.class-hours', { need: condition.need })
    case 'earlier-certificate':
      return t('condition.earlier-certificate', { level: t(`shell:level.${condition.level}`) })
    case 'time-in-post':
      return t('condition.time-in-post', { years: condition.years })
    default:
      return t(`condition.${condition.name}`, { cut: formatPoints(condition.cut) })
  }
}

function State({ condition }: { condition: Condition }): ReactNode {
  const { t } = useTranslation('certification')
  const { date } = useFormats()
  switch (condition.name) {
    case 'class-hours':
      return `${wholeHours(condition.have)} / ${condition.need}`
    case 'earlier-certificate': {
      const { met, validUntil, certificateId } = condition
      if (certificateId === null) return t('state.noCertificate')
      if (validUntil === null) return t('state.noEnd')
      return t(met ? 'state.validUntil' : 'state.ended', { date: date(validUntil, true) })
    }
    case 'time-in-post': {
      const { met, since, fulfilledAt } = condition
      if (since === null || fulfilledAt === null) return t('state.postUnknown')
      return met
        ? t('state.inPostSince', { date: date(since, true) })
        : t('state.postFrom', { date: date(fulfilledAt, true) })
    }
    default:
      return <PartState part={condition} />
  }
}

function PartState({ part }: { part: PartStanding }) {
  const { t } = useTranslation('certification')
  const { date } = useFormats()
  const { state, points, keptUntil, redLines } = part
  if (state === 'none' || points === null) return t('state.none')
  const words = { points: formatPoints(points), date: keptUntil === null ? '' : date(keptUntil, true) }
  if (redLines.length > 0)
    return t('state.redLines', { lines: redLines.map((line) => t(`redLine.${line}`)).join(t('and')) })
  return t(`state.${state}`, words)
}

/** Class hours with at most one decimal, never rounded up. */
const wholeHours = (hours: number): string => String(Math.floor(hours * 10) / 10)
