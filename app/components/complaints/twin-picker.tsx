import { useFetcher, useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, TextInput } from '../ui/field.tsx'
import { Key } from './case-facts.tsx'
import type { CandidateTwin } from './twin-pair.tsx'

const PAUSE_MS = 300
type Props = {
  /** Those most alike, before anything is searched for. */
  offered: readonly CandidateTwin[]
  onPick: (id: string) => void
}

/** Cases to choose a twin from. The page it stands on answers `?find=`; it may stand within a form. */
export function TwinPicker({ offered, onPick }: Props) {
  const { t } = useTranslation('complaints')
  const { pathname } = useLocation()
  const search = useFetcher<{ candidates: readonly CandidateTwin[] }>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  const find = (words: string, pause: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => search.load(`${pathname}?find=${encodeURIComponent(words)}`), pause)
  }
  const found = search.data?.candidates ?? offered
  return (
    <>
      <Field label={t('twin.search')} hint={t('twin.searchHint')}>
        <TextInput
          type="search"
          autoComplete="off"
          onInput={(event) => {
            event.stopPropagation() // not a word of the sentence: nothing to check
            find(event.currentTarget.value, PAUSE_MS)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault() // it would save the form around it
            find(event.currentTarget.value, 0)
          }}
        />
      </Field>
      <p className="note" role="status">
        {t(found.length === 0 ? 'twin.none' : 'twin.found', { count: found.length })}
      </p>
      <ul className="offers">
        {found.map((it) => (
          <li key={it.id}>
            <div>
              <p>{it.text}</p>
              <p className="note">
                {it.id} · <Key of={it.class} motive={it.primaryMotive} secondary={it.secondaryMotive} /> ·{' '}
                {t('tier', { tier: it.tier })}
              </p>
            </div>
            <Button small aria-label={t('twin.pickLong', { text: it.text })} onClick={() => onPick(it.id)}>
              {t('twin.pick')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
