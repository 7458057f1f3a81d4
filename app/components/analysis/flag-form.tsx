import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { ItemAnalysisData } from '../../routes/analysis.$itemId/route.tsx'
import { Button } from '../ui/button.tsx'

/** Puts the item in question, or answers the question it stands in. */
export function FlagForm({ standing }: Pick<ItemAnalysisData, 'standing'>) {
  const { t } = useTranslation('analysis')
  const { dateTime } = useFormats()
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" className="sec-s flag-form">
      <h2>{t('act.title')}</h2>
      {standing && (
        <p>
          {t('act.flagged', {
            name: standing.name,
            at: dateTime(standing.at),
            note: standing.note || t('act.noNote'),
          })}
        </p>
      )}
      <label className="field">
        <span>{t(standing ? 'act.answer' : 'act.note')}</span>
        <input
          className="in"
          name="words"
          maxLength={500}
          required={standing !== null}
          key={String(standing?.at)}
        />
      </label>
      <p className="note">{t(standing ? 'act.clearNote' : 'act.flagNote')}</p>
      <input type="hidden" name="intent" value={standing ? 'clear' : 'flag'} />
      <Button type="submit" small busy={busy && t('act.busy')}>
        {t(standing ? 'act.clear' : 'act.flag')}
      </Button>
    </Form>
  )
}
