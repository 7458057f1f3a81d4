import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

export type ResultLine = {
  id: string
  level: string
  component: string
  points: number
  passed: boolean
  scenes: readonly { name: string; minutes: number; points: number; redLines: readonly string[] }[]
  assessedAt: number
  assessor: string
  voidReason: string | null
}
type Props = { results: readonly ResultLine[]; mayVoid: boolean; answer: unknown }

/** The practical and review results on record, the latest first. */
export function Results({ results, mayVoid, answer }: Props) {
  const { t } = useTranslation('certification')
  const { date } = useFormats()
  const [asking, setAsking] = useState<ResultLine | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is what closes the question
  useEffect(() => setAsking(null), [answer])
  const busy = useNavigation().formData?.get('intent') === 'void'
  if (results.length === 0) return <p className="note">{t('results.none')}</p>
  return (
    <>
      <Table caption={t('results.title')} className="nodes">
        <thead>
          <tr>
            <th scope="col">{t('results.what')}</th>
            <th scope="col">{t('results.scenes')}</th>
            <th scope="col" className="num">
              {t('results.points')}
            </th>
            <th scope="col">{t('results.state')}</th>
            <th scope="col" className="hide-s">
              {t('results.by')}
            </th>
            {mayVoid && (
              <th scope="col">
                <span className="sr">{t('results.act')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={result.id}>
              <th scope="row">
                {t(`part.${result.component}Of`, { level: t(`shell:level.${result.level}`) })}
              </th>
              <td>
                <Scenes scenes={result.scenes} />
              </td>
              <td className="num">{formatPoints(result.points)}</td>
              <td>
                <Outcome {...result} />
              </td>
              <td className="hide-s">
                {t('results.judged', { name: result.assessor, date: date(result.assessedAt, true) })}
              </td>
              {mayVoid && (
                <td>
                  {result.voidReason === null && (
                    <Button small kind="bare" onClick={() => setAsking(result)}>
                      {t('results.void')}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <Dialog open={asking !== null} onClose={() => setAsking(null)} title={t('results.ask')}>
        {asking && (
          <Form method="post" className="stack">
            <input type="hidden" name="intent" value="void" />
            <input type="hidden" name="id" value={asking.id} />
            <p>{t('results.askText')}</p>
            <Field label={t('results.reason')}>
              <TextArea name="reason" rows={2} required minLength={2} maxLength={500} />
            </Field>
            <div className="acts">
              <Button onClick={() => setAsking(null)}>{t('results.cancel')}</Button>
              <Button kind="main" type="submit" busy={busy && t('results.voiding')}>
                {t('results.void')}
              </Button>
            </div>
          </Form>
        )}
      </Dialog>
    </>
  )
}

function Scenes({ scenes }: Pick<ResultLine, 'scenes'>) {
  const { t } = useTranslation('certification')
  return (
    <ul>
      {scenes.map(({ name, minutes, points, redLines }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the scenes of a result never change places
        <li key={at}>
          {t('results.scene', { name, minutes, points: formatPoints(points) })}
          {redLines.length > 0 &&
            t('results.red', { lines: redLines.map((line) => t(`redLine.${line}`)).join(t('and')) })}
        </li>
      ))}
    </ul>
  )
}

function Outcome({ passed, voidReason }: ResultLine) {
  const { t } = useTranslation('certification')
  if (voidReason !== null) return <Tag tone="line">{t('results.voided', { reason: voidReason })}</Tag>
  return (
    <Tag tone={passed ? 'good' : 'bad'} icon={passed ? 'check' : 'cross'}>
      {t(passed ? 'results.passed' : 'results.failed')}
    </Tag>
  )
}
