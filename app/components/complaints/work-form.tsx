import { Form, useFetcher, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseWork, DeskStatus, Remark } from '../../domain/complaint/desk.ts'
import { COMPLAINT_CLASSES, MOTIVES } from '../../domain/complaint/motives.ts'
import { CHANNELS, TIERS } from '../../domain/complaint/schema.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextArea, TextInput } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type CandidateTwin, type ShownPairing, TwinPair } from './twin-pair.tsx'
import { TwinPicker } from './twin-picker.tsx'

const PAUSE_MS = 600
type Props = {
  work: CaseWork
  status: DeskStatus
  isAuthor: boolean
  rules: readonly { id: number; title: string }[]
  /** With the twin it was saved with. */
  pairing: ShownPairing | null
  candidates: readonly CandidateTwin[]
}

/** The sentence and its key. It is checked against the bank as it is written; saving is by hand. */
export function WorkForm({ work, status, isAuthor, rules, pairing, candidates }: Props) {
  const { t } = useTranslation('complaints')
  const checking = useFetcher<{ remarks?: readonly Remark[]; pairing?: ShownPairing | null }>()
  const [twinId, setTwinId] = useState(work.twin)
  const twinTitle = useRef<HTMLHeadingElement>(null)
  const busy = useNavigation().state !== 'idle'
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  const check = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (!form.current) return
      const fields = new FormData(form.current)
      fields.set('intent', 'check')
      checking.submit(fields, { method: 'post' })
    }, PAUSE_MS)
  }
  const chooseTwin = (id: string | null) => {
    setTwinId(id)
    check()
    twinTitle.current?.focus() // the button that was pressed goes away
  }
  const shown = [checking.data?.pairing, pairing].find((it) => it?.twinId === twinId)
  const fixed = status !== 'draft'
  const over = status === 'ready' || status === 'discarded'
  const motives = MOTIVES.map((of) => [of, `${of} ${t(`question:motive.${of}`)}`] as const)
  const choose = (name: keyof CaseWork, choices: readonly (readonly [string | number, string])[]) => (
    <Field label={t(`field.${name}`)}>
      <Select name={name} defaultValue={String(work[name] ?? '')}>
        <option value="">{t('choose')}</option>
        {choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  )
  const write = (name: 'deciding' | 'reason' | 'trap' | 'note') => (
    <Field label={t(`field.${name}`)} hint={t(`hint.${name}`)}>
      <TextInput name={name} defaultValue={work[name]} maxLength={400} autoComplete="off" />
    </Field>
  )
  const act = (intent: string, kind: 'main' | 'plain' | 'bare' = 'plain') => (
    <Button type="submit" name="intent" value={intent} kind={kind} busy={busy && t('busy')}>
      {t(`act.${intent}`)}
    </Button>
  )
  return (
    <Form ref={form} method="post" className="stack" onInput={check}>
      <fieldset className="stack" disabled={over}>
        <Field label={t('field.text')} hint={t(fixed ? 'hint.textFixed' : 'hint.text')}>
          <TextArea name="text" defaultValue={work.text} maxLength={200} rows={3} readOnly={fixed} />
        </Field>
        {(checking.data?.remarks ?? []).map(({ field, message, severity }) => (
          <Notice key={`${field}${message}`} tone={severity === 'error' ? 'bad' : 'warn'} role="status">
            {message}
          </Notice>
        ))}
        {fixed ? (
          <input type="hidden" name="channel" value={work.channel} />
        ) : (
          choose(
            'channel',
            CHANNELS.map((of) => [of, t(`channel.${of}`)]),
          )
        )}
        <div className="pair tight">
          {choose(
            'class',
            COMPLAINT_CLASSES.map((of) => [of, t(`question:class.${of}`)]),
          )}
          {choose('primaryMotive', motives)}
          {choose('secondaryMotive', motives)}
          {choose(
            'tier',
            TIERS.map((tier) => [tier, t('tier', { tier })]),
          )}
        </div>
        {write('deciding')}
        {choose(
          'rule',
          rules.map(({ id, title }) => [id, `${id}. ${title}`]),
        )}
        {write('reason')}
        {choose('trapMotive', motives)}
        {write('trap')}
        {status === 'rating' ? write('note') : <input type="hidden" name="note" value={work.note} />}
      </fieldset>
      <input type="hidden" name="twin" value={twinId ?? ''} />
      {!over && (
        <section className="stack" aria-labelledby="twin-title">
          <h2 id="twin-title" ref={twinTitle} tabIndex={-1}>
            {t('twin.title')}
          </h2>
          {twinId === null ? (
            <TwinPicker offered={candidates} onPick={chooseTwin} />
          ) : (
            <>
              {shown ? <TwinPair pairing={shown} /> : <p role="status">{t('twin.comparing')}</p>}
              <div className="acts">
                <Button small onClick={() => chooseTwin(null)}>
                  {t('twin.drop')}
                </Button>
              </div>
              <p className="note">{t('twin.onPublish')}</p>
            </>
          )}
        </section>
      )}
      {!over && (
        <div className="acts">
          {status === 'draft' ? act('rating', 'main') : act('publish', 'main')}
          {act('save')}
          {isAuthor && status === 'rating' && act('draft')}
          {isAuthor && act('discarded', 'bare')}
        </div>
      )}
    </Form>
  )
}
