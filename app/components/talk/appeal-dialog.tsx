import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { ActOptions } from './act-options.tsx'

/** "Recognised wrongly": which words, and what was meant. A trainer answers. */
export function AppealDialog({
  line,
  action,
  onClose,
}: {
  line: { turn: number; text: string; acts: readonly { act: string }[] | null }
  /** Where it goes; the page itself unless given. */
  action?: string
  onClose: () => void
}) {
  const { t } = useTranslation('talk')
  const fetcher = useFetcher<{ refusal: { code: string } | null }>()
  const [clause, setClause] = useState(line.text)
  const [recognised, setRecognised] = useState(line.acts?.[0]?.act ?? '')
  const [proposed, setProposed] = useState<string>('empathise')
  const [note, setNote] = useState('')
  const sent = fetcher.state === 'idle' && fetcher.data?.refusal === null
  const refused = fetcher.state === 'idle' ? fetcher.data?.refusal?.code : undefined
  const fits = clause.trim() !== '' && line.text.includes(clause.trim())
  return (
    <Dialog open title={t('appeal.title')} onClose={onClose}>
      {sent ? (
        <>
          <p role="status">{t('appeal.sent')}</p>
          <div className="acts">
            <Button kind="main" onClick={onClose}>
              {t('appeal.close')}
            </Button>
          </div>
        </>
      ) : (
        <div className="stack">
          <p className="muted">“{line.text}”</p>
          <label className="field">
            <span>{t('appeal.clause')}</span>
            <input
              className="in"
              value={clause}
              maxLength={200}
              aria-invalid={!fits}
              onChange={(event) => setClause(event.target.value)}
            />
            {!fits && <span className="note bad-t">{t('appeal.notInLine')}</span>}
          </label>
          <label className="field">
            <span>{t('appeal.recognised')}</span>
            <select className="in" value={recognised} onChange={(event) => setRecognised(event.target.value)}>
              {line.acts?.map(({ act }) => (
                <option key={act} value={act}>
                  {t(`act.${act}`)}
                </option>
              ))}
              <option value="">{t('appeal.nothing')}</option>
            </select>
          </label>
          <label className="field">
            <span>{t('appeal.proposed')}</span>
            <select className="in" value={proposed} onChange={(event) => setProposed(event.target.value)}>
              <ActOptions />
            </select>
          </label>
          <label className="field">
            <span>{t('appeal.note')}</span>
            <input
              className="in"
              value={note}
              maxLength={200}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          {refused && (
            <Notice tone="bad" role="alert">
              {t(`refused.${refused}`, t('refused.other'))}
            </Notice>
          )}
          <div className="acts">
            <Button
              kind="main"
              busy={fetcher.state !== 'idle' && t('appeal.sending')}
              onClick={() =>
                fits &&
                fetcher.submit(
                  {
                    kind: 'appeal',
                    turn: line.turn,
                    clause: clause.trim(),
                    recognised: recognised === '' ? null : recognised,
                    proposed,
                    note,
                  },
                  { method: 'post', encType: 'application/json', ...(action && { action }) },
                )
              }
            >
              {t('appeal.send')}
            </Button>
            <Button onClick={onClose}>{t('appeal.cancel')}</Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
