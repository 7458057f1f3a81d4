import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Meter } from '../ui/meter.tsx'
import { Scroll, Table } from '../ui/table.tsx'

type Question = Readonly<{
  question: string
  sessionId: string
  sessionTitle: string
  level: string
  itemId: string
  part: string
  kind: string
  stem: string
  readings: number
  done: number
  claimed: number
  open: number
}>
type Props = { questions: readonly Question[]; level: string; session: string }

/** How far each question is, and the way to the next answer of it. */
export function QueueTable({ questions, level, session }: Props) {
  const { t } = useTranslation('marking')
  return (
    <Scroll label={t('queue.title')}>
      <Table caption={t('queue.title')} className="queue">
        <thead>
          <tr>
            <th scope="col">{t('queue.question')}</th>
            <th scope="col" className="hide-s">
              {t('queue.session')}
            </th>
            <td className="hide-s" />
            <th scope="col" className="num">
              {t('queue.progress')}
            </th>
            <th scope="col" className="num hide-s">
              {t('queue.claimed')}
            </th>
            <th scope="col" className="num">
              {t('queue.open')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {questions.map((one) => (
            <tr key={`${one.sessionId} ${one.question}`}>
              <td>
                {one.stem}
                <br />
                <span className="note">
                  {one.itemId} · {t(`shell:kind.${one.kind}`)}
                  {one.part !== '' && ` · ${t('queue.part', { n: Number(one.part) + 1 })}`}
                </span>
                <span className="note only-s"> · {one.sessionTitle}</span>
              </td>
              <td className="hide-s">
                {one.sessionTitle}
                <br />
                <span className="note">{t(`shell:level.${one.level}`)}</span>
              </td>
              <td className="barcell hide-s">
                <Meter
                  value={one.done}
                  of={one.readings}
                  tone={one.done === one.readings ? 'good' : 'fill'}
                  label={t('queue.meter', { done: one.done, count: one.readings })}
                />
              </td>
              <td className="num">{t('queue.of', { done: one.done, count: one.readings })}</td>
              <td className="num hide-s">{one.claimed}</td>
              <td className="num">{one.open}</td>
              <td>
                {one.open > 0 && (
                  <Form method="post" action="/marking?index">
                    <input type="hidden" name="question" value={one.question} />
                    <input type="hidden" name="level" value={level} />
                    <input type="hidden" name="session" value={session || one.sessionId} />
                    <Button small type="submit">
                      {t('queue.take')}
                    </Button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}
