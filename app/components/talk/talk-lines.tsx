import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { Clauses } from '../ui/words.tsx'
import type { RoomLine, RoomView } from './room-view.ts'

type Props = {
  room: RoomView
  /** What is on its way to the customer. */
  sending: string | null
  onAppeal: ((line: RoomLine) => void) | null
}

/** The talk so far. New words of the customer are read out as they come. */
export function TalkLines({ room, sending, onAppeal }: Props) {
  const { t } = useTranslation('talk')
  const end = useRef<HTMLLIElement>(null)
  const count = room.lines.length
  useEffect(() => {
    if (count > 0 || sending) end.current?.scrollIntoView({ block: 'nearest' })
  }, [count, sending])
  return (
    <ol className="lines" aria-live="polite">
      <CustomerSays name={room.persona.name} words={[room.first]} />
      {room.lines.map((line) => (
        <Line key={line.seq} room={room} line={line} onAppeal={onAppeal} />
      ))}
      {sending && (
        <>
          <li className="say me">
            <span className="w">{t('you')}</span>
            <div>
              <p>{sending}</p>
            </div>
          </li>
          <li className="say c">
            <span className="w">{room.persona.name}</span>
            <p className="dots" role="img" aria-label={t('typing', { name: room.persona.name })}>
              <i />
              <i />
              <i />
            </p>
          </li>
        </>
      )}
      <li ref={end} aria-hidden="true" className="end-mark" />
    </ol>
  )
}

function Line({ room, line, onAppeal }: { room: RoomView; line: RoomLine; onAppeal: Props['onAppeal'] }) {
  const { t } = useTranslation('talk')
  if (line.kind === 'lookup')
    return (
      <li className="say sys">
        <span className="w">{t('system')}</span>
        <p className="note">{line.text}</p>
      </li>
    )
  return (
    <>
      <li className="say me">
        <span className="w">{t('you')}</span>
        <div>
          <p>{line.text}</p>
          {line.acts && (
            <div className="acts-t">
              {line.acts.length === 0 && <Tag tone="line">{t('nothingRecognised')}</Tag>}
              {line.acts.map(({ act, target, tone }) => (
                <Tag
                  key={`${act}@${target}`}
                  {...(tone !== 'plain' && { tone })}
                  {...(tone !== 'plain' && {
                    icon: tone === 'good' ? ('check' as const) : ('warn' as const),
                  })}
                >
                  {t(`act.${act}`)}
                </Tag>
              ))}
              {onAppeal && (
                <Button kind="bare" small onClick={() => onAppeal(line)}>
                  {t('appeal.open')}
                </Button>
              )}
            </div>
          )}
        </div>
      </li>
      {line.reply.length > 0 && <CustomerSays name={room.persona.name} words={line.reply} />}
    </>
  )
}

function CustomerSays({ name, words }: { name: string; words: readonly string[] }) {
  return (
    <li className="say c">
      <span className="w">{name}</span>
      <div>
        {words.map((sentence) => (
          <p key={sentence}>
            <Clauses>{sentence}</Clauses>
          </p>
        ))}
      </div>
    </li>
  )
}

/** How the talk ended, as far as it may be told now. */
export function TalkEnd({ room }: { room: RoomView }) {
  const { t } = useTranslation('talk')
  if (!room.end) return null
  return (
    <p className="say-so" role="status">
      <Icon name="info" /> {t(room.mode === 'exam' ? 'end.exam' : `end.${room.end}`)}
    </p>
  )
}
