import { Form, Link, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Motive } from '../../domain/complaint/motives.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { ConfusionMatrix } from './confusion-matrix.tsx'
import type { Round } from './drill-room.tsx'

type Figures = { answered: number; right: number; meanScore: number | null; medianMs: number | null }
export type ResultOfRound = Figures & {
  classRight: number
  matrix: readonly (readonly number[])[]
  pairs: readonly { pair: readonly [Motive, Motive]; errors: number; examples: readonly string[] }[]
  quickAndWrong: number
  namingClash: number
  before: Figures | null
  review: { dueAt: number; count: number } | null
}

/** What a round showed: right ones, what was taken for what, what changed since the last, what to do next. */
export function RoundResult({ round, result }: { round: Round; result: ResultOfRound }) {
  const { t } = useTranslation('drill')
  const { date } = useFormats()
  const busy = useNavigation().state !== 'idle'
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const { before, pairs, review } = result
  const [worst] = pairs
  const seconds = (ms: number | null) =>
    ms === null ? '—' : t('seconds', { count: Math.round(ms / 100) / 10 })
  const nothing = result.answered === 0
  return (
    <section className="row2" aria-labelledby="result-head">
      <div className="stack">
        <h2 id="result-head" ref={head} tabIndex={-1}>
          {t(nothing ? 'result.nothing' : 'result.title', { count: result.answered, right: result.right })}
        </h2>
        {worst && (
          <p className="note">
            {t('result.worst', {
              a: t(`question:motive.${worst.pair[0]}`),
              b: t(`question:motive.${worst.pair[1]}`),
              count: worst.errors,
            })}
          </p>
        )}
        {!nothing && <ConfusionMatrix matrix={result.matrix} />}
        {result.namingClash > 0 && (
          <p className="note">{t('result.namingClash', { count: result.namingClash })}</p>
        )}
      </div>
      <aside className="stack">
        {worst && (
          <div>
            <h3>{t('result.pair')}</h3>
            <p>
              {t('result.pairNames', {
                a: `${worst.pair[0]} ${t(`question:motive.${worst.pair[0]}`)}`,
                b: `${worst.pair[1]} ${t(`question:motive.${worst.pair[1]}`)}`,
              })}
            </p>
            <ul className="plain">
              {worst.examples.map((text) => (
                <li key={text} className="muted">
                  “{text}”
                </li>
              ))}
            </ul>
          </div>
        )}
        <dl className="kv">
          <dt>{t('result.classRight')}</dt>
          <dd>
            {result.classRight} / {result.answered}
          </dd>
          <dt>{t('result.median')}</dt>
          <dd>
            {seconds(result.medianMs)}
            {before && before.medianMs !== null && t('result.before', { value: seconds(before.medianMs) })}
          </dd>
          <dt>{t('result.mean')}</dt>
          <dd>
            {result.meanScore ?? '—'}
            {before && before.meanScore !== null && t('result.before', { value: before.meanScore })}
          </dd>
          <dt>{t('result.quickAndWrong')}</dt>
          <dd>{t('cases', { count: result.quickAndWrong })}</dd>
          {review && (
            <>
              <dt>{t('result.review')}</dt>
              <dd>{t('result.reviewAt', { date: date(review.dueAt), count: review.count })}</dd>
            </>
          )}
        </dl>
        <Form method="post" action="/drill?index">
          <input type="hidden" name="mode" value={round.mode === 'challenge' ? 'learn' : round.mode} />
          <Button kind="main" type="submit" busy={busy && t('starting')}>
            {t('result.again')}
          </Button>
        </Form>
        <p>
          <Link to="/drill">{t('result.home')}</Link>
          {worst && (
            <>
              {' · '}
              <Link to={lessonOf(worst.pair)}>{t('result.lesson')}</Link>
            </>
          )}
        </p>
      </aside>
    </section>
  )
}

/** Where a pair of motives is taught: the two classes and eight motives in l4-09, escalation and accountability in l2-08. */
const lessonOf = (pair: readonly [Motive, Motive]): string =>
  pair.includes('R4') ? '/learn/l2-08-escalated' : '/learn/l4-09-complaint-basics'
