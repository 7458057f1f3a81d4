import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { usePlainKeys } from '../ui/use-plain-keys.ts'
import { Kbd, Keys } from '../ui/words.tsx'
import type { RoomView } from './room-view.ts'
import { useSpeechInput } from './use-speech.ts'

/** The longest line that is taken, in characters: nobody says more in one breath. */
export const LONGEST_LINE = 500

type ComposeProps = {
  busy: boolean
  /** Whether hints may be asked for. */
  hints: boolean
  hint: string | null
  onHint: () => void
  onSay: (words: string) => void
}

/** Free words: typed, or heard by the browser's own ear. */
export function Compose({ busy, hints, hint, onHint, onSay }: ComposeProps) {
  const { t } = useTranslation('talk')
  const [words, setWords] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const ear = useSpeechInput((heard) => setWords((now) => `${now}${heard}`.slice(0, LONGEST_LINE)))
  const wasBusy = useRef(busy)
  useEffect(() => {
    if (wasBusy.current && !busy) field.current?.focus()
    wasBusy.current = busy
  }, [busy])
  const say = () => {
    const line = words.trim()
    if (busy || line === '') return field.current?.focus()
    onSay(line)
    setWords('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      say()
    }
    if (event.altKey && event.key.toLowerCase() === 'h' && hints) {
      event.preventDefault()
      onHint()
    }
  }
  return (
    <div className="compose">
      <label className="sr" htmlFor="say-it">
        {t('compose.label')}
      </label>
      <textarea
        id="say-it"
        ref={field}
        value={words}
        maxLength={LONGEST_LINE}
        placeholder={t('compose.placeholder')}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {hint && (
        <p className="note" role="status">
          <Icon name="info" /> {hint}
        </p>
      )}
      <div className="acts">
        <Button kind="main" onClick={say} busy={busy && t('compose.saying')}>
          {t('compose.say')}
        </Button>
        {ear.supported && (
          <Button onClick={ear.toggle} aria-pressed={ear.listening}>
            <Icon name="microphone" />
            {t(ear.listening ? 'compose.listening' : 'compose.microphone')}
          </Button>
        )}
        {hints && (
          <Button kind="bare" onClick={onHint}>
            {t('compose.hint')}
          </Button>
        )}
        <span className="note hide-s">
          <Keys of={['Ctrl', 'Enter']}>{t('compose.say')}</Keys>
        </span>
      </div>
    </div>
  )
}

type ChoicesProps = {
  choices: NonNullable<RoomView['choices']>
  busy: boolean
  /** Whether the number keys are for the choices; not while a question takes them. */
  listening: boolean
  onChoose: (id: string) => void
}

/** Guided: three or four things one might say. */
export function Choices({ choices, busy, listening, onChoose }: ChoicesProps) {
  const { t } = useTranslation('talk')
  usePlainKeys((key) => {
    const chosen = choices[Number(key) - 1]
    if (!chosen || busy || !listening) return false
    onChoose(chosen.id)
    return true
  })
  return (
    <fieldset className="compose choose" disabled={busy}>
      <legend className="lab">{t('compose.choose')}</legend>
      {choices.map(({ id, say }, at) => (
        <button key={id} type="button" className="key" onClick={() => onChoose(id)}>
          <span>{say}</span>
          <Kbd>{at + 1}</Kbd>
        </button>
      ))}
    </fieldset>
  )
}
