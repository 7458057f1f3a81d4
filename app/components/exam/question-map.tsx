import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isAnswered } from '../../domain/attempt/answered.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import type { Entered } from './answer-sync.ts'
import { type PaperQuestion, progressOf, runsOf, unitPoints } from './paper.ts'

type MapProps = {
  questions: readonly PaperQuestion[]
  answers: ReadonlyMap<number, Entered>
  current: number
  onGo: (slot: number) => void
}

/** Every question by its number: what is answered, what is flagged, where one is. Folded on a phone. */
export function QuestionMap({ questions, answers, current, onGo }: MapProps) {
  const { t } = useTranslation('exam')
  const sheet = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    // older browsers do not know ::details-content, which keeps the map open on wide screens
    const wide = matchMedia('(width >= 760px)')
    const follow = () => {
      if (sheet.current) sheet.current.open = wide.matches
    }
    follow()
    wide.addEventListener('change', follow)
    return () => wide.removeEventListener('change', follow)
  }, [])
  const progress = progressOf(questions, answers)
  const go = (slot: number) => {
    onGo(slot)
    if (sheet.current && !matchMedia('(width >= 760px)').matches) sheet.current.open = false
  }
  return (
    <details className="map-sheet" ref={sheet}>
      <summary className="btn wide">
        <Icon name="list" />
        {t('map.summary', { answered: progress.answered, left: progress.total - progress.answered })}
      </summary>
      <h2 className="sr">{t('map.title')}</h2>
      <p>
        <b>{t('map.answered', progress)}</b> <span className="muted">{t('map.of', progress)}</span>
      </p>
      {runsOf(questions).map((run) => {
        const [first] = run
        if (!first) return null
        const { kind } = first.view
        return (
          <div key={first.slot}>
            <div className="map-t">
              <span>{t(`shell:kind.${kind}`)}</span>
              <span>
                {t(kind === 'fillIn' ? 'points.perBlank' : 'points.each', {
                  points: formatPoints(unitPoints(first.view)),
                })}
              </span>
            </div>
            <div className="map">
              {run.map(({ slot }) => (
                <Cell
                  key={slot}
                  slot={slot}
                  entered={answers.get(slot)}
                  isCurrent={slot === current}
                  onGo={go}
                />
              ))}
            </div>
          </div>
        )
      })}
      <p className="legend">
        <span>
          <i className="sw a" />
          {t('map.legend.answered')}
        </span>
        <span>
          <i className="sw" />
          {t('map.legend.open')}
        </span>
        <span>
          <i className="sw f" />
          {t('map.legend.flagged')}
        </span>
      </p>
    </details>
  )
}

type CellProps = {
  slot: number
  entered: Entered | undefined
  isCurrent: boolean
  onGo: (slot: number) => void
}

function Cell({ slot, entered, isCurrent, onGo }: CellProps) {
  const { t } = useTranslation('exam')
  const answered = isAnswered(entered?.value ?? null)
  const name = [
    t('map.number', { n: slot }),
    t(answered ? 'map.legend.answered' : 'map.legend.open'),
    entered?.flagged && t('map.flagged'),
  ]
  return (
    <button
      type="button"
      className={classNames(answered && 'a', entered?.flagged && 'f', isCurrent && 'now')}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={name.filter(Boolean).join(t('comma'))}
      onClick={() => onGo(slot)}
    >
      {slot}
    </button>
  )
}
