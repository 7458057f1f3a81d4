import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextInput } from '../ui/field.tsx'
import { Table } from '../ui/table.tsx'

type CareerLine = {
  id: string
  kind: string
  level: string | null
  since: number
  validUntil: number | null
  note: string
  by: string
  recordedAt: number
  withdrawnAt: number | null
}
type Props = {
  career: readonly CareerLine[]
  mayRecord: boolean
  today: string
  faults: readonly string[]
  answer: unknown
}

/** Since when somebody is in post, and certificates earned elsewhere, as they were put on record. */
export function Career({ career, mayRecord, today, faults, answer }: Props) {
  const { t } = useTranslation('certification')
  const { date } = useFormats()
  const whatIs = ({ kind, level, since, validUntil }: CareerLine) =>
    kind === 'inPost'
      ? t('career.inPost', { date: date(since, true) })
      : t(validUntil === null ? 'career.certificate' : 'career.certificateUntil', {
          level: t(`shell:level.${level}`),
          date: date(since, true),
          until: validUntil === null ? '' : date(validUntil, true),
        })
  return (
    <>
      {career.length === 0 ? (
        <p className="note">{t('career.none')}</p>
      ) : (
        <Table caption={t('career.title')} className="nodes">
          <tbody>
            {career.map((line) => (
              <tr key={line.id}>
                <th scope="row">{whatIs(line)}</th>
                <td>{line.note}</td>
                <td className="hide-s">
                  {t('career.by', { name: line.by, date: date(line.recordedAt, true) })}
                </td>
                <td>
                  {line.withdrawnAt !== null
                    ? t('career.withdrawn', { date: date(line.withdrawnAt, true) })
                    : mayRecord && (
                        <Form method="post">
                          <input type="hidden" name="intent" value="withdraw" />
                          <input type="hidden" name="id" value={line.id} />
                          <Button small kind="bare" type="submit">
                            {t('career.withdraw')}
                          </Button>
                        </Form>
                      )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {mayRecord && (
        <div className="pair wide-gap sec-s">
          <CareerForm kind="inPost" today={today} faults={faults} answer={answer} />
          <CareerForm kind="earlierCertificate" today={today} faults={faults} answer={answer} />
        </div>
      )}
    </>
  )
}

type FormProps = Pick<Props, 'today' | 'faults' | 'answer'> & { kind: 'inPost' | 'earlierCertificate' }

function CareerForm({ kind, today, faults, answer }: FormProps) {
  const { t } = useTranslation('certification')
  const { formData } = useNavigation()
  const busy = formData?.get('intent') === 'career' && formData.get('kind') === kind
  const fault = (name: string) => faults.includes(name) && { error: t(`fault.${name}`) }
  const kept = answer && typeof answer === 'object' && 'done' in answer ? 'recorded' : 'open'
  return (
    <details className="more">
      <summary>{t(`career.${kind}Form`)}</summary>
      <Form method="post" className="stack sec-s" key={kept}>
        <input type="hidden" name="intent" value="career" />
        <input type="hidden" name="kind" value={kind} />
        {kind === 'earlierCertificate' && (
          <Field label={t('form.level')} {...fault('level')}>
            <Select name="level" required defaultValue="l4">
              {['l4', 'l3', 'l2', 'l1'].map((level) => (
                <option key={level} value={level}>
                  {t(`shell:level.${level}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={t(kind === 'inPost' ? 'career.since' : 'career.issued')} {...fault('since')}>
          <TextInput type="date" name="since" max={today} required />
        </Field>
        {kind === 'earlierCertificate' && (
          <Field label={t('career.until')} hint={t('career.untilHint')} {...fault('until')}>
            <TextInput type="date" name="until" />
          </Field>
        )}
        <Field label={t('career.note')} hint={t('career.noteHint')}>
          <TextInput name="note" maxLength={500} autoComplete="off" />
        </Field>
        <div className="acts">
          <Button small type="submit" busy={busy && t('form.busy')}>
            {t('form.submit')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
