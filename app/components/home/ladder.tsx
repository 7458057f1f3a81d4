import { useTranslation } from 'react-i18next'
import type { Condition } from '../../domain/certification/standing.ts'

/** The rungs' heights; the levels climb by the same step. */
const RUNGS = [
  { level: 'l4', height: 44 },
  { level: 'l3', height: 68 },
  { level: 'l2', height: 92 },
  { level: 'l1', height: 116 },
] as const

type Level = Readonly<{ level: string; certificate: unknown; conditions: readonly Condition[] }>

/**
 * Four levels: one held (or below the one worked for) is full, the one worked for is filled by its class hours, the
 * others as far as their conditions are met.
 */
export function Ladder({ levels, next }: { levels: readonly Level[]; next: string }) {
  const { t } = useTranslation('home')
  const { have, need } = hoursOf(levels.find(({ level }) => level === next))
  const below = levels.slice(
    0,
    levels.findIndex(({ level }) => level === next),
  )
  const isHeld = (level: string) =>
    [...below, ...levels.filter(({ certificate }) => certificate !== null)].some((one) => one.level === level)
  const shareOf = (level: string): number => {
    const line = levels.find((one) => one.level === level)
    if (!line) return 0
    if (isHeld(level)) return 1
    if (level === next) return need > 0 ? Math.min(1, have / need) : 0
    return line.conditions.filter(({ met }) => met).length / line.conditions.length
  }
  return (
    <div>
      <h2 className="sr">{t('ladder.title')}</h2>
      <ol className="rungs">
        {RUNGS.map(({ level, height }) => {
          const filled = Math.round(height * shareOf(level))
          return (
            <li key={level} className={level === next ? 'rung now' : 'rung'}>
              <div className="top">
                <b>{t(`shell:level.${level}`)}</b>
                {isHeld(level) ? (
                  t('ladder.held')
                ) : level === next ? (
                  t('ladder.hours', { hours: wholeHours(have), needed: need })
                ) : (
                  <>
                    {t(`ladder.${level}.certificate`)}{' '}
                    <span className="nowrap">{t(`ladder.${level}.years`)}</span>
                  </>
                )}
              </div>
              <svg
                viewBox={`0 0 100 ${height}`}
                preserveAspectRatio="none"
                height={height}
                aria-hidden="true"
              >
                <rect className="t" width="100" height={height} />
                <rect className="f" y={height - filled} width="100" height={filled} />
              </svg>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function hoursOf(level: Level | undefined): { have: number; need: number } {
  const found = level?.conditions.find(({ name }) => name === 'class-hours')
  return found?.name === 'class-hours' ? found : { have: 0, need: 0 }
}

/** Class hours with at most one decimal, never rounded up. */
const wholeHours = (hours: number): number => Math.floor(hours * 10) / 10
