import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, PasswordInput, Select, TextInput } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { GRANTABLE } from './grantable.ts'

type AddPersonFormProps = {
  units: readonly { readonly id: string; readonly name: string }[]
  /** The fields that were off, when the form came back. */
  faults: readonly string[]
  /** What else was refused: `login-taken` or `weak-password`. */
  refused?: string
}

/** Adds a person to a unit that is there or to a new one (shown by the stylesheet when it is chosen). */
export function AddPersonForm({ units, faults, refused }: AddPersonFormProps) {
  const { t } = useTranslation('people')
  const navigation = useNavigation()
  const busy = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'add'
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (faults.length > 0 || refused)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults, refused])
  const fault = (field: string) => faults.includes(field) && { error: t(`fault.${field}`) }
  return (
    <Form method="post" className="stack add-person" ref={form}>
      <Field
        label={t('add.login')}
        {...fault('login')}
        {...(refused === 'login-taken' && { error: t('refused.login-taken') })}
      >
        <TextInput name="login" required maxLength={100} autoComplete="off" autoCapitalize="none" />
      </Field>
      <Field label={t('add.name')} hint={t('add.nameHint')} {...fault('name')}>
        <TextInput name="name" required maxLength={100} autoComplete="off" />
      </Field>
      <Field label={t('add.unit')} {...fault('unit')}>
        <Select name="unit" required defaultValue={units.length === 0 ? 'new' : ''}>
          <option value="" />
          {units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="new">{t('add.newUnitOption')}</option>
        </Select>
      </Field>
      <fieldset className="new-unit stack">
        <legend className="sr">{t('add.newUnit')}</legend>
        <Field label={t('add.newUnitName')} {...fault('newUnit')}>
          <TextInput name="newUnitName" maxLength={100} autoComplete="off" />
        </Field>
        <Field label={t('add.parent')}>
          <Select name="parent" defaultValue="">
            <option value="">{t('add.noParent')}</option>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </fieldset>
      <fieldset aria-describedby="roles-hint">
        <legend className="lab">{t('add.roles')}</legend>
        <div className="acts">
          {GRANTABLE.map((role) => (
            <label key={role} className="pick">
              <input type="checkbox" name="roles" value={role} defaultChecked={role === 'trainee'} />
              {t(`shell:role.${role}`)}
            </label>
          ))}
        </div>
        <p className="note" id="roles-hint">
          {t('add.rolesHint')}
        </p>
        {faults.includes('roles') && (
          <p className="err">
            <Icon name="cross" />
            {t('fault.roles')}
          </p>
        )}
      </fieldset>
      <Field
        label={t('add.password')}
        hint={t('add.passwordHint')}
        {...(refused === 'weak-password' && { error: t('refused.weak-password') })}
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button kind="main" wide type="submit" busy={busy && t('add.busy')}>
        {t('add.submit')}
      </Button>
      <input type="hidden" name="intent" value="add" />
    </Form>
  )
}
