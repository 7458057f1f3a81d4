import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { KeyView } from '../../domain/item/review.ts'
import type { ItemBody } from '../../domain/item/schema.ts'
import { KeyedItem } from '../bank/keyed-item.tsx'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { KeyFields } from './key-fields.tsx'
import { PolicyFields } from './policy-fields.tsx'

type Props = { item: { n: number; keyVersion: number; body: ItemBody; key: KeyView } }

/** The standing key beside the new one, what becomes of old answers, and why. Sending it only runs it dry. */
export function CorrectForm({ item: { n, keyVersion, body, key } }: Props) {
  const { t } = useTranslation('regrade')
  const busy = useNavigation().state === 'submitting'
  return (
    <Form method="post" className="stack correct">
      <input type="hidden" name="version" value={n} />
      <div className="pair wide-gap">
        <section aria-labelledby="old-key">
          <h2 id="old-key">{t('form.old', { n: keyVersion })}</h2>
          <KeyedItem item={{ body, key, draft: null }} />
        </section>
        <section aria-labelledby="new-key" className="new-key">
          <h2 id="new-key">{t('form.new')}</h2>
          <KeyFields body={body} />
        </section>
        <p className="no-key note">{t('form.noKey')}</p>
      </div>
      <PolicyFields />
      <Field label={t('form.reason')} hint={t('form.reasonHint')}>
        <TextArea name="reason" required maxLength={500} rows={3} />
      </Field>
      <div className="acts">
        <Button kind="main" type="submit" busy={busy && t('form.busy')}>
          {t('form.submit')}
        </Button>
        <span className="note">{t('form.submitNote')}</span>
      </div>
    </Form>
  )
}
