import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { HistoryData } from '../../routes/bank_.$itemId.history/route.tsx'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'

/** What was said and decided, newest first, and a place to say something. */
export function Notes({ notes }: Pick<HistoryData, 'notes'>) {
  const { t } = useTranslation('workbench')
  const { dateTime } = useFormats()
  const ref = useRef<HTMLFormElement>(null)
  const idle = useNavigation().state === 'idle'
  // what was said stands in the list now
  // biome-ignore lint/correctness/useExhaustiveDependencies: cleared when another note arrives
  useEffect(() => {
    if (idle) ref.current?.reset()
  }, [notes.length])
  return (
    <section aria-labelledby="notes" className="stack">
      <h2 id="notes">{t('notes.title')}</h2>
      <Form method="post" ref={ref} className="stack-s">
        <input type="hidden" name="intent" value="comment" />
        <Field label={t('notes.say')}>
          <TextArea name="text" rows={2} required maxLength={2_000} />
        </Field>
        <Button small type="submit">
          {t('notes.send')}
        </Button>
      </Form>
      {notes.length === 0 && <p className="note">{t('notes.none')}</p>}
      <ul className="told">
        {notes.map(({ id, kind, actorName, at, text, version }) => (
          <li key={id}>
            <b>{actorName}</b> {t(`notes.kind.${kind}`)}
            {version !== null && kind === 'approved' && t('notes.version', { n: version })}{' '}
            <span className="note">{dateTime(at)}</span>
            {text && <p className="small">{text}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
