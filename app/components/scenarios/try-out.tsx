import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { tryScenario } from '../../use-cases/role-play/try-scenario.server.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { HiddenState } from './hidden-state.tsx'
import { ask, type View } from './use-scenario-draft.ts'

type Answer = Awaited<ReturnType<typeof tryScenario>>
export type Tried = Extract<Answer, { ok: true }>['value']
type Input = { say: string } | { lookup: string } | { end: true }
type Props = { slug: string; source: string } & Pick<View, 'variants'>

/** A talk with the draft: every input plays it anew from the first line, and nothing is kept. */
export function TryOut({ slug, source, variants }: Props) {
  const { t } = useTranslation('scenarios')
  const [variant, setVariant] = useState(variants[0]?.id ?? '')
  const [difficulty, setDifficulty] = useState('normal')
  const [round, setRound] = useState(0)
  const [inputs, setInputs] = useState<readonly Input[]>([])
  const [tried, setTried] = useState<Tried | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [words, setWords] = useState('')
  const play = async (next: readonly Input[], newRound = round) => {
    setBusy(true)
    const answer = await ask(slug, {
      kind: 'try',
      source,
      variant,
      difficulty,
      round: newRound,
      inputs: next,
    })
    setBusy(false)
    if (!answer?.ok) {
      const told = (await answer?.json().catch(() => null)) as { refusal?: { code?: string } } | null
      setRefusal(told?.refusal?.code ?? 'other')
      return
    }
    setTried((await answer.json()) as Tried) // the action's own shape
    setInputs(next)
    setRefusal(null)
    setWords('')
  }
  const start = () => {
    setRound(round + 1)
    void play([], round + 1)
  }
  const say = () => {
    if (words.trim() !== '' && !busy) void play([...inputs, { say: words.trim() }])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    say()
  }
  return (
    <section className="try-scenario stack">
      <p className="note">{t('try.note')}</p>
      <div className="acts">
        <Field label={t('try.variant')}>
          <Select small value={variant} onChange={({ target }) => setVariant(target.value)}>
            {variants.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </Select>
        </Field>
        <Field label={t('try.difficulty')}>
          <Select small value={difficulty} onChange={({ target }) => setDifficulty(target.value)}>
            {['easy', 'normal', 'hard'].map((value) => (
              <option key={value} value={value}>
                {t(`talk:difficulty.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Button small onClick={start} busy={busy && t('try.busy')}>
          {t(tried ? 'try.restart' : 'try.start')}
        </Button>
      </div>
      {refusal && (
        <Notice tone="bad" role="alert">
          {t(`try.refused.${refusal}`, t('try.refused.other'))}
        </Notice>
      )}
      {tried && (
        <>
          <Lines {...tried} />
          {tried.room.end ? (
            <p>
              <b>{t(`talk:end.${tried.room.end}`)}</b>
            </p>
          ) : (
            <>
              {tried.room.lookups
                .filter(({ shows }) => shows === null)
                .map(({ id, label }) => (
                  <Button key={id} small onClick={() => void play([...inputs, { lookup: id }])}>
                    {label}
                  </Button>
                ))}
              <Field label={t('try.say')}>
                <TextArea
                  rows={3}
                  maxLength={500}
                  value={words}
                  onChange={({ target }) => setWords(target.value)}
                  onKeyDown={onKeyDown}
                />
              </Field>
            </>
          )}
          <div className="acts">
            {!tried.room.end && (
              <>
                <Button small onClick={say} busy={busy && t('try.busy')}>
                  {t('try.send')}
                </Button>
                <Button small kind="bare" onClick={() => void play([...inputs, { end: true }])}>
                  {t('try.end')}
                </Button>
              </>
            )}
            {inputs.length > 0 && (
              <Button small kind="bare" onClick={() => void play(inputs.slice(0, -1))}>
                {t('try.undo')}
              </Button>
            )}
          </div>
          <HiddenState {...tried.hidden} />
        </>
      )}
    </section>
  )
}

function Lines({ room: { first, persona, lines } }: Tried) {
  const { t } = useTranslation('scenarios')
  return (
    <ol className="try-lines" aria-live="polite">
      <li>
        <small className="note">{persona.name}</small>
        <p className="song">{first}</p>
      </li>
      {lines.map(({ seq, kind, text, acts, reply }) => (
        <li key={seq}>
          <small className="note">{t(kind === 'say' ? 'talk:you' : 'talk:system')}</small>
          <p>{text}</p>
          {kind === 'say' && (
            <p className="note">
              {acts === null || acts.length === 0
                ? t('tests.noActs')
                : t('tests.acts', {
                    acts: acts
                      .map(({ act, target }) => t(`talk:act.${act}`) + (target ? `（${target}）` : ''))
                      .join('、'),
                  })}
            </p>
          )}
          {reply.map((words) => (
            <p key={words} className="song">
              {words}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}
