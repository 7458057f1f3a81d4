import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { OpenItem } from '../../routes/bank/open-item.server.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'
import { CandidateSight } from './candidate-sight.tsx'
import { ItemFactList } from './item-fact-list.tsx'
import { ItemHistory } from './item-history.tsx'
import { KeyedItem } from './keyed-item.tsx'
import { MarkingRules } from './marking-rules.tsx'
import { StatusTag } from './status-tag.tsx'
import { TryOut } from './try-out.tsx'
import { useAddress } from './use-address.ts'

/** Where the item stands below the list instead of beside it. */
const STACKED = '(width < 1100px)'

/** One item beside the list: what is asked, what is right, how it is marked, where it comes from, where it was used. */
export function OpenItemPane({ item }: { item: OpenItem }) {
  const { t } = useTranslation('bank')
  const { to } = useAddress()
  const ref = useRef<HTMLElement>(null)
  // below a long list an item that opens would go unseen
  useEffect(() => {
    if (!window.matchMedia(STACKED).matches) return
    ref.current?.focus({ preventScroll: true })
    ref.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <aside className="sheet open" aria-labelledby="open-item" ref={ref} tabIndex={-1}>
      <header>
        <h2 id="open-item">{item.id}</h2>
        <StatusTag status={item.status} />
        {item.reserved && <Tag tone="line">{t('reserved')}</Tag>}
        {item.version !== null && <span className="note">{t('version', { n: item.version })}</span>}
        <Tag tone="line">{t(`workbench:origin.${item.origin}`)}</Tag>
        <span className="acts">
          <ButtonLink small to={`/bank/${item.id}/edit`}>
            {t('workbench:edit')}
          </ButtonLink>
          <ButtonLink small kind="bare" to={to({ item: null, with: null })} preventScrollReset>
            {t('close')}
          </ButtonLink>
        </span>
      </header>
      <div className="body">
        <WorkNotice item={item} />
        <KeyedItem item={item} />
        {item.draft?.reason && (
          <Notice tone="warn" title={t('draft.title')}>
            <p>{item.draft.reason}</p>
          </Notice>
        )}
        {item.body && (
          <>
            <h3>{t('part.marking')}</h3>
            <MarkingRules body={item.body} />
            <TryOut item={item} body={item.body} />
            <p className="sec-s">
              <ButtonLink small to={`/bank/${item.id}/correct`}>
                {t('regrade:open')}
              </ButtonLink>
            </p>
          </>
        )}
        {item.rationale && (
          <>
            <h3>{t('part.rationale')}</h3>
            <p className="small">{item.rationale}</p>
          </>
        )}
        <h3>{t('part.facts')}</h3>
        <ItemFactList item={item} />
        <Enemies groups={item.enemies} />
        <ItemHistory item={item} />
        {item.view && <CandidateSight id={item.id} view={item.view} />}
      </div>
    </aside>
  )
}

/** How what is being written of the item stands, with the way to it. */
function WorkNotice({ item: { id, work } }: { item: OpenItem }) {
  const { t } = useTranslation('bank')
  const { dateTime } = useFormats()
  if (!work) return null
  return (
    <Notice tone={work.status === 'returned' ? 'warn' : 'neutral'} title={t(`workbench:work.${work.status}`)}>
      <p>
        {t('workbench:workLine', { name: work.author ?? '', at: dateTime(work.updatedAt) })}{' '}
        <Link to={work.status === 'review' ? `/bank/${id}/history` : `/bank/${id}/edit`}>
          {t(work.status === 'review' ? 'workbench:toReview' : 'workbench:toWork')}
        </Link>
      </p>
    </Notice>
  )
}

function Enemies({ groups }: { groups: OpenItem['enemies'] }) {
  const { t } = useTranslation('bank')
  const { to } = useAddress()
  if (groups.length === 0) return null
  return (
    <>
      <h3>{t('part.enemies')}</h3>
      {groups.map(({ group, items }) => (
        <div key={group}>
          <p className="note">{t(items.length > 0 ? 'enemies.group' : 'enemies.alone', { group })}</p>
          <ul className="told">
            {items.map(({ id, stem }) => (
              <li key={id}>
                <Link to={to({ item: id, with: null })} preventScrollReset>
                  {id}
                </Link>{' '}
                <span className="muted">{stem.replace(/_{4,}/g, '（  ）')}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="note">
        <Icon name="info" /> {t('enemies.rule')}
      </p>
    </>
  )
}
