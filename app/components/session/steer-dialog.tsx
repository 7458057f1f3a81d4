import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, TextInput } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Candidate } from './use-live.ts'

export type Target = { kind: 'one'; candidate: Candidate } | { kind: 'everybody'; count: number }
type Deed =
  | 'extend'
  | 'pause'
  | 'resume'
  | 'end'
  | 'note'
  | 'late'
  | 'void-ask'
  | 'void-agree'
  | 'void-decline'
type Answer = { done: number; refused: unknown[] } | { refusal: { code: string } }
type Request = Readonly<{ reason: string; own: boolean }>

type Props = {
  target: Target | null
  late: number
  request: Request | undefined
  mayDecide: boolean
  onClose: () => void
}

/** What can be done to an attempt, or to all of them, as they stand. */
function deedsFor(target: Target, { late, request, mayDecide }: Omit<Props, 'target' | 'onClose'>): Deed[] {
  if (target.kind === 'everybody') return ['extend', 'pause', 'resume', 'end', 'note']
  const { status, pausedAt } = target.candidate
  const deeds: Deed[] =
    status === 'inProgress' ? ['extend', pausedAt === null ? 'pause' : 'resume', 'end'] : []
  if (late > 0 && mayDecide && (status === 'marked' || status === 'released')) deeds.push('late')
  deeds.push('note')
  if (request && mayDecide && !request.own) deeds.push('void-agree', 'void-decline')
  if (!request && status !== 'voided') deeds.push('void-ask')
  return deeds
}

/** A hand on one attempt or on all: what, and why; the answer of the server closes it. */
export function SteerDialog({ target, onClose, ...how }: Props) {
  const { t } = useTranslation('sessions')
  const name = target?.kind === 'one' ? target.candidate.name : ''
  const title =
    target && (target.kind === 'one' ? t('steer.one', { name }) : t('steer.all', { count: target.count }))
  return (
    <Dialog open={target !== null} onClose={onClose} title={title}>
      {target && <SteerForm target={target} deeds={deedsFor(target, how)} {...how} onClose={onClose} />}
    </Dialog>
  )
}

function SteerForm({
  target,
  deeds,
  late,
  request,
  onClose,
}: Omit<Props, 'target'> & { target: Target; deeds: readonly Deed[] }) {
  const { t } = useTranslation('sessions')
  const fetcher = useFetcher<Answer>()
  const [picked, setPicked] = useState<Deed | undefined>(deeds[0])
  // what was picked may be gone, when the candidate has handed in meanwhile; a note does nothing to him
  const deed = picked && deeds.includes(picked) ? picked : 'note'
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  const isDone = answer !== undefined && 'done' in answer
  useEffect(() => {
    if (isDone) onClose()
  }, [isDone, onClose])
  const needsReason = deed !== 'void-agree' && deed !== 'void-decline'
  return (
    <fetcher.Form method="post" className="stack">
      <input
        type="hidden"
        name="attemptId"
        value={target.kind === 'one' ? target.candidate.attemptId : 'everybody'}
      />
      {request && <Notice tone="warn">{t(request.own ? 'steer.askedByYou' : 'steer.asked', request)}</Notice>}
      <fieldset className="deeds">
        <legend className="sr">{t('steer.what')}</legend>
        {deeds.map((one) => (
          <label key={one} className="pick">
            <input
              type="radio"
              name="intent"
              value={one}
              checked={deed === one}
              onChange={() => setPicked(one)}
            />
            {t(`deed.${one}`, { count: late })}
          </label>
        ))}
      </fieldset>
      <p className="note">{t(`deedNote.${deed}`)}</p>
      {deed === 'extend' && (
        <Field label={t('steer.minutes')}>
          <TextInput
            type="number"
            inputMode="numeric"
            name="minutes"
            min={1}
            max={240}
            defaultValue={10}
            required
          />
        </Field>
      )}
      {needsReason && (
        <Field label={t(deed === 'note' ? 'steer.note' : 'reason')}>
          <TextInput name="reason" required maxLength={300} autoComplete="off" />
        </Field>
      )}
      {refusal && (
        <Notice tone="bad" role="alert">
          {t([`refusal.${refusal.code}`, 'refusal.other'])}
        </Notice>
      )}
      <div className="acts">
        <Button kind="main" type="submit" busy={fetcher.state !== 'idle' && t('saving')}>
          {t(`deedDo.${deed}`)}
        </Button>
        <Button onClick={onClose}>{t('notNow')}</Button>
      </div>
    </fetcher.Form>
  )
}
