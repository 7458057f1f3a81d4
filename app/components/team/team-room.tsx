import { Link, useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CustomerCard } from '../talk/customer-card.tsx'
import { EndDialog } from '../talk/end-dialog.tsx'
import type { RoomOrder, RoomView } from '../talk/room-view.ts'
import { TalkEnd, TalkLines } from '../talk/talk-lines.tsx'
import { TalkPanel } from '../talk/talk-panel.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Proposals } from './proposals.tsx'

/** One talk on the wall: the team proposes and votes, one types, the customer answers. */
export function TeamRoom({ room }: { room: RoomView }) {
  const { t } = useTranslation('together')
  const fetcher = useFetcher<{ refusal: { code: string } | null }>()
  const [said, setSaid] = useState<string | null>(null)
  const [ending, setEnding] = useState(false)
  const busy = fetcher.state !== 'idle'
  const refusal = busy ? null : (fetcher.data?.refusal?.code ?? null)
  const turns = room.lines.filter(({ kind }) => kind === 'say').length
  const send = (order: RoomOrder) => fetcher.submit(order, { method: 'post', encType: 'application/json' })
  return (
    <>
      <p className="crumb">
        <Link to="/team/play">{t('back')}</Link> / {t('talk:room.turn', { turn: turns, of: room.maxTurns })}
      </p>
      <h1>{room.title}</h1>
      <div className="wall">
        <section className="talk" aria-label={t('talk:room.talk')}>
          <TalkLines room={room} sending={busy ? said : null} onAppeal={null} />
          {refusal && (
            <Notice tone="bad" role="alert">
              {t(`talk:refused.${refusal}`, t('talk:refused.other'))}
            </Notice>
          )}
          {room.end && (
            <div className="compose">
              <TalkEnd room={room} />
              <div className="acts">
                <ButtonLink kind="main" to={`/talks/${room.id}/report`}>
                  {t('debrief')}
                </ButtonLink>
              </div>
            </div>
          )}
        </section>
        <div className="stack">
          {!room.end && (
            <Proposals
              key={room.next}
              round={`${room.id}:${room.next}`}
              busy={busy}
              onSay={(words) => {
                setSaid(words)
                send({ kind: 'say', seq: room.next, say: words, hints: 0 })
              }}
            />
          )}
          <details className="more">
            <summary>{t('card')}</summary>
            <CustomerCard room={room} />
          </details>
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
      </div>
      <EndDialog
        open={ending}
        onClose={() => setEnding(false)}
        onEnd={() => {
          setEnding(false)
          setSaid(null)
          send({ kind: 'end', seq: room.next })
        }}
      />
    </>
  )
}
