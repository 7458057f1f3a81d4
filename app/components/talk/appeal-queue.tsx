import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'

type Line = Readonly<{
  id: string
  talkId: string
  title: string
  turn: number
  clause: string
  say: string
  recognised: string | null
  proposed: string | null
  note: string
  raisedByName: string
  raisedAt: number
  mine: boolean
  decision: string | null
  reason: string | null
}>
type Queue = Readonly<{
  waiting: readonly Line[]
  decided: readonly Line[]
  accepted: number
  rejected: number
  /** Practical parts in which a red line waits for a decision. */
  suspected: number
}>

/** What trainees say was recognised wrongly, with both readings; an accepted one becomes a training line. */
export function AppealQueue({ queue, refusal }: { queue: Queue; refusal: string | undefined }) {
  const { t } = useTranslation('appeals')
  const answered = queue.accepted + queue.rejected
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">
        {t(queue.waiting.length === 0 ? 'empty' : 'lead', { count: queue.waiting.length })}
      </p>
      <p>
        <Link to="/red-lines">{t('redLines', { count: queue.suspected })}</Link>
      </p>
      {refusal && (
        <Notice tone="bad" role="alert">
          {t(`refused.${refusal}`, t('refused.other'))}
        </Notice>
      )}
      <ul className="judged">
        {queue.waiting.map((line) => (
          <li key={line.id}>
            <Words line={line} />
            {line.mine ? <p className="note">{t('own')}</p> : <AnswerForm line={line} />}
          </li>
        ))}
      </ul>
      {answered > 0 && (
        <section className="sec" aria-labelledby="decided">
          <h2 id="decided">{t('decided', { accepted: queue.accepted, rejected: queue.rejected })}</h2>
          <ul className="judged">
            {queue.decided.map((line) => (
              <li key={line.id}>
                <Words line={line} />
                <Tag tone={line.decision === 'accepted' ? 'good' : 'line'}>
                  {t(`decision.${line.decision}`)}
                </Tag>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Words({ line }: { line: Line }) {
  const { t } = useTranslation('appeals')
  const { dateTime } = useFormats()
  const from = Math.max(line.say.indexOf(line.clause), 0)
  const act = (name: string | null) => (name ? t(`talk:act.${name}`) : t('talk:appeal.nothing'))
  return (
    <div>
      <p className="song">
        “{line.say.slice(0, from)}
        <mark>{line.clause}</mark>
        {line.say.slice(from + line.clause.length)}”
      </p>
      <p>{t('readings', { recognised: act(line.recognised), proposed: act(line.proposed) })}</p>
      {line.note && <p className="muted">{line.note}</p>}
      <p className="note">
        {t('by', {
          name: line.raisedByName,
          title: line.title,
          turn: line.turn,
          at: dateTime(line.raisedAt),
        })}
      </p>
      {line.reason && <p className="note">{t('reason', { reason: line.reason })}</p>}
    </div>
  )
}

function AnswerForm({ line }: { line: Line }) {
  const { t } = useTranslation('appeals')
  const field = `reason-${line.id}`
  return (
    <Form method="post" className="stack-s">
      <input type="hidden" name="appealId" value={line.id} />
      <label className="lab" htmlFor={field}>
        {t('why')}
      </label>
      <input className="in" id={field} name="reason" maxLength={200} />
      <div className="acts">
        <Button small type="submit" name="decision" value="accepted">
          {t('accept')}
        </Button>
        <Button small kind="bare" type="submit" name="decision" value="rejected">
          {t('reject')}
        </Button>
      </div>
    </Form>
  )
}
