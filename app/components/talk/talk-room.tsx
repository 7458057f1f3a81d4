import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { AppealDialog } from './appeal-dialog.tsx'
import { AskNeed } from './ask-need.tsx'
import { Choices, Compose } from './compose.tsx'
import { CustomerCard } from './customer-card.tsx'
import { EndDialog } from './end-dialog.tsx'
import type { RoomLine, RoomOrder, RoomView } from './room-view.ts'
import { TalkEnd, TalkLines } from './talk-lines.tsx'
import { TalkPanel } from './talk-panel.tsx'
import { TalkTimer } from './talk-timer.tsx'
import { useReadAloud } from './use-speech.ts'

type Answer = { refusal: { code: string } | null; hint?: string }

/** The desk where the talk happens: the customer's card, the talk, and what came of it. */
export function TalkRoom({ room, now }: { room: RoomView; now: number }) {
  const { t } = useTranslation('talk')
  const fetcher = useFetcher<Answer>()
  const hinting = useFetcher<Answer>()
  const [said, setSaid] = useState<string | null>(null)
  const [hints, setHints] = useState(0)
  const [ending, setEnding] = useState(false)
  const [aloud, setAloud] = useState(false)
  const [appealed, setAppealed] = useState<RoomLine | null>(null)
  const busy = fetcher.state !== 'idle'
  const turns = room.lines.filter(({ kind }) => kind === 'say').length
  const [need, setNeed] = useState<number | null>(null)
  const [skipped, setSkipped] = useState<number | null>(null)
  // what he just answered stays until he closes it or goes on, though the desk does not ask any more
  const [asked, setAsked] = useState(room.asked)
  if (room.asked && room.asked.turn !== asked?.turn) setAsked(room.asked)
  const asking = !busy && !room.end && asked?.turn === turns && asked.turn !== skipped ? asked : null
  const send = (order: RoomOrder) => fetcher.submit(order, { method: 'post', encType: 'application/json' })
  const seen = useRef(room.next)
  useEffect(() => {
    // the answer is here: what was on its way stands among the lines now
    if (seen.current !== room.next) setHints(0)
    seen.current = room.next
  }, [room.next])
  const refusal = busy ? null : (fetcher.data?.refusal?.code ?? null)
  const last = [...room.lines].reverse().find(({ reply }) => reply.length > 0)
  const canRead = useReadAloud(last?.reply.join('') ?? room.first, aloud)
  return (
    <>
      <h1 className="sr">{t('room.title', { title: room.title })}</h1>
      <div className="room">
        <CustomerCard room={room} />
        <section className="talk" aria-labelledby="talk-head">
          <header>
            <h2 className="sr" id="talk-head">
              {t('room.talk')}
            </h2>
            {room.steps && <Steps steps={room.steps} />}
            <span className="note push">
              {t(`mode.${room.mode}`)} · {t('room.turn', { turn: turns, of: room.maxTurns })}
              {room.deadlineAt !== null && !room.end && (
                <>
                  {' · '}
                  <TalkTimer
                    deadlineAt={room.deadlineAt}
                    now={now}
                    onOver={() => send({ kind: 'end', seq: room.next })}
                  />
                </>
              )}
            </span>
            {canRead && (
              <Button kind="bare" small aria-pressed={aloud} onClick={() => setAloud(!aloud)}>
                {t(aloud ? 'room.quiet' : 'room.aloud')}
              </Button>
            )}
          </header>
          <TalkLines
            room={room}
            sending={busy ? said : null}
            onAppeal={room.mode === 'exam' || room.mode === 'guided' ? null : setAppealed}
          />
          {asking && (
            <AskNeed
              key={asking.turn}
              turn={asking.turn}
              open={need === asking.turn}
              onOpen={() => setNeed(asking.turn)}
              onClose={() => setSkipped(asking.turn)}
            />
          )}
          {refusal && (
            <Notice tone="bad" role="alert">
              {t(`refused.${refusal}`, t('refused.other'))}
            </Notice>
          )}
          {room.end ? (
            <div className="compose">
              <TalkEnd room={room} />
              <div className="acts">
                <ButtonLink
                  kind="main"
                  to={room.practicalId ? `/practicals/${room.practicalId}` : `/talks/${room.id}/report`}
                >
                  {t(room.practicalId ? 'end.toPractical' : 'end.toReport')}
                </ButtonLink>
              </div>
            </div>
          ) : room.choices ? (
            <Choices
              choices={room.choices}
              busy={busy}
              listening={!asking || need !== asking.turn}
              onChoose={(choice) => {
                setSaid(room.choices?.find(({ id }) => id === choice)?.say ?? null)
                send({ kind: 'choice', seq: room.next, choice })
              }}
            />
          ) : (
            <Compose
              busy={busy}
              hints={room.mode !== 'exam'}
              hint={hints > 0 && hinting.data?.hint ? t(`hint.${hinting.data.hint}`) : null}
              onHint={() => {
                setHints(hints + 1)
                hinting.submit({ kind: 'hint' }, { method: 'post', encType: 'application/json' })
              }}
              onSay={(words) => {
                setSaid(words)
                send({ kind: 'say', seq: room.next, say: words, hints })
              }}
            />
          )}
        </section>
        <TalkPanel
          room={room}
          busy={busy}
          onLookup={(lookup) => {
            setSaid(null)
            send({ kind: 'lookup', seq: room.next, lookup })
          }}
          onEnd={() => setEnding(true)}
        />
      </div>
      <EndDialog
        open={ending}
        isExam={room.mode === 'exam'}
        onClose={() => setEnding(false)}
        onEnd={() => {
          setEnding(false)
          setSaid(null)
          send({ kind: 'end', seq: room.next })
        }}
      />
      {appealed && <AppealDialog line={appealed} onClose={() => setAppealed(null)} />}
    </>
  )
}

function Steps({ steps }: { steps: NonNullable<RoomView['steps']> }) {
  const { t } = useTranslation('talk')
  const current = steps.find(({ done }) => !done)?.step
  return (
    <ol className="steps" aria-label={t('steps.label')}>
      {steps.map(({ step, done }) => (
        <li
          key={step}
          className={done ? 'done' : undefined}
          aria-current={step === current ? 'step' : undefined}
        >
          {done && <Icon name="check" label={t('steps.done')} />}
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
