import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LONGEST_LINE } from '../talk/compose.tsx'
import { Button } from '../ui/button.tsx'
import {
  LONGEST_NAME,
  leading,
  MOST_PROPOSALS,
  type Proposal,
  withProposal,
  withVote,
} from './proposal-list.ts'

type Props = {
  /** Names this round, so that a page that is loaded again finds its lines. */
  round: string
  busy: boolean
  onSay: (words: string) => void
}

/** What the team would say: lines with who proposed them, votes by tap, and one that is said. */
export function Proposals({ round, busy, onSay }: Props) {
  const { t } = useTranslation('together')
  const [proposals, keep] = useKept(round)
  const [by, setBy] = useState('')
  const [words, setWords] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const best = leading(proposals)
  const full = proposals.length >= MOST_PROPOSALS
  const add = (event: FormEvent) => {
    event.preventDefault()
    keep(withProposal(proposals, { by, words }))
    setWords('')
    setBy('')
    field.current?.focus()
  }
  return (
    <section className="propose" aria-labelledby="proposals">
      <h2 id="proposals">{t('propose.title')}</h2>
      {proposals.length === 0 && <p className="note">{t('propose.lead', { count: MOST_PROPOSALS })}</p>}
      <ol className="proposals" aria-live="polite">
        {proposals.map((one) => (
          <li key={one.id} className={one.id === best?.id ? 'leads' : undefined}>
            <p className="words">{one.words}</p>
            <div className="acts">
              {one.by !== '' && <span className="note">{one.by}</span>}
              <Button
                onClick={() => keep(withVote(proposals, one.id, 1))}
                aria-label={t('propose.voteFor', { words: one.words, count: one.votes })}
              >
                {t('propose.votes', { count: one.votes })}
              </Button>
              {one.votes > 0 && (
                <Button kind="bare" onClick={() => keep(withVote(proposals, one.id, -1))}>
                  {t('propose.unvote')}
                </Button>
              )}
              <Button
                kind={one.id === best?.id ? 'main' : 'plain'}
                busy={busy && t('propose.saying')}
                onClick={() => onSay(one.words)}
              >
                {t('propose.say')}
              </Button>
              <Button kind="bare" onClick={() => keep(proposals.filter(({ id }) => id !== one.id))}>
                {t('propose.drop')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {full ? (
        <p className="note">{t('propose.full', { count: MOST_PROPOSALS })}</p>
      ) : (
        <form onSubmit={add} className="stack-s">
          <label htmlFor="proposal-words" className="lab">
            {t('propose.words')}
          </label>
          <textarea
            id="proposal-words"
            ref={field}
            className="in"
            rows={2}
            maxLength={LONGEST_LINE}
            required
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <div className="acts">
            <label htmlFor="proposal-by">{t('propose.by')}</label>
            <input
              id="proposal-by"
              className="in auto"
              maxLength={LONGEST_NAME}
              size={LONGEST_NAME}
              value={by}
              onChange={(event) => setBy(event.target.value)}
            />
            <Button type="submit">{t('propose.add')}</Button>
          </div>
        </form>
      )}
    </section>
  )
}

/** The lines of a round, kept in this tab until the next round: a slip of the hand on a screen loses nothing. */
function useKept(round: string): [readonly Proposal[], (next: readonly Proposal[]) => void] {
  const key = `weiwan:team-play:${round}`
  const [proposals, setProposals] = useState<readonly Proposal[]>([])
  useEffect(() => {
    setProposals(readKept(key))
  }, [key])
  return [
    proposals,
    (next) => {
      setProposals(next)
      try {
        sessionStorage.setItem(key, JSON.stringify(next))
      } catch {
        // a tab that may not store still works
      }
    },
  ]
}

function readKept(key: string): readonly Proposal[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Proposal[] // written by this page alone
  } catch {
    return []
  }
}
