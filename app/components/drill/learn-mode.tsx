import { Link } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Meter } from '../ui/meter.tsx'
import { Notice } from '../ui/notice.tsx'
import { usePlainKeys } from '../ui/use-plain-keys.ts'
import { Keys } from '../ui/words.tsx'
import { AskCase } from './ask-case.tsx'
import { CaseWords } from './case-words.tsx'
import type { Round } from './drill-room.tsx'
import { FirstSentence } from './first-sentence.tsx'
import { RoundResult } from './round-result.tsx'
import { Told } from './told.tsx'
import { useAnswers } from './use-answers.ts'

/** One sentence after the other, each with what decides it. */
export function LearnMode({ round }: { round: Round }) {
  const { t } = useTranslation('drill')
  const firstOpen = round.told.indexOf(null)
  const [place, setPlace] = useState(firstOpen < 0 ? round.cases.length : firstOpen)
  const { send, begin, tookMs, busy, refusal } = useAnswers(round.id, place)
  const head = useRef<HTMLParagraphElement>(null)
  const view = round.cases[place]
  const told = round.told[place]
  const done = round.told.filter((one) => one !== null)
  useEffect(() => {
    if (place >= 0) begin()
  }, [place, begin])
  const next = () => {
    setPlace((at) => at + 1)
    head.current?.focus()
  }
  usePlainKeys((key) => {
    if (key === 'Enter' && told) {
      // a focused button takes Enter itself
      if (document.activeElement?.closest('button, summary, a')) return false
      next()
      return true
    }
    if (key.toLowerCase() === 'r' && told) {
      document.querySelector<HTMLElement>('.told .rule summary')?.click()
      return true
    }
    return false
  })
  if (!view) return round.result ? <RoundResult round={round} result={round.result} /> : null
  return (
    <section className="row2">
      <div className="sheet case">
        <div className="q-head">
          <p ref={head} tabIndex={-1}>
            {t('place', { n: place + 1, of: round.cases.length })}
          </p>
        </div>
        <Meter
          value={done.length}
          of={round.cases.length}
          tone="accent"
          label={t('answered', { count: done.length, of: round.cases.length })}
        />
        <div aria-live="polite">{told ? <Told told={told} /> : <CaseWords view={view} />}</div>
        {told ? (
          <>
            <FirstSentence told={told} onPick={(reply) => send({ kind: 'reply', place, reply })} />
            <div className="acts sec-s">
              <Button kind="main" onClick={next}>
                {t(place + 1 < round.cases.length ? 'next' : 'toResult')}
              </Button>
            </div>
          </>
        ) : (
          <AskCase
            key={view.id}
            disabled={busy}
            onJudged={(judged) => send({ kind: 'answer', place, ...judged, tookMs: tookMs() })}
          />
        )}
        {refusal && (
          <Notice tone="bad" role="alert">
            {t(`refused.${refusal}`, t('refused.other'))}
          </Notice>
        )}
      </div>
      <aside className="stack">
        <h2>{t('side.title')}</h2>
        <dl className="kv">
          <dt>{t('side.answered')}</dt>
          <dd>
            {t('side.answeredOf', {
              count: done.length,
              right: done.filter((one) => one?.score === 100).length,
            })}
          </dd>
          <dt>{t('side.due')}</dt>
          <dd>{t('cases', { count: round.due })}</dd>
        </dl>
        <p className="note">{t('side.hint')}</p>
        <p className="note hide-s">
          <Keys of={['1', '2', '3']}>{t('side.keyClass')}</Keys> <Keys of={['Enter']}>{t('next')}</Keys>{' '}
          <Keys of={['R']}>{t('side.keyRule')}</Keys>
        </p>
        <p>
          <Link to="/drill">{t('side.stop')}</Link>
        </p>
      </aside>
    </section>
  )
}
