import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MOST_EXTRA } from '../../domain/exam-session/extra-time.ts'
import { Button } from '../ui/button.tsx'
import { Field, TextArea, TextInput } from '../ui/field.tsx'
import { Scroll, Table } from '../ui/table.tsx'

type Unit = Readonly<{ id: string; name: string; depth: number; people: number; chosen: boolean }>

const useBusy = (intent: string): boolean => {
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

type Granted = Readonly<{
  personId: string
  login: string
  name: string
  minutes: number
  percent: number
  /** Minutes in all on the level's paper; null while the level has no blueprint. */
  total: number | null
  reason: string
}>

/** Extra time: what was granted, and one more. */
export function AccommodationPanel({ granted }: { granted: readonly Granted[] }) {
  const { t } = useTranslation('sessions')
  const words = ({ minutes, percent, total }: Pick<Granted, 'minutes' | 'percent' | 'total'>): string => {
    const inMinutes = t('extra.inMinutes', { count: total ?? minutes })
    if (percent === 0) return inMinutes
    const share = minutes === 0 ? `${percent}%` : t('extra.both', { minutes, percent })
    return total === null ? share : t('extra.makes', { share, minutes: inMinutes })
  }
  return (
    <div className="stack">
      {granted.length > 0 && (
        <Scroll label={t('extra.caption')}>
          <Table caption={t('extra.caption')}>
            <thead>
              <tr>
                <th scope="col">{t('extra.person')}</th>
                <th scope="col" className="num">
                  {t('extra.granted')}
                </th>
                <th scope="col">{t('extra.reason')}</th>
                <th scope="col">{t('extra.change')}</th>
              </tr>
            </thead>
            <tbody>
              {granted.map(({ personId, login, name, reason, ...time }) => (
                <tr key={personId}>
                  <th scope="row">
                    {name} <span className="muted">{login}</span>
                  </th>
                  <td className="num">{words(time)}</td>
                  <td>{reason}</td>
                  <td>
                    <Form method="post">
                      <input type="hidden" name="intent" value="no-extra" />
                      <input type="hidden" name="login" value={login} />
                      <input type="hidden" name="reason" value={t('extra.takenBack')} />
                      <Button small type="submit" aria-label={t('extra.removeOf', { name })}>
                        {t('extra.remove')}
                      </Button>
                    </Form>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Scroll>
      )}
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="extra" />
        <Field label={t('extra.login')}>
          <TextInput name="login" required autoComplete="off" autoCapitalize="none" />
        </Field>
        <div className="pair">
          <Field label={t('extra.minutes')}>
            <TextInput type="number" inputMode="numeric" name="minutes" min={0} max={MOST_EXTRA.minutes} />
          </Field>
          <Field label={t('extra.percent')} hint={t('extra.percentHint')}>
            <TextInput type="number" inputMode="numeric" name="percent" min={0} max={MOST_EXTRA.percent} />
          </Field>
        </div>
        <Field label={t('extra.reason')}>
          <TextInput name="reason" required maxLength={200} autoComplete="off" />
        </Field>
        <div className="acts">
          <Button type="submit" busy={useBusy('extra') && t('saving')}>
            {t('extra.submit')}
          </Button>
        </div>
      </Form>
    </div>
  )
}
