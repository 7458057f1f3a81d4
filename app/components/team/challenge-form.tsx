import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MOTIVES } from '../../domain/complaint/motives.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextInput } from '../ui/field.tsx'

export type ChallengeFormProps = {
  units: readonly { readonly id: string; readonly name: string }[]
  /** YYYY-MM-DD. */
  opensOn: string
  closesOn: string
}

/** Longest title of a challenge, in characters. */
export const LONGEST_TITLE = 40

/** Sets a week's challenge: for whom, when, about what. */
export function ChallengeForm({ units, opensOn, closesOn }: ChallengeFormProps) {
  const { t } = useTranslation('challenge')
  const busy = useNavigation().formData?.get('intent') === 'set'
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="set" />
      <Field label={t('form.name')}>
        <TextInput name="title" required maxLength={LONGEST_TITLE} />
      </Field>
      <Field label={t('form.unit')} hint={t('form.unitHint')}>
        <Select name="unitId">
          {units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('form.opens')}>
        <TextInput type="date" name="opensOn" required defaultValue={opensOn} />
      </Field>
      <Field label={t('form.closes')}>
        <TextInput type="date" name="closesOn" required defaultValue={closesOn} min={opensOn} />
      </Field>
      <fieldset>
        <legend className="lab">{t('form.motives')}</legend>
        <p className="note">{t('form.motivesHint')}</p>
        <ul className="picks">
          {MOTIVES.map((motive) => (
            <li key={motive}>
              <label className="pick">
                <input type="checkbox" name="motive" value={motive} />
                {motive} {t(`question:motive.${motive}`)}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="acts">
        <Button kind="main" type="submit" busy={busy && t('form.saving')}>
          {t('form.submit')}
        </Button>
      </div>
    </Form>
  )
}
