import { Form, useSearchParams } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { TOO_ALIKE } from '../../domain/complaint/desk.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { type CandidateTwin, type ShownPairing, TwinPair } from './twin-pair.tsx'
import { TwinPicker } from './twin-picker.tsx'

type Props = {
  /** With its twin, or with the case looked at as one (`?with=`). */
  pairing: ShownPairing | null
  tied: boolean
  candidates: readonly CandidateTwin[]
  busy: boolean
}

/** The twin of a published case: looked for, looked at, tied, and taken apart again. */
export function TwinOfCase({ pairing, tied, candidates, busy }: Props) {
  const { t } = useTranslation('complaints')
  const [, setSearch] = useSearchParams()
  const heading = useRef<HTMLHeadingElement>(null)
  const lookAt = (id: string | null) => {
    setSearch(id ? { with: id } : {}, { preventScrollReset: true })
    heading.current?.focus() // the button that was pressed goes away
  }
  return (
    <section className="stack" aria-labelledby="twin-title">
      <h2 id="twin-title" ref={heading} tabIndex={-1}>
        {t('twin.title')}
      </h2>
      {pairing ? <TwinPair pairing={pairing} /> : <TwinPicker offered={candidates} onPick={lookAt} />}
      {pairing && tied && (
        <Form method="post" className="stack">
          {pairing.alike > TOO_ALIKE && <Notice tone="warn">{t('twin.tooAlike')}</Notice>}
          <div className="acts">
            <Button type="submit" name="intent" value="untie" busy={busy && t('busy')}>
              {t('twin.untie')}
            </Button>
          </div>
        </Form>
      )}
      {pairing && !tied && (
        <Form method="post" className="acts">
          <input type="hidden" name="twin" value={pairing.twinId} />
          {pairing.fault === null && (
            <Button kind="main" type="submit" name="intent" value="tie" busy={busy && t('busy')}>
              {t('twin.tie')}
            </Button>
          )}
          <Button onClick={() => lookAt(null)}>{t('twin.another')}</Button>
        </Form>
      )}
    </section>
  )
}
