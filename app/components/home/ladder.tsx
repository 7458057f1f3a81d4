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

/** Four levels: one held is full, the others are filled as far as their conditions are met; l4 by its class hours. */
export function Ladder({ levels }: { levels: readonly Level[] }) {
  const { t } = useTranslation('home')
  const next = levels.find(({ certificate }) => certificate === null)?.level
  const { have, need } = hoursOf(levels[0])
  const shareOf = (level: string): number => {
    const line = levels.find((one) => one.level === level)
    if (!line) return 0
    if (line.certificate !== null) return 1
    if (level === 'l4') return need > 0 ? Math.min(1, have / need) : 0
    return line.conditions.filter(({ met }) => met).length / line.conditions.length
  }
  const isHeld = (level: string) => levels.some((one) => one.level === level && one.certificate !== null)
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
                ) : level === 'l4' ? (
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
