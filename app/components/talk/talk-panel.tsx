import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import type { RoomView } from './room-view.ts'

type Props = { room: RoomView; busy: boolean; onLookup: (id: string) => void; onEnd: () => void }

/** What was heard, what was promised, what the system can look up; and the way out. */
export function TalkPanel({ room, busy, onLookup, onEnd }: Props) {
  const { t } = useTranslation('talk')
  const { heard, promised, lookups, hidden } = room
  return (
    <aside className="panel" aria-label={t('panel.label')}>
      {lookups.length > 0 && (
        <section>
          <h3>{t('panel.lookups')}</h3>
          <ul>
            {lookups.map(({ id, label, shows }) => (
              <li key={id}>
                {shows === null ? (
                  <Button small onClick={() => onLookup(id)} busy={busy && t('panel.looking')}>
                    {label}
                  </Button>
                ) : (
                  <>
                    {shows}
                    <small>{label}</small>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {room.mode !== 'exam' && (
        <>
          <section>
            <h3>
              {t('panel.heard')} <span>{t('panel.count', { count: heard.length })}</span>
            </h3>
            <ul>
              {heard.map(({ words, turn, by }) => (
                <li key={words}>
                  {words}
                  <small>{t(`panel.by.${by}`, { turn })}</small>
                </li>
              ))}
            </ul>
            {hidden !== null && hidden > 0 && <p className="note">{t('panel.hidden', { count: hidden })}</p>}
          </section>
          <section>
            <h3>
              {t('panel.promised')}{' '}
              <span>
                {promised.length === 0 ? t('panel.none') : t('panel.count', { count: promised.length })}
              </span>
            </h3>
            {promised.length === 0 ? (
              <p className="note">{t('panel.promisedHint')}</p>
            ) : (
              <ul>
                {promised.map(({ words, turn }) => (
                  <li key={`${turn} ${words}`}>
                    {words}
                    <small>{t('panel.turn', { turn })}</small>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      )}
      {!room.end && (
        <Button wide small onClick={onEnd}>
          {t('panel.end')}
        </Button>
      )}
    </aside>
  )
}
