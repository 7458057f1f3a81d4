import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'

type Suspected = Readonly<{
  talkId: string
  redLine: string
  title: string
  level: string
  personName: string
  finishedAt: number | null
  mine: boolean
  quotes: readonly Readonly<{ turn: number; say: string; quote: string; reply: string }>[]
}>
type Decided = Readonly<{
  talkId: string
  redLine: string
  decision: string
  reason: string
  personName: string
  deciderName: string
  decidedAt: number
}>
type Queue = Readonly<{ waiting: readonly Suspected[]; decided: readonly Decided[] }>

/** Exam talks in which a red line is suspected: the words, the rule, and a trainer's decision with its reason. */
export function RedLineQueue({ queue, refusal }: { queue: Queue; refusal: string | undefined }) {
  const { t } = useTranslation('redLines')
  const { dateTime } = useFormats()
  return (
    <>
      <p className="crumb">
        <Link to="/appeals">{t('appeals:title')}</Link> / {t('title')}
      </p>
      <h1>{t('title')}</h1>
      <p className="lead">
        {t(queue.waiting.length === 0 ? 'empty' : 'lead', { count: queue.waiting.length })}
      </p>
      {refusal && (
        <Notice tone="bad" role="alert">
          {t(`refused.${refusal}`, t('refused.other'))}
        </Notice>
      )}
      <ul className="judged">
        {queue.waiting.map((line) => (
          <li key={`${line.talkId} ${line.redLine}`}>
            <Words line={line} />
            {line.mine ? <p className="note">{t('own')}</p> : <DecisionForm line={line} />}
          </li>
        ))}
      </ul>
      {queue.decided.length > 0 && (
        <section className="sec" aria-labelledby="decided">
          <h2 id="decided">{t('decided')}</h2>
          <ul className="judged">
            {queue.decided.map((line) => (
              <li key={`${line.talkId} ${line.redLine}`}>
                <div>
                  <p>
                    {line.personName}　{t(`report:red.${line.redLine}.name`)}
                  </p>
                  <p className="muted">{t('reason', { reason: line.reason })}</p>
                  <p className="note">
                    {t('by', { name: line.deciderName, at: dateTime(line.decidedAt) })}{' '}
                    <Link to={`/talks/${line.talkId}/report`}>{t('whole')}</Link>
                  </p>
                </div>
                <Tag tone={line.decision === 'confirmed' ? 'bad' : 'good'}>
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

function Words({ line }: { line: Suspected }) {
  const { t } = useTranslation('redLines')
  const { dateTime } = useFormats()
  return (
    <div className="stack-s">
      <h2>{t(`report:red.${line.redLine}.name`)}</h2>
      <p className="muted">{t('rule', { rule: t(`report:red.${line.redLine}.rule`) })}</p>
      {line.quotes.map(({ turn, say, quote, reply }) => {
        const from = Math.max(say.indexOf(quote), 0)
        return (
          <div key={turn}>
            <p className="song">
              {t('report:turn', { turn })}　“{say.slice(0, from)}
              <mark>{quote}</mark>
              {say.slice(from + quote.length)}”
            </p>
            {reply !== '' && <p className="muted">{t('reply', { reply })}</p>}
          </div>
        )
      })}
      <p className="note">
        {t('who', {
          name: line.personName,
          level: t(`shell:level.${line.level}`),
          title: line.title,
          at: line.finishedAt === null ? '' : dateTime(line.finishedAt),
        })}{' '}
        <Link to={`/talks/${line.talkId}/report`}>{t('whole')}</Link>
      </p>
    </div>
  )
}

function DecisionForm({ line }: { line: Suspected }) {
  const { t } = useTranslation('redLines')
  const field = `reason-${line.talkId}-${line.redLine}`
  return (
    <Form method="post" className="stack-s">
      <input type="hidden" name="talkId" value={line.talkId} />
      <input type="hidden" name="redLine" value={line.redLine} />
      <label className="lab" htmlFor={field}>
        {t('why')}
      </label>
      <input className="in" id={field} name="reason" maxLength={300} required />
      <p className="note">{t('what')}</p>
      <div className="acts">
        <Button small type="submit" name="decision" value="dismissed">
          {t('dismiss')}
        </Button>
        <Button small type="submit" name="decision" value="confirmed">
          {t('confirm')}
        </Button>
      </div>
    </Form>
  )
}
