import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplaintClass } from '../../domain/complaint/motives.ts'
import { useChipDrag } from '../lesson/use-chip-drag.ts'
import { CLASSES } from '../question/motive-words.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Kbd, Shape } from '../ui/words.tsx'
import type { Round } from './drill-room.tsx'
import { RoundResult } from './round-result.tsx'
import { useAnswers } from './use-answers.ts'

/**
 * A stack to be sorted into three bins: by dragging, by tapping card and bin, or by keys. The first bin stands; a card
 * in the wrong one says where it belongs.
 */
export function PileMode({ round }: { round: Round }) {
  const { t } = useTranslation('drill')
  const [held, setHeld] = useState<number | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const [showResult, setShowResult] = useState(round.result !== null)
  const [placed, setPlaced] = useState<Record<number, ComplaintClass>>({})
  const { send, begin, tookMs } = useAnswers(round.id, 0)
  const binBoxes = useRef(new Map<string, HTMLElement>())
  const cards = useRef(new Map<number, HTMLButtonElement>())
  const focusNext = useRef(false)

  const binOf = (place: number) => round.told[place]?.given.class ?? placed[place]
  const left = round.cases.flatMap((_, place) => (binOf(place) ? [] : [place]))
  const open = left[0]
  // the time of a card runs from when it lies on top
  useEffect(() => {
    if (open !== undefined) begin()
    if (focusNext.current && open !== undefined) cards.current.get(open)?.focus()
    focusNext.current = false
  }, [open, begin])

  const put = (place: number, of: ComplaintClass) => {
    if (binOf(place)) return
    setPlaced((now) => ({ ...now, [place]: of }))
    setHeld(null)
    focusNext.current = true
    send({ kind: 'answer', place, class: of, motive: null, secondary: null, tookMs: tookMs() })
  }
  const { pile, handlersFor, endsDrag } = useChipDrag({
    binAt: (x, y) => {
      for (const [id, box] of binBoxes.current) {
        const { left: l, right, top, bottom } = box.getBoundingClientRect()
        if (x >= l && x <= right && y >= top && y <= bottom) return id
      }
      return null
    },
    onStart: setHeld,
    onOver: setOver,
    onDrop: (place, bin) => {
      const of = CLASSES.find((one) => one === bin)
      if (of) put(place, of)
      else setHeld(null)
    },
  })
  const onCardKey = (event: KeyboardEvent, place: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const of = CLASSES[Number(event.key) - 1]
    if (!of) return
    event.preventDefault()
    put(place, of)
  }

  if (showResult && round.result) return <RoundResult round={round} result={round.result} />
  const told = round.told.filter((one) => one !== null)
  const wrong = [...told].reverse().find((one) => one.score < 100)
  return (
    <section aria-label={t('pile.label')}>
      <div className="q-head">
        <p>{t('pile.left', { count: left.length, of: round.cases.length })}</p>
        <p className="note hide-s">{t('pile.hint')}</p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are cards to be moved */}
      <div ref={pile} className="pile-cards" role="group" aria-label={t('pile.cards')}>
        {left.slice(0, 3).map((place, at) => (
          <button
            key={round.cases[place]?.id}
            ref={(button) => {
              if (button) cards.current.set(place, button)
              else cards.current.delete(place)
            }}
            type="button"
            className={classNames('chip', held === place && 'held', at === 0 && 'top')}
            aria-pressed={held === place}
            onKeyDown={(event) => onCardKey(event, place)}
            onClick={() => !endsDrag() && setHeld(held === place ? null : place)}
            {...handlersFor(place)}
          >
            {round.cases[place]?.text}
          </button>
        ))}
        {left.length === 0 && (
          <Button kind="main" onClick={() => setShowResult(true)}>
            {t('toResult')}
          </Button>
        )}
      </div>
      <p className="say-so" role="status">
        {wrong &&
          t('pile.wrong', {
            text: wrong.case.text,
            class: t(`question:class.${wrong.key.class}`),
            why: wrong.reason,
          })}
      </p>
      <div className={classNames('bins', held !== null && 'ready')}>
        {CLASSES.map((of, at) => (
          <div
            key={of}
            ref={(box) => {
              if (box) binBoxes.current.set(of, box)
              else binBoxes.current.delete(of)
            }}
            className={classNames('bin', over === of && 'over')}
          >
            <h3>
              <button
                type="button"
                onClick={() => put(held ?? left[0] ?? -1, of)}
                disabled={left.length === 0}
              >
                <span>
                  <Shape of={of} /> {t(`question:class.${of}`)}
                </span>
                <Kbd>{at + 1}</Kbd>
              </button>
            </h3>
            <ul className="chips">
              {round.cases.map((view, place) =>
                binOf(place) === of ? (
                  <li key={view.id} className={classNames('chip', verdictClass(round.told[place]?.score))}>
                    {round.told[place] && (
                      <Icon
                        name={round.told[place]?.score === 100 ? 'check' : 'cross'}
                        label={t(round.told[place]?.score === 100 ? 'told.right' : 'pile.misplaced')}
                      />
                    )}
                    {view.text}
                  </li>
                ) : null,
              )}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

const verdictClass = (score: number | undefined) =>
  score === undefined ? undefined : score === 100 ? 'ok' : 'no'
