import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Meter } from '../ui/meter.tsx'
import { usePlainKeys } from '../ui/use-plain-keys.ts'
import { AskCase } from './ask-case.tsx'
import { CaseWords } from './case-words.tsx'
import type { Round } from './drill-room.tsx'
import { RoundResult } from './round-result.tsx'
import { Told } from './told.tsx'
import { useAnswers } from './use-answers.ts'

/** Two sentences nearly alike, side by side; what tells them apart is shown when both are answered. */
export function TwinsMode({ round }: { round: Round }) {
  const { t } = useTranslation('drill')
  const pairs = Math.ceil(round.cases.length / 2)
  const firstOpen = round.told.indexOf(null)
  const [pair, setPair] = useState(firstOpen < 0 ? pairs : Math.floor(firstOpen / 2))
  const places = [2 * pair, 2 * pair + 1]
  const both = places.every((place) => round.told[place])
  const next = () => setPair(pair + 1)
  usePlainKeys((key) => {
    if (key !== 'Enter' || !both || document.activeElement?.closest('button, a')) return false
    next()
    return true
  })
  if (pair >= pairs) return round.result ? <RoundResult round={round} result={round.result} /> : null
  const listening = places.find((place) => !round.told[place])
  return (
    <>
      <div className="q-head">
        <p>{t('twins.place', { n: pair + 1, of: pairs })}</p>
      </div>
      <Meter value={pair} of={pairs} tone="accent" label={t('twins.done', { count: pair, of: pairs })} />
      <section className="twin" aria-label={t('twins.label')}>
        {places.map((place) => (
          <TwinSide
            key={round.cases[place]?.id}
            round={round}
            place={place}
            reveal={both}
            listening={place === listening}
          />
        ))}
      </section>
      {both && (
        <div className="acts">
          <Button kind="main" onClick={next}>
            {t(pair + 1 < pairs ? 'twins.next' : 'toResult')}
          </Button>
        </div>
      )}
    </>
  )
}

type SideProps = { round: Round; place: number; reveal: boolean; listening: boolean }

function TwinSide({ round, place, reveal, listening }: SideProps) {
  const { t } = useTranslation('drill')
  const { send, begin, tookMs, busy } = useAnswers(round.id, place)
  useEffect(() => {
    if (listening) begin()
  }, [listening, begin])
  const view = round.cases[place]
  const told = round.told[place]
  if (!view) return null
  if (told && reveal)
    return (
      <div className="sheet">
        <Told told={told} brief />
      </div>
    )
  return (
    <div className="sheet">
      <CaseWords view={view} />
      {told ? (
        <p className="muted" role="status">
          {t('twins.kept', { said: told.given.motive ? t(`question:motive.${told.given.motive}`) : '' })}
        </p>
      ) : (
        <AskCase
          disabled={busy}
          listening={listening}
          onJudged={(judged) => send({ kind: 'answer', place, ...judged, tookMs: tookMs() })}
        />
      )}
    </div>
  )
}
