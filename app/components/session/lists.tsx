import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'

type Unit = Readonly<{ id: string; name: string; depth: number; people: number; chosen: boolean }>

export const useBusy = (intent: string): boolean => {
  const navigation = useNavigation()
  return navigation.state !== 'idle' && navigation.formData?.get('intent') === intent
}

/** Who may sit: units with everybody below them, and people by staff number. */
export function InviteForm({
  units,
  logins,
  expected,
}: {
  units: readonly Unit[]
  logins: readonly string[]
  expected: number
}) {
  const { t } = useTranslation('sessions')
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="invite" />
      <fieldset>
        <legend className="lab">{t('invite.units')}</legend>
        <ul className="picks">
          {units.map(({ id, name, depth, people, chosen }) => (
            <li key={id} className={`d${Math.min(depth, 4)}`}>
              <label className="pick">
                <input type="checkbox" name="unit" value={id} defaultChecked={chosen} />
                {name} <span className="muted">{t('invite.unitPeople', { count: people })}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <Field label={t('invite.people')} hint={t('invite.peopleHint')}>
        <TextArea name="logins" rows={4} defaultValue={logins.join('\n')} spellCheck={false} />
      </Field>
      <div className="acts">
        <Button type="submit" busy={useBusy('invite') && t('saving')}>
          {t('invite.submit')}
        </Button>
        <span className="note">{t('invite.expected', { count: expected })}</span>
      </div>
    </Form>
  )
}

type Staff = Readonly<{ id: string; login: string; name: string; unitName: string; chosen: boolean }>

/** Who watches over the sitting. */
export function InvigilatorForm({ staff }: { staff: readonly Staff[] }) {
  const { t } = useTranslation('sessions')
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="invigilators" />
      <fieldset>
        <legend className="lab">{t('watchers.choose')}</legend>
        <ul className="picks">
          {staff.map(({ id, login, name, unitName, chosen }) => (
            <li key={id}>
              <label className="pick">
                <input type="checkbox" name="person" value={id} defaultChecked={chosen} />
                {name}{' '}
                <span className="muted">
                  {login} · {unitName}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="acts">
        <Button type="submit" busy={useBusy('invigilators') && t('saving')}>
          {t('watchers.submit')}
        </Button>
      </div>
    </Form>
  )
}
