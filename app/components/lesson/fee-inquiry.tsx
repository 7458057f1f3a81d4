import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'
import { type FeeEvent, feeEventsAt, feeStart, feeStep, MOST_TRIES } from './fee-inquiry-machine.ts'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

/** A walk through the fee inquiry of S17, with what has changed since. */
export function FeeInquiry() {
  const { t } = useTranslation('fee')
  const done = useDone('FeeInquiry')
  const [events, setEvents] = useState<readonly FeeEvent[]>([])
  const now = useRef<HTMLParagraphElement>(null)
  const walked = useRef(false)
  const state = events.reduce(feeStep, feeStart)
  const ways = feeEventsAt[state.at]
  const over = ways.length === 0

  // The button that was pressed is gone; the focus goes to what is asked next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after each step
  useEffect(() => {
    if (walked.current) now.current?.focus()
    walked.current = true
  }, [events])
  useEffect(() => {
    if (over) done()
  }, [over, done])

  const verifications = 'verifications' in state ? state.verifications : 'failed' in state ? state.failed : 0
  const facts = {
    verifications,
    tryNumber: verifications + 1,
    left: MOST_TRIES - verifications,
    most: MOST_TRIES,
  }
  return (
    <Task
      title={t('title')}
      note={t('verified', facts)}
      footer={
        <span className="acts">
          <Button
            small
            kind="bare"
            aria-disabled={events.length === 0}
            onClick={() => setEvents(events.slice(0, -1))}
          >
            <Icon name="undo" />
            {t('back')}
          </Button>
          <Button
            small
            kind={over ? 'main' : 'plain'}
            aria-disabled={events.length === 0}
            onClick={() => setEvents([])}
          >
            {t('again')}
          </Button>
        </span>
      }
    >
      <div className="walk">
        <div className="now">
          <p className="where" tabIndex={-1} ref={now}>
            {t(state.at === 'told' ? `at.told-${state.by}` : `at.${state.at}`, facts)}
          </p>
          <p className="muted">
            {t(state.at === 'told' ? `note.told-${state.by}` : `note.${state.at}`, facts)}
          </p>
          {!over && (
            <div className="acts">
              {ways.map((event) => (
                <Button key={event} small onClick={() => setEvents([...events, event])}>
                  {t(`event.${event}`)}
                </Button>
              ))}
            </div>
          )}
          {state.at === 'ended' && <Tag tone="line">{t('teamDefault')}</Tag>}
        </div>
        <ol className="trail" aria-label={t('trail')}>
          {events.length === 0 && <li>{t('nothing')}</li>}
          {events.map((event, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added and taken off at the end
            <li key={at}>
              <Icon name={event === 'password-wrong' ? 'cross' : 'check'} />
              {t(`event.${event}`)}
            </li>
          ))}
        </ol>
      </div>
      <div className="sec-s">
        <Notice tone="warn" title={t('today.title')}>
          {t('today.text')}
        </Notice>
      </div>
    </Task>
  )
}
