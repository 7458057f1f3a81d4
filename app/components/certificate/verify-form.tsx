import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, TextInput } from '../ui/field.tsx'

/** Asks for a number or a code; what cannot be either comes back with its words. */
export function VerifyForm({ typed, unreadable = false }: { typed?: string; unreadable?: boolean }) {
  const { t } = useTranslation('certificate')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (unreadable) field.current?.focus()
  }, [unreadable])
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" action="/verify?index" className="stack form-col">
      <Field
        label={t('verify.field')}
        hint={t('verify.hint')}
        {...(unreadable && { error: t('verify.unreadable') })}
      >
        <TextInput
          ref={field}
          name="name"
          defaultValue={typed}
          required
          maxLength={300}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </Field>
      <Button kind="main" type="submit" busy={busy && t('verify.busy')}>
        {t('verify.submit')}
      </Button>
    </Form>
  )
}
