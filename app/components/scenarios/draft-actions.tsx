import { Form, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { ScenarioDraftEditing } from './use-scenario-draft.ts'

type Props = { n: number; isBehind: boolean; editing: ScenarioDraftEditing }

/** Publish the draft, or throw it away after a question. */
export function DraftActions({ n, isBehind, editing: { view, revision, hasDraft, isSaved } }: Props) {
  const { t } = useTranslation('scenarios')
  const [asking, setAsking] = useState(false)
  const intent = useNavigation().formData?.get('intent')
  if (!hasDraft) return null
  const errors = view.findings.filter(({ severity }) => severity === 'error').length
  return (
    <section className="sec-s draft-actions">
      <div className="acts">
        <Form method="post">
          <input type="hidden" name="revision" value={revision} />
          <Button
            kind="main"
            type="submit"
            name="intent"
            value="publish"
            disabled={!isSaved || errors > 0 || isBehind}
            busy={intent === 'publish' && t('publish.busy')}
          >
            {t('publish.go', { n: n + 1 })}
          </Button>
        </Form>
        <Button small onClick={() => setAsking(true)}>
          {t('discard.ask')}
        </Button>
      </div>
      <p className="note">
        {errors > 0
          ? t('publish.waits', { count: errors })
          : t(isSaved ? 'publish.note' : 'publish.waitsSave')}
      </p>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('discard.title')}>
        <p>{n === 0 ? t('discard.textNew') : t('discard.text', { n })}</p>
        <Form method="post" className="acts" onSubmit={() => setAsking(false)}>
          <input type="hidden" name="revision" value={revision} />
          <Button
            type="submit"
            name="intent"
            value="discard"
            busy={intent === 'discard' && t('discard.busy')}
          >
            {t('discard.yes')}
          </Button>
          <Button kind="bare" onClick={() => setAsking(false)}>
            {t('discard.no')}
          </Button>
        </Form>
      </Dialog>
    </section>
  )
}
