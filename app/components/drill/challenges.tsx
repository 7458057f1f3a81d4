import { Form, Link, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { ChallengeStandings, type Standing } from './challenge-standings.tsx'

type Open = Readonly<{
  id: string
  title: string
  cases: number
  closesAt: number
  state: 'waits' | 'open' | 'closed'
  standings: readonly Standing[]
  mine: Readonly<{ setId: string; finished: boolean }> | null
}>

/** This week's challenges of one's unit: one try, everybody the same sentences. */
export function Challenges({ challenges }: { challenges: readonly Open[] }) {
  const { t } = useTranslation('challenge')
  const { date } = useFormats()
  const going = useNavigation().formData?.get('challengeId')
  if (challenges.length === 0) return null
  return (
    <section className="challenges stack" aria-labelledby="challenges">
      <h2 id="challenges">{t('play.title')}</h2>
      {challenges.map(({ id, title, cases, closesAt, state, standings, mine }) => (
        <div key={id} className="mode">
          <h3>{title}</h3>
          <p className="muted">
            {t(state === 'open' ? 'play.what' : 'play.over', { count: cases, date: date(closesAt) })}
          </p>
          {mine && (mine.finished || state !== 'open') ? (
            <p>
              <Link to={`/drill/${mine.setId}`}>{t('play.mine')}</Link>
            </p>
          ) : (
            state === 'open' && (
              <Form method="post">
                <input type="hidden" name="mode" value="challenge" />
                <input type="hidden" name="challengeId" value={id} />
                <Button type="submit" busy={going === id && t('drill:starting')}>
                  {t(mine ? 'play.goOn' : 'play.start')}
                </Button>
              </Form>
            )
          )}
          {(mine?.finished || state === 'closed') && (
            <ChallengeStandings title={title} standings={standings} />
          )}
        </div>
      ))}
    </section>
  )
}
