import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { HistoryData } from '../../routes/bank_.$itemId.history/route.tsx'
import { CandidateSight } from '../bank/candidate-sight.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Findings } from './work-look.tsx'

/** What is written and how it stands, with what this reader may decide about it. */
export function Review({ data: { itemId, work, look, status } }: { data: HistoryData }) {
  const { t } = useTranslation('workbench')
  const { dateTime } = useFormats()
  if (!work) return <Restore />
  const waits = work.status === 'review'
  return (
    <section className="sheet pad stack" aria-labelledby="review">
      <h2 id="review">{t(`work.${work.status}`)}</h2>
      <p>
        {t('workLine', { name: work.writers.join('、'), at: dateTime(work.updatedAt) })}
        {status === 'retired' && t('review.restores')}
      </p>
      {look && <Findings findings={look.findings} />}
      {look?.view && <CandidateSight id={itemId} view={look.view} />}
      {waits ? (
        <Decide own={work.own} />
      ) : (
        <ButtonLink small to={`/bank/${itemId}/edit`}>
          {t('toWork')}
        </ButtonLink>
      )}
    </section>
  )
}

/** The author takes back, anybody else approves or returns. */
function Decide({ own }: { own: boolean }) {
  const { t } = useTranslation('workbench')
  const busy = useNavigation().state === 'submitting'
  if (own)
    return (
      <Form method="post" className="stack">
        <Notice>{t('review.own')}</Notice>
        <Button small type="submit" name="intent" value="withdraw">
          {t('bulk.withdraw')}
        </Button>
      </Form>
    )
  return (
    <Form method="post" className="stack">
      <Field label={t('review.text')} hint={t('review.textHint')}>
        <TextArea name="text" rows={3} maxLength={2_000} />
      </Field>
      <p className="acts">
        <Button kind="main" type="submit" name="intent" value="approve" busy={busy && t('review.busy')}>
          {t('review.approve')}
        </Button>
        <Button type="submit" name="intent" value="return">
          {t('review.return')}
        </Button>
      </p>
    </Form>
  )
}

function Restore() {
  const { t } = useTranslation('workbench')
  return (
    <Form method="post" className="sheet pad stack">
      <p>{t('review.retired')}</p>
      <Button small type="submit" name="intent" value="restore">
        {t('review.restore')}
      </Button>
    </Form>
  )
}
