import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LiveRoom } from '../../components/session/live-room.tsx'
import { useWindowWords } from '../../components/session/window-words.ts'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import type { Db } from '../../db/engine/db.server.ts'
import { findExamSession, isStanding } from '../../db/reads/exams.server.ts'
import { paperLengths, watchedOf } from '../../db/reads/invigilation.server.ts'
import { hasRole } from '../../db/reads/people.server.ts'
import {
  expectedAt,
  type LogEntry,
  lateArrivals,
  logOfSession,
  mayInvigilate,
} from '../../db/reads/sittings.server.ts'
import { askedToVoid } from '../../domain/attempt/voiding.ts'
import { lateFates } from '../../domain/exam-session/late-answers.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { steerFromForm } from './steering.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'live') }]

const LOG_LINES = 60
/** As far back as a request to void is looked for. */
const WHOLE_LOG = 2_000

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'invigilator', 'trainer', 'administrator')
  const { db, now } = context.world
  const session = await findExamSession(db, params.sessionId ?? '')
  if (!session || session.status === 'draft' || !(await mayInvigilate(db, viewer, session.id)))
    throw new Response('no such session', { status: 404 })
  const log = await logOfSession(db, session.id, WHOLE_LOG)
  const byAttempt = new Map<string, (typeof log)[number][]>()
  for (const line of [...log].reverse())
    byAttempt.set(line.attemptId, [...(byAttempt.get(line.attemptId) ?? []), line])
  const requests = [...byAttempt].flatMap(([attemptId, lines]) => {
    const asked = askedToVoid(lines)
    return asked ? [{ attemptId, reason: asked.reason, own: asked.askedBy === viewer.id }] : []
  })
  const { id, level, place, opensAt, closesAt } = session
  const title = isStanding(session) ? null : session.title
  const mayDecide = hasRole(viewer, 'trainer', 'administrator')
  return {
    session: { id, level, title, place, opensAt, closesAt },
    planned: mayDecide && !isStanding(session),
    mayDecide,
    watched: await watchedOf(db, id),
    expected: await expectedAt(db, id),
    lengths: Object.fromEntries(await paperLengths(db, id)),
    late: await undecidedLate(db, id, byAttempt),
    requests,
    log: log.slice(0, LOG_LINES),
    serverNow: now(),
  }
}

/** How many late answers of each attempt nobody has decided on. @param log lines by attempt */
async function undecidedLate(db: Db, sessionId: string, log: ReadonlyMap<string, readonly LogEntry[]>) {
  const late = await lateArrivals(db, { examSessionId: sessionId })
  const ids = [...new Set(late.map(({ attemptId }) => attemptId))]
  return Object.fromEntries(
    ids.map((id) => {
      const own = late.filter(({ attemptId }) => attemptId === id)
      return [id, lateFates(own, log.get(id) ?? []).undecided]
    }),
  )
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'invigilator', 'trainer', 'administrator')
  const { world } = context
  const sessionId = params.sessionId ?? ''
  if (!(await mayInvigilate(world.db, viewer, sessionId))) return refused({ code: 'no-such-session' })
  const mayDecide = hasRole(viewer, 'trainer', 'administrator')
  const steered = await steerFromForm(await request.formData(), { world, sessionId, viewer, mayDecide })
  if (!steered.ok) return refused(steered.refusal)
  return data(steered.value)
}

export default function Live() {
  const { t } = useTranslation('sessions')
  const { session, planned, ...room } = useLoaderData<typeof loader>()
  const windowWords = useWindowWords()
  const title = session.title ?? t('exam:theory', { level: t(`shell:level.${session.level}`) })
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/sessions">{t('list.heading')}</Link> / {title}
      </p>
      <div className="head">
        <div>
          <h1>{t('live.heading', { title })}</h1>
          <p>
            {windowWords(session)}
            {session.place && ` · ${session.place}`}
          </p>
        </div>
        {planned && (
          <div className="acts">
            <ButtonLink small to={`/sessions/${session.id}`}>
              {t('live.toPlan')}
            </ButtonLink>
          </div>
        )}
      </div>
      <LiveRoom key={session.id} sessionId={session.id} {...room} />
    </Shell>
  )
}
