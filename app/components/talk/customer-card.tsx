import { useTranslation } from 'react-i18next'
import type { RoomView } from './room-view.ts'

/** Who is on the line, what the screen shows, what the trainee may do. */
export function CustomerCard({ room }: { room: RoomView }) {
  const { t } = useTranslation('talk')
  const { persona, screen, authority, offers } = room
  return (
    <aside className="card" aria-labelledby="customer">
      <h2 id="customer">{persona.name}</h2>
      <p className="note">
        {t('card.line', { age: persona.age, channel: t(`channel.${room.channel}`), job: persona.job })}
      </p>
      <dl className="kv">
        <dt>{t('card.tier')}</dt>
        <dd>{t(`tier.${persona.tier}`)}</dd>
        <dt>{t('card.identity')}</dt>
        <dd>{t(`card.${room.verify}`)}</dd>
      </dl>
      <details open className="card-more">
        <summary>{t('card.screen')}</summary>
        <ul className="plain">
          {screen.map((item) => (
            <li key={item.id}>
              {item.say}
              {item.private && <small className="note"> {t('card.private')}</small>}
            </li>
          ))}
        </ul>
      </details>
      <details className="card-more">
        <summary>{t('card.offers', { count: offers.length })}</summary>
        <ul className="plain">
          {offers.map((offer) => (
            <li key={offer.id}>
              <b>{offer.label}</b>
              {offer.terms.map((term) => (
                <small key={term} className="note block">
                  {term}
                </small>
              ))}
            </li>
          ))}
        </ul>
      </details>
      <details className="card-more">
        <summary>{t('card.authority')}</summary>
        <p className="note">
          {t('card.may', { waive: authority.waive, refund: authority.refund })}
          {authority.never.length > 0 && t('card.never', { words: authority.never.join(t('card.or')) })}
        </p>
      </details>
    </aside>
  )
}
