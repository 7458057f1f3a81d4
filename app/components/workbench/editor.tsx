import { Form, Link, useActionData, useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { action, WorkData } from '../../routes/bank_.$itemId.edit/route.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'
import { textIn } from './entry.ts'
import { FactFields } from './fact-fields.tsx'
import { ImageFields } from './image-fields.tsx'
import { KindFields } from './kind-fields.tsx'
import { SampleFields } from './sample-fields.tsx'
import { useWork, type WorkSaving } from './use-work.ts'
import { WorkLook } from './work-look.tsx'

/** An item as it is written, and beside it what becomes of it. */
export function Editor({ data }: { data: WorkData }) {
  const { t } = useTranslation('workbench')
  const work = useWork(data)
  const { entry, set, look, saving } = work
  const { itemId, status, returned } = data
  const answer = useActionData<typeof action>()
  const fault = answer && 'refusal' in answer ? answer.refusal.code : undefined
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return (
    <>
      <p className="crumb">
        <Link to={`/bank?item=${itemId}`}>{t('bank:title')}</Link> / {itemId}
      </p>
      <div className="head">
        <div>
          <h1>{t('editor.title', { itemId, kind: t(`shell:kind.${textIn(entry, 'kind')}`) })}</h1>
          <p>
            {data.moduleTitle} <Tag tone="line">{t(`origin.${data.origin}`)}</Tag>{' '}
            {status && <Tag>{t(`work.${status}`)}</Tag>} <SavingLine saving={saving} />
          </p>
        </div>
        <Actions
          data={data}
          saving={saving}
          ready={look.findings.every(({ severity }) => severity !== 'error')}
        />
      </div>
      {fault && (
        <Notice tone="warn" role="alert">
          {t(`refused.${fault}`, { defaultValue: t('refused.other') })}
        </Notice>
      )}
      {status === null && data.origin === 'file' && <Notice>{t('editor.fromFile')}</Notice>}
      {returned && (
        <Notice tone="warn" title={t('editor.returned', { name: returned.actorName })}>
          <p>{returned.text}</p>
        </Notice>
      )}
      {work.left && (
        <Notice tone="warn" title={t('editor.left')}>
          <p className="acts">
            <Button small onClick={work.takeLeft}>
              {t('editor.takeLeft')}
            </Button>
            <Button small kind="bare" onClick={work.dropLeft}>
              {t('editor.dropLeft')}
            </Button>
          </p>
        </Notice>
      )}
      {status === 'review' ? (
        <UnderReview itemId={itemId} />
      ) : (
        <div className="split">
          {/* what is typed before the page can save it would be lost */}
          <fieldset aria-label={t('editor.write')} className="stack write" disabled={!alive}>
            <KindFields piece={entry} set={set} name="item" />
            <ImageFields itemId={itemId} piece={entry} set={set} />
            {entry.kind === 'fillIn' && <SampleFields piece={entry} set={set} />}
            <FactFields piece={entry} set={set} data={data} />
          </fieldset>
          <WorkLook itemId={itemId} look={look} entry={entry} />
        </div>
      )}
    </>
  )
}

const ICON = { saved: 'cloud', saving: 'clock', offline: 'cloudOff', stale: 'warn' } as const

/** Where the text is. A polite live region that speaks when the state changes. */
function SavingLine({ saving }: { saving: WorkSaving }) {
  const { t } = useTranslation('workbench')
  const { time } = useFormats()
  const at = saving.state === 'saved' ? time(saving.at) : ''
  const why =
    saving.state === 'stale' ? t(`refused.${saving.code}`, { defaultValue: t('refused.other') }) : ''
  return (
    <span className="save" role="status">
      {saving.state !== 'untouched' && (
        <>
          <Icon name={ICON[saving.state]} /> {t(`saving.${saving.state}`, { at, why })}
        </>
      )}
    </span>
  )
}

type ActionsProps = { data: WorkData; saving: WorkSaving; ready: boolean }

/** To review, to the history, away. */
function Actions({ data: { itemId, status, revision }, saving, ready }: ActionsProps) {
  const { t } = useTranslation('workbench')
  const [asking, setAsking] = useState(false)
  const busy = useNavigation().state === 'submitting'
  const settled = saving.state === 'saved' || (saving.state === 'untouched' && revision !== null)
  const writable = status !== 'review'
  return (
    <div className="acts">
      <ButtonLink small to={`/bank/${itemId}/history`}>
        {t('history.open')}
      </ButtonLink>
      {writable && (settled || status !== null) && (
        <Button small onClick={() => setAsking(true)}>
          {t('editor.discard')}
        </Button>
      )}
      {writable && (
        <Form method="post">
          <Button
            small
            kind="main"
            type="submit"
            name="intent"
            value="submit"
            disabled={!ready || !settled}
            aria-describedby={ready ? undefined : 'not-ready'}
            busy={busy && t('editor.submitting')}
          >
            {t('editor.submit')}
          </Button>
        </Form>
      )}
      {writable && !ready && (
        <span className="note" id="not-ready">
          {t('editor.notReady')}
        </span>
      )}
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('editor.discardTitle', { itemId })}>
        <p>{t('editor.discardWhat')}</p>
        <Form method="post" className="acts">
          <Button type="submit" name="intent" value="discard">
            {t('editor.discard')}
          </Button>
          <Button kind="bare" onClick={() => setAsking(false)}>
            {t('cancel')}
          </Button>
        </Form>
      </Dialog>
    </div>
  )
}

/** Nobody writes on what waits for a second person. */
function UnderReview({ itemId }: { itemId: string }) {
  const { t } = useTranslation('workbench')
  return (
    <Notice title={t('editor.underReview')}>
      <p>{t('editor.underReviewHow')}</p>
      <Form method="post" className="acts">
        <Button small type="submit" name="intent" value="withdraw">
          {t('bulk.withdraw')}
        </Button>
        <ButtonLink small kind="bare" to={`/bank/${itemId}/history`}>
          {t('toReview')}
        </ButtonLink>
      </Form>
    </Notice>
  )
}
