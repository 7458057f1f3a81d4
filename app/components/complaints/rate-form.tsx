import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskCase, type Judged } from '../drill/ask-case.tsx'
import { Button } from '../ui/button.tsx'
import { Field, TextInput } from '../ui/field.tsx'

type Props = { next: { caseId: string; text: string; channel: string }; busy: boolean }

/** One blind label: nothing but the sentence and where it was said; nothing is chosen beforehand. */
export function RateForm({ next, busy }: Props) {
  const { t } = useTranslation('complaints')
  const [said, setSaid] = useState<Judged | null>(null)
  return (
    <Form method="post" className="measure stack">
      <p className="note">{t(`channel.${next.channel}`)}</p>
      <blockquote className="say-it">{next.text}</blockquote>
      <AskCase onJudged={setSaid} disabled={busy} />
      <Field label={t('field.deciding')} hint={t('rate.decidingHint')}>
        <TextInput name="deciding" required maxLength={200} autoComplete="off" />
      </Field>
      <input type="hidden" name="caseId" value={next.caseId} />
      <input type="hidden" name="class" value={said?.class ?? ''} />
      <input type="hidden" name="primaryMotive" value={said?.motive ?? ''} />
      <input type="hidden" name="secondaryMotive" value={said?.secondary ?? ''} />
      <div className="acts">
        <Button kind="main" type="submit" disabled={said === null} busy={busy && t('busy')}>
          {t('rate.go')}
        </Button>
      </div>
    </Form>
  )
}
