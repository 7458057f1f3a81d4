import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { Shell } from '../../components/shell/shell.tsx'
import { AssignForm, LONGEST_NOTE } from '../../components/team/assign-form.tsx'
import { AssignmentList } from '../../components/team/assignment-list.tsx'
import { TeamNav } from '../../components/team/team-nav.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { assignmentBoard } from '../../db/reads/assignments.server.ts'
import { DAY } from '../../domain/shared/instant.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { lastMomentOf, localOf } from '../../lib/local-time.server.ts'
import { assign, withdraw } from '../../use-cases/role-play/assign.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'assignments') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const manager = await requireRole(request, context, 'manager')
  const { world, zone } = context
  const now = world.now()
  const dayOf = (at: number) => localOf(at, zone).slice(0, 10)
  return {
    ...(await assignmentBoard(world.db, manager, now)),
    dueOn: dayOf(now + 7 * DAY),
    earliest: dayOf(now),
  }
}

const Wanted = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('assign'),
    scenario: z.string().min(1),
    dueOn: z.string(),
    note: z.string().trim().max(LONGEST_NOTE),
  }),
  z.object({ intent: z.literal('withdraw'), assignmentId: z.string() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  const form = await request.formData()
  const wanted = Wanted.safeParse(Object.fromEntries(form))
  if (!wanted.success) return refused({ code: 'bad-form' })
  const it = wanted.data
  if (it.intent === 'withdraw') {
    const done = await withdraw(context.world, { viewer, assignmentId: it.assignmentId })
    return done.ok ? { refusal: null, assigned: 0 } : refused(done.refusal)
  }
  const dueAt = lastMomentOf(it.dueOn, context.zone)
  if (dueAt === undefined) return refused({ code: 'bad-form' })
  const chosen = (kind: 'unit' | 'person') =>
    [...new Set(form.getAll(kind).map(String))].map((id) => ({ kind, id }))
  const { scenario, note } = it
  const subjects = [...chosen('unit'), ...chosen('person')]
  const done = await assign(context.world, { viewer, scenario, subjects, dueAt, note })
  return done.ok ? { refusal: null, assigned: done.value.assigned } : refused(done.refusal)
}

export default function AssignmentsPage() {
  const { t } = useTranslation('assignments')
  const { lines, ...form } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer?.refusal?.code
  return (
    <Shell dense>
      <TeamNav />
      <div className="head">
        <h1>{t('title')}</h1>
      </div>
      {refusal && (
        <Notice tone="bad" role="alert">
          {t(`refused.${refusal}`, t('refused.other'))}
        </Notice>
      )}
      {answer && 'assigned' in answer && answer.assigned > 0 && (
        <Notice tone="good" role="status">
          {t('assigned', { count: answer.assigned })}
        </Notice>
      )}
      {form.people.length === 0 ? (
        <EmptyState title={t('team:empty.title')}>{t('team:empty.text')}</EmptyState>
      ) : (
        <div className="split narrow">
          <div className="stack">
            {lines.length === 0 && <p className="muted">{t('empty')}</p>}
            <AssignmentList lines={lines} />
          </div>
          <section className="sheet pad stack" aria-labelledby="assign">
            <h2 id="assign">{t('form.title')}</h2>
            <AssignForm key={lines[0]?.id ?? ''} {...form} />
          </section>
        </div>
      )}
    </Shell>
  )
}
