import { Form, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Select, TextInput } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

type Props = {
  rows: readonly Readonly<{ slug: string; title: string }>[]
  /** Why the last one was not begun. */
  refusal: string | undefined
}

/** Begins a scenario, from nothing or as a copy of another. */
export function NewScenario({ rows, refusal }: Props) {
  const { t } = useTranslation('scenarios')
  const [open, setOpen] = useState(false)
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t('new.open')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('new.title')}>
        <Form method="post" className="stack-s">
          {refusal && (
            <Notice tone="bad" role="alert">
              {t(`new.refused.${refusal}`, t('refused.other'))}
            </Notice>
          )}
          <Field label={t('new.name')}>
            <TextInput name="title" required maxLength={60} />
          </Field>
          <Field label={t('new.slug')} hint={t('new.slugHint')}>
            <TextInput
              name="slug"
              required
              maxLength={60}
              pattern="[a-z0-9]+(-[a-z0-9]+)*"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
          <Field label={t('new.from')}>
            <Select name="copyOf" defaultValue="">
              <option value="">{t('new.blank')}</option>
              {rows.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {t('new.copy', { title })}
                </option>
              ))}
            </Select>
          </Field>
          <div className="acts">
            <Button kind="main" type="submit" busy={busy && t('new.busy')}>
              {t('new.go')}
            </Button>
            <Button kind="bare" onClick={() => setOpen(false)}>
              {t('new.cancel')}
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  )
}
