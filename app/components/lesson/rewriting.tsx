import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { avoidedIn, piecesOf } from './avoided-words.ts'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

type Case = {
  situation: string
  phrase: string
  avoid: readonly string[]
  better: readonly string[]
  why: string
}
type RewritingProps = { title: string; cases: readonly Case[] }

/** Sentences to be said in another way. The program finds words, and leaves the meaning to the reader. */
export function Rewriting({ title, cases }: RewritingProps) {
  const { t } = useTranslation('lesson')
  const done = useDone('Rewriting', title)
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set())
  const see = (at: number) => {
    const now = new Set(seen).add(at)
    setSeen(now)
    if (now.size === cases.length) done()
  }
  return (
    <Task
      title={title}
      note={t('rewriting.progress', { total: cases.length, seen: seen.size })}
      footer={<p className="say-so">{t('rewriting.hint')}</p>}
    >
      <ol className="rewrite">
        {cases.map((each, at) => (
          <li key={each.situation + each.phrase}>
            <RewritingCase {...each} onSeen={() => see(at)} />
          </li>
        ))}
      </ol>
    </Task>
  )
}

function RewritingCase({ situation, phrase, avoid, better, why, onSeen }: Case & { onSeen: () => void }) {
  const { t } = useTranslation('lesson')
  const id = useId()
  const [draft, setDraft] = useState('')
  const [looked, setLooked] = useState<string | null>(null)
  const [empty, setEmpty] = useState(false)
  const left = looked === null ? [] : avoidedIn(looked, avoid)
  const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join('')

  const look = () => {
    const sentence = draft.trim()
    setEmpty(sentence === '')
    if (sentence === '') return
    setLooked(sentence)
    onSeen()
  }
  return (
    <>
      <p className="muted">{situation}</p>
      <p className="phrase">“{phrase}”</p>
      <div className="field">
        <label htmlFor={id}>{t('rewriting.label')}</label>
        <TextArea
          id={id}
          rows={2}
          value={draft}
          aria-describedby={empty ? `${id}-empty` : undefined}
          aria-invalid={empty || undefined}
          onChange={(event) => {
            setDraft(event.target.value)
            setEmpty(false)
          }}
        />
        {empty && (
          <span className="err" id={`${id}-empty`}>
            <Icon name="cross" />
            {t('rewriting.empty')}
          </span>
        )}
      </div>
      <div className="acts">
        <Button small kind={draft.trim() !== '' && draft.trim() !== looked ? 'main' : 'plain'} onClick={look}>
          {t('rewriting.look')}
        </Button>
      </div>
      <div role="status">
        {looked !== null && (
          <div className="seen">
            <p className="echo song">
              {piecesOf(looked, avoid).map((piece, at) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places
                piece.avoided ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
              )}
            </p>
            <p className={left.length > 0 ? 'bad-t' : 'good-t'}>
              <Icon name={left.length > 0 ? 'cross' : 'check'} />{' '}
              {left.length > 0
                ? t('rewriting.left', { words: quoted(left) })
                : t('rewriting.clean', { words: quoted(avoid) })}
            </p>
            <div>
              <p className="lab">{t('rewriting.better')}</p>
              <ul className="better">
                {better.map((sentence) => (
                  <li key={sentence} className="song">
                    “{sentence}”
                  </li>
                ))}
              </ul>
            </div>
            <p className="muted">{why}</p>
          </div>
        )}
      </div>
    </>
  )
}
