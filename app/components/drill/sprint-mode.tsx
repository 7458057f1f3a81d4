import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { AskCase } from './ask-case.tsx'
import { CaseWords } from './case-words.tsx'
import type { Round } from './drill-room.tsx'
import { CaseLabel, Verdict } from './told.tsx'
import { useAnswers } from './use-answers.ts'

/** As many as one reads rightly in a minute and a half. The next comes at once; the last one's verdict stands below. */
export function SprintMode({ round }: { round: Round }) {
  const { t } = useTranslation('drill')
  const firstOpen = round.told.indexOf(null)
  const [place, setPlace] = useState(firstOpen < 0 ? round.cases.length : firstOpen)
  const { send, begin, tookMs } = useAnswers(round.id, place)
  const [left, setLeft] = useState(Math.max(0, (round.deadlineAt ?? round.now) - round.now))
  const over = left <= 0 || place >= round.cases.length
  const ended = useRef(false)

  useEffect(() => {
    // counted from when the page came, by the server's time: the machine's own clock may be wrong
    const until = performance.now() + Math.max(0, (round.deadlineAt ?? round.now) - round.now)
    const timer = setInterval(() => setLeft(Math.max(0, until - performance.now())), 200)
    return () => clearInterval(timer)
    // a revalidated page brings a later `now` with the same deadline: the end does not move
  }, [round.deadlineAt, round.now])
  useEffect(() => {
    if (place >= 0) begin()
  }, [place, begin])
  useEffect(() => {
    if (!over || ended.current) return
    ended.current = true
    send({ kind: 'finish' })
  }, [over, send])

  const view = round.cases[place]
  const last = [...round.told].reverse().find((one) => one !== null)
  const streak = streakOf(round)
  const seconds = Math.ceil(left / 1000)
  return (
    <section className="row2">
      <div className="sheet case">
        <div className="q-head">
          <p>{t('sprint.streak', { count: streak })}</p>
          <span
            className={seconds <= 10 ? 'timer low' : 'timer'}
            role="timer"
            aria-label={t('sprint.left', { count: seconds })}
          >
            <small>{t('sprint.label')}</small>
            {seconds}
          </span>
        </div>
        {view && !over ? (
          <>
            <div aria-live="polite">
              <CaseWords view={view} />
            </div>
            <AskCase
              key={view.id}
              onJudged={(judged) => {
                send({ kind: 'answer', place, ...judged, tookMs: tookMs() })
                setPlace(place + 1)
              }}
            />
          </>
        ) : (
          <p className="muted">{t('sprint.counting')}</p>
        )}
      </div>
      <aside className="stack" aria-live="polite">
        <h2>{t('sprint.last')}</h2>
        {last ? (
          <>
            <CaseLabel of={last.key.class} motive={last.key.motive} secondary={last.key.secondary} />
            <p>{last.case.text}</p>
            <p>
              <Verdict told={last} />
            </p>
          </>
        ) : (
          <p className="note">{t('sprint.hint')}</p>
        )}
        <Button kind="bare" onClick={() => send({ kind: 'finish' })}>
          {t('sprint.stop')}
        </Button>
      </aside>
    </section>
  )
}

/** How many in a row were wholly right, up to the last one told. */
function streakOf({ told }: Round): number {
  const scores = told.flatMap((one) => (one ? [one.score] : []))
  const miss = [...scores].reverse().findIndex((score) => score < 100)
  return miss < 0 ? scores.length : miss
}
