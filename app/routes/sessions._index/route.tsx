import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SessionTable } from '../../components/session/session-table.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { isStanding } from '../../db/reads/exams.server.ts'
import { hasRole } from '../../db/reads/people.server.ts'
import { attemptCounts, sessionsFor } from '../../db/reads/sittings.server.ts'
import { phaseOf } from '../../domain/exam-session/session.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'sessions') }]

/** The sittings: trainers and administrators see all, invigilators those they watch over. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer', 'administrator', 'invigilator')
  const { db, now } = context.world
  const sessions = await sessionsFor(db, viewer)
  const counts = await attemptCounts(
    db,
    sessions.map(({ id }) => id),
  )
  const lines = sessions.map((session) => {
    const of = counts.get(session.id) ?? {}
    const { id, title, level, kind, place, opensAt, closesAt, status } = session
    return {
      id,
      title,
      level,
      kind,
      place,
      opensAt,
      closesAt,
      status: status === 'draft' || status === 'cancelled' ? status : phaseOf(session, now()),
      standing: isStanding(session),
      sitting: of.inProgress ?? 0,
      started: Object.values(of).reduce((sum, n) => sum + n, 0) - (of.voided ?? 0),
    }
  })
  return {
    mayPlan: hasRole(viewer, 'trainer', 'administrator'),
    sessions: [...lines.filter(({ standing }) => !standing), ...lines.filter(({ standing }) => standing)],
  }
}

export default function Sessions() {
  const { t } = useTranslation('sessions')
  const { sessions, mayPlan } = useLoaderData<typeof loader>()
  const planned = sessions.filter(({ standing }) => !standing).length
  const plan = (
    <ButtonLink kind="main" to="/sessions/new">
      {t('list.new')}
    </ButtonLink>
  )
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('list.heading')}</h1>
          <p>{t(mayPlan ? 'list.lead' : 'list.leadWatch')}</p>
        </div>
        {mayPlan && planned > 0 && <div className="acts">{plan}</div>}
      </div>
      {planned === 0 && (
        <EmptyState action={mayPlan ? plan : undefined}>
          {t(mayPlan ? 'list.empty' : 'list.emptyWatch')}
        </EmptyState>
      )}
      {sessions.length > 0 && <SessionTable sessions={sessions} mayPlan={mayPlan} />}
    </Shell>
  )
}
