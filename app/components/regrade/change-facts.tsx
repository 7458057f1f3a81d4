import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { ShownChange } from '../../routes/regrades.$changeId/change-of.server.ts'
import { KeyedItem } from '../bank/keyed-item.tsx'
import { ChangeStatus } from './change-status.tsx'

/** What is corrected, how and why, and the two keys beside each other. */
export function ChangeFacts({ change }: { change: ShownChange }) {
  const { t } = useTranslation('regrade')
  const { dateTime } = useFormats()
  const { itemId, itemVersion, policy, before, after } = change
  const by = (name: string | null, at: number) => t('one.by', { name, at: dateTime(at) })
  return (
    <>
      <dl className="kv">
        <dt>{t('list.status')}</dt>
        <dd>
          <ChangeStatus status={change.status} />
        </dd>
        <dt>{t('list.item')}</dt>
        <dd>
          <Link to={`/bank?item=${itemId}`}>{itemId}</Link>{' '}
          <span className="note">{t('bank:version', { n: itemVersion })}</span>
        </dd>
        <dt>{t('list.policy')}</dt>
        <dd>
          <b>{t(`policy.${policy}`)}</b> <span className="note">{t(`policyHint.${policy}`)}</span>
        </dd>
        <dt>{t('list.reason')}</dt>
        <dd>{change.reason}</dd>
        <dt>{t('list.proposer')}</dt>
        <dd>{by(change.proposer, change.proposedAt)}</dd>
        {change.approvedAt !== null && (
          <>
            <dt>{t('one.approver')}</dt>
            <dd>{by(change.approver, change.approvedAt)}</dd>
          </>
        )}
      </dl>
      <div className="pair wide-gap sec">
        {before && (
          <section aria-labelledby="old-key">
            <h2 id="old-key">{t(after ? 'one.old' : 'one.kept')}</h2>
            <KeyedItem item={{ ...before, draft: null }} />
          </section>
        )}
        {after && (
          <section aria-labelledby="new-key">
            <h2 id="new-key">{t('form.new')}</h2>
            <KeyedItem item={{ ...after, draft: null }} />
          </section>
        )}
      </div>
    </>
  )
}
