import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names'
import { useSourceName } from './src'

type TermProps = {
  id: string
  children: ReactNode
  /** The three below come from the glossary when the lesson is built. */
  word?: string
  means?: string
  source?: string
}

const CARD_WIDTH = 19 * 16

/** A word with its card: hover and focus show it, Enter or a click pins it, Esc closes it. */
export function Term({ children, word, means, source }: TermProps) {
  const { t } = useTranslation('lesson')
  const nameOf = useSourceName()
  const cardId = useId()
  const box = useRef<HTMLSpanElement>(null)
  const [pinned, setPinned] = useState(false)
  const [shut, setShut] = useState(false)
  const [toEnd, setToEnd] = useState(false)
  if (means === undefined) return <>{children}</>

  const place = () => {
    const left = box.current?.getBoundingClientRect().left ?? 0
    setToEnd(left + CARD_WIDTH > document.documentElement.clientWidth)
  }
  const leave = () => setShut(false)
  const toggle = () => {
    setShut(pinned)
    setPinned(!pinned)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      toggle()
    }
    if (event.key === 'Escape') {
      setPinned(false)
      setShut(true)
    }
  }
  return (
    <span
      ref={box}
      className={classNames('term', pinned && 'is-open', shut && 'is-shut', toEnd && 'to-end')}
      onPointerEnter={place}
      onPointerLeave={leave}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a button element is one block and would not break across lines */}
      <span
        role="button"
        tabIndex={0}
        aria-expanded={pinned}
        aria-describedby={cardId}
        onClick={toggle}
        onKeyDown={onKeyDown}
        onFocus={place}
        onBlur={leave}
      >
        {children}
      </span>
      <span className="hover" role="tooltip" id={cardId}>
        <b>{word ?? children}</b>
        {means}
        {source !== undefined && <span className="note">{t('term.source', { source: nameOf(source) })}</span>}
      </span>
    </span>
  )
}
