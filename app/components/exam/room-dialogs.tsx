import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, TextInput } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Progress } from './paper.ts'
import type { HandedIn } from './use-exam-session.ts'

type HandInProps = {
  open: boolean
  progress: Progress
  waiting: number
  onClose: () => void
  onHandIn: () => Promise<HandedIn>
}

/** Asks once before the paper is handed in, with what is still open. */
export function HandInDialog({ open, progress, waiting, onClose, onHandIn }: HandInProps) {
  const { t } = useTranslation('exam')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<'unsent' | 'unreachable' | 'paused' | null>(null)
  const { answered, total, flagged } = progress
  const confirm = async () => {
    setBusy(true)
    setFailure(null)
    const ended = await onHandIn()
    setBusy(false)
    if (ended === 'unsent' || ended === 'unreachable' || ended === 'paused') setFailure(ended)
    else onClose()
  }
  return (
    <Dialog open={open} onClose={onClose} title={t('handIn.title')}>
      <div className="stack-s">
        <p>
          {t(answered === total ? 'handIn.allAnswered' : 'handIn.left', { count: total - answered, total })}
        </p>
        {flagged > 0 && <p>{t('handIn.flagged', { count: flagged })}</p>}
        <p className="muted">{t('handIn.final')}</p>
        {failure && (
          <Notice tone="warn" icon="cloudOff" role="alert">
            {t(`handIn.${failure}`, { count: waiting })}
          </Notice>
        )}
      </div>
      <div className="acts">
        <Button kind="main" onClick={confirm} busy={busy && t('handIn.busy')}>
          {t(failure ? 'handIn.again' : 'handIn.confirm')}
        </Button>
        <Button onClick={onClose}>{t('handIn.back')}</Button>
      </div>
    </Dialog>
  )
}

type GoToProps = { open: boolean; total: number; onClose: () => void; onGo: (slot: number) => void }

export function GoToDialog({ open, total, onClose, onGo }: GoToProps) {
  const { t } = useTranslation('exam')
  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const slot = Number(new FormData(event.currentTarget).get('slot'))
    onClose()
    if (slot >= 1 && slot <= total) onGo(slot)
  }
  return (
    <Dialog open={open} onClose={onClose} title={t('goTo.title')}>
      <form onSubmit={go}>
        <Field label={t('goTo.hint', { total })}>
          <TextInput name="slot" type="number" inputMode="numeric" min={1} max={total} required autoFocus />
        </Field>
        <div className="acts">
          <Button kind="main" type="submit">
            {t('goTo.go')}
          </Button>
          <Button onClick={onClose}>{t('goTo.close')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Asked when the paper is open in another page: go on here, or leave it there. */
export function TakeHereDialog({ open, onTake }: { open: boolean; onTake: () => Promise<boolean> }) {
  const { t } = useTranslation('exam')
  const [state, setState] = useState<'asked' | 'busy' | 'failed'>('asked')
  const take = async () => {
    setState('busy')
    setState((await onTake()) ? 'asked' : 'failed')
  }
  return (
    // Esc leaves the paper where it is; closing after the answer fires the same event
    <Dialog open={open} onClose={() => open && location.assign('/exams')} title={t('elsewhere.ask')}>
      <p>{t('elsewhere.askBody')}</p>
      {state === 'failed' && (
        <Notice tone="warn" icon="cloudOff" role="alert">
          {t('elsewhere.failed')}
        </Notice>
      )}
      <div className="acts">
        <Button kind="main" onClick={take} busy={state === 'busy' && t('elsewhere.busy')}>
          {t('elsewhere.take')}
        </Button>
        <ButtonLink to="/exams" reloadDocument>
          {t('elsewhere.leave')}
        </ButtonLink>
      </div>
    </Dialog>
  )
}
