import { createContext, type KeyboardEvent, type ReactNode, useContext, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TermWords } from '../../domain/course/glossary.ts'
import { classNames } from '../ui/class-names.ts'
import { useSourceName } from './src.tsx'

type TermProps = {
  id: string
  children: ReactNode
  /** The four below come from the glossary when the lesson is built. */
  word?: string
  means?: string
  meansEn?: string
  source?: string
}

const NO_CARD: Pick<TermProps, 'word' | 'means' | 'meansEn' | 'source'> = {}
const CARD_WIDTH = 19 * 16

/** The words of terms that trainers changed since the lesson was built, by id; null: the term has no card any more. */
export const WordsSince = createContext<Readonly<Record<string, TermWords>>>({})

/** A word with its card: hover and focus show it, Enter or a click pins it, Esc closes it. */
export function Term({ id, children, ...built }: TermProps) {
  const { t, i18n } = useTranslation('lesson')
  const since = useContext(WordsSince)[id]
  const { word, means, meansEn, source } = since === null ? NO_CARD : (since ?? built)
  const nameOf = useSourceName()
  const cardId = useId()
  const box = useRef<HTMLSpanElement>(null)
  const [pinned, setPinned] = useState(false)
  const [shut, setShut] = useState(false)
  const [placed, setPlaced] = useState<'to-end' | 'wraps' | undefined>()
  if (means === undefined) return <>{children}</>

  // The card hangs on the start of the word, on its end near the right edge, and below it where the word is broken.
  const place = () => {
    const lines = box.current?.firstElementChild?.getClientRects()
    const left = lines?.[0]?.left ?? 0
    if (lines && lines.length > 1) return setPlaced('wraps')
    setPlaced(left + CARD_WIDTH > document.documentElement.clientWidth ? 'to-end' : undefined)
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
      className={classNames('term', pinned && 'is-open', shut && 'is-shut', placed)}
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
        {i18n.language === 'en' && meansEn !== undefined ? <span lang="en">{meansEn}</span> : means}
        {source !== undefined && <span className="note">{t('term.source', { source: nameOf(source) })}</span>}
      </span>
    </span>
  )
}
