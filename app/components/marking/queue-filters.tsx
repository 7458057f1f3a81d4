import { Form, useSubmit } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'

type Props = {
  levels: readonly string[]
  sessions: readonly { id: string; title: string }[]
  level: string
  session: string
}

/** Narrows queue and figures; works by itself and without a script. */
export function QueueFilters({ levels, sessions, level, session }: Props) {
  const { t } = useTranslation('marking')
  const submit = useSubmit()
  return (
    <Form className="marking-filters sec-s" onChange={(event) => submit(event.currentTarget)}>
      <Field label={t('filter.level')}>
        <Select small name="level" defaultValue={level}>
          <option value="">{t('filter.all')}</option>
          {levels.map((one) => (
            <option key={one} value={one}>
              {t(`shell:level.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('filter.session')}>
        <Select small name="session" defaultValue={session}>
          <option value="">{t('filter.all')}</option>
          {sessions.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <noscript>
        <Button small type="submit">
          {t('filter.go')}
        </Button>
      </noscript>
    </Form>
  )
}
