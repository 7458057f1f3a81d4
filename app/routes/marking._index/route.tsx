import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AgreementTables } from '../../components/marking/agreement-tables.tsx'
import { QueueFilters } from '../../components/marking/queue-filters.tsx'
import { QueueTable } from '../../components/marking/queue-table.tsx'
import { TakeNext } from '../../components/marking/take-next.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { hasRole } from '../../db/reads/people.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { claimNext } from '../../use-cases/marking/claim-next.server.ts'
import { readConsistency, readQueue } from '../../use-cases/marking/read-queue.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'marking') }]

const filterIn = (of: { get(name: string): unknown }) => {
  const text = (name: string) => {
    const value = of.get(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return { level: text('level'), sessionId: text('session'), question: text('question') }
}

/** The queue of written answers with its progress, and how far readers agree. No paper and no candidate is named. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const marker = await requireRole(request, context, 'trainer', 'assessor')
  const { level, sessionId } = filterIn(new URL(request.url).searchParams)
  const filter = { level, sessionId }
  const queue = await readQueue(context.world, { markerId: marker.id, filter })
  // a trainer answers for the rubrics and sees everybody’s figures; an assessor his own
  const seesAll = hasRole(marker, 'trainer')
  const consistency = await readConsistency(context.world, { filter, only: seesAll ? undefined : marker.id })
  return { ...queue, consistency, seesAll }
}

/** Takes the next answer, of one question where one is named. */
export async function action({ request, context }: ActionFunctionArgs) {
  const marker = await requireRole(request, context, 'trainer', 'assessor')
  const filter = filterIn(await request.formData())
  const taken = await claimNext(context.world, { markerId: marker.id, filter })
  if (!taken.ok) return refused(taken.refusal)
  const search = new URLSearchParams()
  if (filter.level) search.set('level', filter.level)
  if (filter.sessionId) search.set('session', filter.sessionId)
  throw redirect(`/marking/${taken.value.taskId}${search.size > 0 ? `?${search}` : ''}`)
}

export default function MarkingQueue() {
  const { t } = useTranslation('marking')
  const { questions, held, open, openInAll, waiting, levels, sessions, rule, consistency, seesAll } =
    useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  const [search] = useSearchParams()
  const [level, session] = [search.get('level') ?? '', search.get('session') ?? '']
  const said = refusal?.code ?? search.get('said')
  const isFiltered = level !== '' || session !== ''
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        {(held !== null || open > 0) && <TakeNext held={held !== null} level={level} session={session} />}
      </div>
      {(said === 'done' || said === 'freed' || said === 'nothing-to-mark' || said === 'not-your-reading') && (
        <Notice tone={said === 'not-your-reading' ? 'warn' : 'neutral'} role="status">
          {t(`said.${said}`)}
        </Notice>
      )}
      {(isFiltered || questions.length > 0) && (
        <QueueFilters levels={levels} sessions={sessions} level={level} session={session} />
      )}
      {questions.length === 0 ? (
        <EmptyState
          title={t('none.title')}
          action={isFiltered && <ButtonLink to="/marking">{t('none.clear')}</ButtonLink>}
        >
          {t(isFiltered ? 'none.filtered' : 'none.body')}
        </EmptyState>
      ) : (
        <section aria-labelledby="queue-head">
          <h2 id="queue-head">{t('queue.title')}</h2>
          <p className="note">
            {t('toTake', { count: openInAll, waiting })}
            {openInAll === 0 && held === null && waiting > 0 && t('none.mine')}
          </p>
          <QueueTable questions={questions} level={level} session={session} />
        </section>
      )}
      <p className="note sec-s">
        {t('rule', { readings: rule.readings, percent: rule.thirdOverPercent, minutes: rule.claimMinutes })}
      </p>
      <AgreementTables {...consistency} seesAll={seesAll} />
    </Shell>
  )
}
