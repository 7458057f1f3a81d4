import { useTranslation } from 'react-i18next'

/** The rungs' heights; the levels climb by the same step. */
const RUNGS = [
  { level: 'l4', height: 44 },
  { level: 'l3', height: 68 },
  { level: 'l2', height: 92 },
  { level: 'l1', height: 116 },
] as const

type Props = { hours: number; needed: number; passed: boolean }

/** Four levels, the first filled as far as its class hours go; what each of the others asks for. */
export function Ladder({ hours, needed, passed }: Props) {
  const { t } = useTranslation('home')
  const share = needed > 0 ? Math.min(1, hours / needed) : 0
  return (
    <div>
      <h2 className="sr">{t('ladder.title')}</h2>
      <ol className="rungs">
        {RUNGS.map(({ level, height }) => {
          const filled = level === 'l4' ? Math.round(height * share) : 0
          return (
            <li key={level} className={level === 'l4' ? 'rung now' : 'rung'}>
              <div className="top">
                <b>{t(`shell:level.${level}`)}</b>
                {level === 'l4' ? (
                  t(passed ? 'ladder.passed' : 'ladder.hours', { hours, needed })
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
