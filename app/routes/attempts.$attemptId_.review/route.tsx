import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { RuleWords } from '../../components/exam/rule-words.tsx'
import { inGivenOrder } from '../../components/question/option-order.ts'
import { QuestionReview } from '../../components/question/question-review.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { Tag } from '../../components/ui/tag.tsx'
import { answersOf } from '../../db/reads/exams.server.ts'
import { readingsOf } from '../../db/reads/marking.server.ts'
import { markedPaper } from '../../db/reads/papers.server.ts'
import { itemReview } from '../../domain/item/review.ts'
import { candidateView } from '../../domain/item/schema.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { readOwnAttempt } from '../../use-cases/exam/read-attempt.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'review') }]

/** Every question with answer, key and rationale: the one place of a candidate where keys appear, after the release only. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { world } = context
  const attempt = await readOwnAttempt(world, params.attemptId ?? '', trainee.id)
  if (!attempt) throw new Response('no such attempt', { status: 404 })
  const { id, level } = attempt
  if (attempt.status !== 'released') return data({ id, level, questions: null }, { status: 403 })
  const paper = await markedPaper(world.db, id)
  const readings = await readingsOf(world.db, id)
  const answers = new Map((await answersOf(world.db, id)).map((answer) => [answer.slot, answer]))
  const questions = (paper?.rows ?? []).map(
    ({ slot: { slot, optionOrder }, version: { body, facts }, mark, section, correction }) => ({
      slot,
      view: inGivenOrder(candidateView(body), optionOrder),
      value: answers.get(slot)?.value ?? null,
      flagged: answers.get(slot)?.flagged ?? false,
      review: itemReview(
        body,
        facts,
        mark,
        section,
        readings.filter((one) => one.slot === slot),
      ),
      correction,
    }),
  )
  return data({ id, level, questions })
}

type Row = NonNullable<Awaited<ReturnType<typeof loader>>['data']['questions']>[number]

const FILTERS = {
  all: () => true,
  wrong: ({ review }: Row) => review.mark.state === 'wrong' || review.mark.state === 'partial',
  open: ({ review }: Row) => review.mark.state === 'unanswered',
  flagged: ({ flagged }: Row) => flagged,
} as const
const isFilter = (name: string | null): name is keyof typeof FILTERS => name !== null && name in FILTERS

export default function Review() {
  const { t } = useTranslation('exam')
  const { id, level, questions } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const wished = search.get('show')
  const filter = isFilter(wished) ? wished : 'all'
  const shown = questions?.filter(FILTERS[filter]) ?? []
  return (
    <Shell>
      <p className="crumb">
        <Link to="/exams">{t('start.crumb')}</Link> /{' '}
        <Link to={`/attempts/${id}/result`}>{t('result.crumb', { level: t(`shell:level.${level}`) })}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{t('review.title')}</h1>
        </div>
      </div>
      {questions === null ? (
        <EmptyState
          title={t('review.notYet')}
          action={<ButtonLink to={`/attempts/${id}/receipt`}>{t('receipt.title')}</ButtonLink>}
        >
          {t('review.notYetBody')}
        </EmptyState>
      ) : (
        <>
          <nav className="acts" aria-label={t('review.filters')}>
            {(['all', 'wrong', 'open', 'flagged'] as const).map((name) => (
              <Link
                key={name}
                className="pill"
                to={name === 'all' ? '.' : `?show=${name}`}
                aria-current={name === filter ? 'true' : undefined}
                preventScrollReset
                replace
              >
                {t(`review.${name}`, { count: questions.filter(FILTERS[name]).length })}
              </Link>
            ))}
          </nav>
          {shown.length === 0 && <p className="muted sec">{t('review.none')}</p>}
          {shown.map((row) => (
            <ReviewedQuestion key={row.slot} {...row} />
          ))}
        </>
      )}
    </Shell>
  )
}

function ReviewedQuestion({ slot, view, value, flagged, review, correction }: Row) {
  const { t } = useTranslation('exam')
  const headId = `question-${slot}`
  return (
    <section className="sec reviewed" aria-labelledby={headId}>
      <div className="q-head">
        <h2 id={headId}>{t('map.number', { n: slot })}</h2>
        <span>{t(`shell:kind.${view.kind}`)}</span>
        {flagged && (
          <Tag tone="warn">
            <Icon name="flag" />
            {t('review.flag')}
          </Tag>
        )}
      </div>
      {correction && (
        <Notice title={t('regrade:review.title', { policy: t(`regrade:policyDone.${correction.policy}`) })}>
          <p>{correction.reason}</p>
          <p className="note">{t('regrade:review.older')}</p>
        </Notice>
      )}
      <QuestionReview view={view} value={value} review={review} name={`q${slot}`} />
      {view.kind === 'fillIn' && <RuleWords trace={review.mark.trace} />}
    </section>
  )
}
