import { type KeyboardEvent, useEffect, useId, useMemo, useReducer, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { mixed } from './fixed-order.ts'
import { useDone } from './progress.tsx'
import { type Board, emptyBoard, type Move, moved } from './sorting-board.ts'
import { Task } from './task.tsx'
import { useChipDrag } from './use-chip-drag.ts'

type Chip = { text: string; bin: string; why: string }
type SortingProps = { title: string; bins: readonly { id: string; name: string }[]; chips: readonly Chip[] }

const COLUMNS: Record<number, string> = { 2: 'two', 4: 'four', 5: 'five' }
const STEP_OF: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/** Chips to be put into bins: by dragging, by two taps, or by keys. A chip in the wrong bin comes back with its reason. */
export function Sorting({ title, bins, chips }: SortingProps) {
  const { t } = useTranslation('lesson')
  const hintId = useId()
  const done = useDone('Sorting', title)
  const order = useMemo(() => mixed([...chips.keys()], (at) => chips[at]?.text ?? ''), [chips])
  const [board, make] = useReducer(
    (now: Board, move: Move) => moved(now, move, (at) => chips[at]?.bin),
    emptyBoard,
  )
  const [over, setOver] = useState<string | null>(null)
  const [current, setCurrent] = useState<number | null>(null)
  const chipButtons = useRef(new Map<number, HTMLButtonElement>())
  const binBoxes = useRef(new Map<string, HTMLElement>())
  const againButton = useRef<HTMLButtonElement>(null)
  const focusNext = useRef<number | 'again' | null>(null)

  const pile = order.filter((at) => !board.placed.includes(at))
  const finished = pile.length === 0
  const tabStop = current !== null && pile.includes(current) ? current : pile[0]

  const {
    pile: pileBox,
    handlersFor,
    endsDrag,
  } = useChipDrag({
    binAt: (x, y) => {
      for (const [id, box] of binBoxes.current) {
        const { left, right, top, bottom } = box.getBoundingClientRect()
        if (x >= left && x <= right && y >= top && y <= bottom) return id
      }
      return null
    },
    onStart: (chip) => board.held !== chip && make({ do: 'lift', chip }),
    onOver: setOver,
    onDrop: (chip, bin) => make(bin === null ? { do: 'put-back' } : { do: 'place', chip, bin }),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after each move, when the new pile is in the page
  useEffect(() => {
    const next = focusNext.current
    focusNext.current = null
    if (next === 'again') againButton.current?.focus()
    else if (next !== null) chipButtons.current.get(next)?.focus()
  }, [board])
  useEffect(() => {
    if (finished) done()
  }, [finished, done])

  /** Where the focus goes when this chip leaves the pile. */
  const afterLeaving = (chip: number) => {
    const at = pile.indexOf(chip)
    return pile[at + 1] ?? pile[at - 1] ?? ('again' as const)
  }
  const onChipKey = (event: KeyboardEvent, chip: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const bin = bins[Number(event.key) - 1]
    if (bin) {
      event.preventDefault()
      const placing = board.held ?? chip
      if (chips[placing]?.bin === bin.id && placing === chip) focusNext.current = afterLeaving(chip)
      make({ do: 'place', chip: placing, bin: bin.id })
      return
    }
    if (event.key === 'Escape') return make({ do: 'put-back' })
    const step = STEP_OF[event.key]
    const target = event.key === 'Home' ? pile[0] : event.key === 'End' ? pile.at(-1) : undefined
    const next = target ?? (step === undefined ? undefined : pile[pile.indexOf(chip) + step])
    if (step !== undefined || target !== undefined) event.preventDefault()
    if (next !== undefined) chipButtons.current.get(next)?.focus()
  }

  const said = () => {
    if (finished) return t('sorting.finished', { count: chips.length })
    if (board.said === null) return t('sorting.hint', { bins: bins.length })
    if (board.said.kind === 'nothing-held') return t('sorting.nothing-held')
    const chip = chips[board.said.chip]
    const bin = bins.find(({ id }) => board.said?.kind !== 'nothing-held' && id === board.said?.bin)?.name
    const missed = board.said.kind === 'lifted' && board.missed.includes(board.said.chip)
    return t(`sorting.${missed ? 'lifted-again' : board.said.kind}`, {
      text: chip?.text,
      why: chip?.why,
      bin,
      left: pile.length,
    })
  }
  const wrong = board.said?.kind === 'wrong'
  return (
    <Task
      title={title}
      note={t('sorting.progress', { total: chips.length, placed: board.placed.length })}
      footer={
        <>
          <p className="say-so" role="status">
            {wrong && (
              <span className="bad-t">
                <Icon name="cross" />{' '}
              </span>
            )}
            {finished && (
              <span className="good-t">
                <Icon name="check" />{' '}
              </span>
            )}
            {said()}
          </p>
          {board.placed.length > 0 && (
            <span className="acts">
              <Button small kind="bare" onClick={() => make({ do: 'undo' })}>
                <Icon name="undo" />
                {t('sorting.undo')}
              </Button>
              <Button small ref={againButton} onClick={() => make({ do: 'again' })}>
                {t('sorting.again')}
              </Button>
            </span>
          )}
        </>
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons to be moved */}
      <div
        ref={pileBox}
        className="chips pile"
        role="group"
        aria-label={t('sorting.pile')}
        aria-describedby={hintId}
      >
        <span className="sr" id={hintId}>
          {t('sorting.hint', { bins: bins.length })}
        </span>
        {pile.map((at) => (
          <button
            key={at}
            ref={(button) => {
              if (button) chipButtons.current.set(at, button)
              else chipButtons.current.delete(at)
            }}
            type="button"
            className={classNames('chip', board.missed.includes(at) && 'no', board.held === at && 'held')}
            aria-pressed={board.held === at}
            tabIndex={at === tabStop ? 0 : -1}
            onFocus={() => setCurrent(at)}
            onKeyDown={(event) => onChipKey(event, at)}
            onClick={() => !endsDrag() && make({ do: 'lift', chip: at })}
            {...handlersFor(at)}
          >
            {board.missed.includes(at) && <Icon name="cross" label={t('sorting.missed')} />}
            {chips[at]?.text}
          </button>
        ))}
        {finished && <p className="muted">{t('sorting.empty')}</p>}
      </div>
      <div className={classNames('bins', COLUMNS[bins.length], board.held !== null && 'ready')}>
        {bins.map((bin, at) => {
          const inside = board.placed.filter((chip) => chips[chip]?.bin === bin.id)
          return (
            <div
              key={bin.id}
              ref={(box) => {
                if (box) binBoxes.current.set(bin.id, box)
                else binBoxes.current.delete(bin.id)
              }}
              className={classNames('bin', over === bin.id && 'over')}
            >
              <h4>
                <button type="button" onClick={() => make({ do: 'place', chip: null, bin: bin.id })}>
                  {bin.name}
                  <span className="sr">{t('sorting.inside', { count: inside.length })}</span>
                  <kbd className="hide-s">{at + 1}</kbd>
                </button>
              </h4>
              <ul className="chips">
                {inside.map((chip) => (
                  <li key={chip} className="chip ok">
                    <Icon name="check" />
                    {chips[chip]?.text}
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </Task>
  )
}
