import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'
import { type Answer, doneIn, refusalIn } from './answer.ts'

type DecisionLine = {
  id: string
  decision: 'keep' | 'reissue' | 'revoke'
  reason: string
  proposer: string
  proposedBy: string
  proposedAt: number
  approver: string | null
  approvedAt: number | null
  declinedAt: number | null
}
type Props = {
  viewerId: string
  paper: { state: string }
  flagged: { at: number; reason: string | null } | null
  decisions: readonly DecisionLine[]
  answer: Answer | undefined
}

/** What administrators do about a certificate: one proposes, another approves. */
export function Decide({ viewerId, paper, flagged, decisions, answer }: Props) {
  const { t } = useTranslation('certificate')
  const { date } = useFormats()
  const waiting = decisions.find(({ approver, declinedAt }) => approver === null && declinedAt === null)
  const past = decisions.filter((one) => one !== waiting)
  const open = paper.state === 'valid' || paper.state === 'expired'
  const [done, refusal] = [doneIn(answer), refusalIn(answer)]
  return (
    <section className="sec no-print measure" aria-labelledby="decide">
      <h2 id="decide">{t('decide.title')}</h2>
      {done && ['propose', 'approve', 'decline'].includes(done) && (
        <Notice tone="good" role="status">
          {t(`decide.done.${done}`)}
        </Notice>
      )}
      {refusal && refusal.code !== 'bad-form' && refusal.code !== 'key-sealed' && (
        <Notice tone="bad" role="alert">
          {t(`refused.${refusal.code}`)}
        </Notice>
      )}
      {flagged && (
        <Notice tone="warn" title={t('decide.flagged', { date: date(flagged.at, true) })}>
          <p>{flagged.reason}</p>
        </Notice>
      )}
      {waiting && <Waiting waiting={waiting} own={waiting.proposedBy === viewerId} />}
      {!waiting && open && <Propose flagged={flagged !== null} faults={refusal?.faults ?? []} />}
      {!waiting && !open && <p className="note sec-s">{t('decide.closed')}</p>}
      {past.length > 0 && <Past decisions={past} />}
    </section>
  )
}

function Waiting({ waiting, own }: { waiting: DecisionLine; own: boolean }) {
  const { t } = useTranslation('certificate')
  const { dateTime } = useFormats()
  const working = useNavigation().formData?.get('intent')
  const { id, decision, reason, proposer, proposedAt } = waiting
  return (
    <div className="sec-s">
      <Notice
        tone="accent"
        icon="clock"
        title={t('decide.waiting', { what: t(`decide.${decision}`), proposer, at: dateTime(proposedAt) })}
      >
        <p>{t('decide.reasonIs', { reason })}</p>
      </Notice>
      <Form method="post" className="acts sec-s">
        <input type="hidden" name="decisionId" value={id} />
        {!own && (
          <Button
            kind="main"
            type="submit"
            name="intent"
            value="approve"
            busy={working === 'approve' && t('decide.busy')}
          >
            {t('decide.approve')}
          </Button>
        )}
        <Button type="submit" name="intent" value="decline" busy={working === 'decline' && t('decide.busy')}>
          {t(own ? 'decide.takeBack' : 'decide.decline')}
        </Button>
        {own && <span className="note">{t('decide.second')}</span>}
      </Form>
    </div>
  )
}

function Propose({ flagged, faults }: { flagged: boolean; faults: readonly string[] }) {
  const { t } = useTranslation('certificate')
  const busy = useNavigation().formData?.get('intent') === 'propose'
  const choices = flagged ? (['keep', 'reissue', 'revoke'] as const) : (['reissue', 'revoke'] as const)
  return (
    <Form method="post" className="stack sec-s">
      <input type="hidden" name="intent" value="propose" />
      <fieldset>
        <legend className="lab">{t('decide.what')}</legend>
        <div className="stack-s">
          {choices.map((decision) => (
            <label key={decision} className="pick">
              <input type="radio" name="decision" value={decision} required />
              {t(`decide.${decision}`)}
              <span className="note">{t(`decide.${decision}Note`)}</span>
            </label>
          ))}
        </div>
        {faults.includes('decision') && (
          <p className="err">
            <Icon name="cross" />
            {t('decide.pickOne')}
          </p>
        )}
      </fieldset>
      <Field
        label={t('decide.reason')}
        hint={t('decide.reasonHint')}
        {...(faults.includes('reason') && { error: t('decide.reasonOff') })}
      >
        <TextArea name="reason" rows={3} required minLength={2} maxLength={500} />
      </Field>
      <div className="acts">
        <Button type="submit" busy={busy && t('decide.busy')}>
          {t('decide.propose')}
        </Button>
      </div>
    </Form>
  )
}

function Past({ decisions }: { decisions: readonly DecisionLine[] }) {
  const { t } = useTranslation('certificate')
  const { dateTime } = useFormats()
  return (
    <Table caption={t('decide.past')} captioned className="nodes sec-s">
      <thead>
        <tr>
          <th scope="col">{t('decide.what')}</th>
          <th scope="col">{t('decide.reason')}</th>
          <th scope="col">{t('decide.hands')}</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((one) => (
          <tr key={one.id}>
            <th scope="row">{t(`decide.${one.decision}`)}</th>
            <td>{one.reason}</td>
            <td>
              {one.approver === null
                ? t('decide.fell', { proposer: one.proposer, at: dateTime(one.declinedAt ?? one.proposedAt) })
                : t('decide.through', {
                    proposer: one.proposer,
                    approver: one.approver,
                    at: dateTime(one.approvedAt ?? one.proposedAt),
                  })}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
