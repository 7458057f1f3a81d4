import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextInput } from '../ui/field.tsx'

export type AssignFormProps = {
  scenarios: readonly { readonly slug: string; readonly title: string }[]
  units: readonly { readonly id: string; readonly name: string; readonly people: number }[]
  people: readonly {
    readonly id: string
    readonly login: string
    readonly name: string
    readonly unitName: string
  }[]
  /** The date it begins with, and the earliest: YYYY-MM-DD. */
  dueOn: string
  earliest: string
}

/** Longest note that goes with an assignment, in characters. */
export const LONGEST_NOTE = 200

/** Asks people or whole units to play a scenario by a date. */
export function AssignForm({ scenarios, units, people, dueOn, earliest }: AssignFormProps) {
  const { t } = useTranslation('assignments')
  const navigation = useNavigation()
  const busy = navigation.formData?.get('intent') === 'assign'
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="assign" />
      <Field label={t('form.scenario')}>
        <Select name="scenario" required defaultValue="">
          <option value="" disabled>
            {t('form.choose')}
          </option>
          {scenarios.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset>
        <legend className="lab">{t('form.units')}</legend>
        <ul className="picks">
          {units.map(({ id, name, people: count }) => (
            <li key={id}>
              <label className="pick">
                <input type="checkbox" name="unit" value={id} />
                {name} <span className="muted">{t('form.people', { count })}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <details className="more">
        <summary>{t('form.persons')}</summary>
        <ul className="picks">
          {people.map(({ id, login, name, unitName }) => (
            <li key={id}>
              <label className="pick">
                <input type="checkbox" name="person" value={id} />
                {name}{' '}
                <span className="muted">
                  {login} · {unitName}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </details>
      <Field label={t('form.due')} hint={t('form.dueHint')}>
        <TextInput type="date" name="dueOn" required defaultValue={dueOn} min={earliest} />
      </Field>
      <Field label={t('form.note')}>
        <TextInput name="note" maxLength={LONGEST_NOTE} />
      </Field>
      <p className="note">{t('form.seen')}</p>
      <div className="acts">
        <Button kind="main" type="submit" busy={busy && t('form.saving')}>
          {t('form.submit')}
        </Button>
      </div>
    </Form>
  )
}
