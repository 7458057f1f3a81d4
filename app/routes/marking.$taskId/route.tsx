import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { type ClientActionFunctionArgs, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MarkingDesk } from '../../components/marking/marking-desk.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { claimNext } from '../../use-cases/marking/claim-next.server.ts'
import { freeClaim } from '../../use-cases/marking/free-claim.server.ts'
import { giveMarks } from '../../use-cases/marking/give-marks.server.ts'
import { readTask } from '../../use-cases/marking/read-task.server.ts'
import { saveDraft } from '../../use-cases/marking/save-draft.server.ts'
import { Judgement } from './judgement.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'markingTask') }]

/** One answer in this marker's hands: question, answer and rubric, without a name. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const marker = await requireRole(request, context, 'trainer', 'assessor')
  const task = await readTask(context.world, { markerId: marker.id, taskId: params.taskId ?? '' })
  if (!task) return data({ task: null, shortcuts: false }, { status: 404 })
  return data({ task, shortcuts: marker.shortcuts })
}

/** Keeps a draft, gives the marks and leads to the next answer of the same filter, or puts the answer back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const marker = await requireRole(request, context, 'trainer', 'assessor')
  const { world } = context
  const said = Judgement.safeParse(await request.json().catch(() => null))
  if (!said.success) return refused({ code: 'bad-form' })
  const { searchParams } = new URL(request.url)
  const [markerId, taskId] = [marker.id, params.taskId ?? '']
  const back = (how: string) => {
    const search = new URLSearchParams(searchParams)
    search.set('said', how)
    return redirect(`/marking?${search}`)
  }
  if (said.data.intent === 'free') {
    const freed = await freeClaim(world, { markerId, taskId })
    throw back(freed.ok ? 'freed' : freed.refusal.code)
  }
  const { intent, given, comment } = said.data
  const noted = { markerId, taskId, given, comment }
  if (intent === 'save') {
    const saved = await saveDraft(world, noted)
    return saved.ok ? data({ refusal: null }) : refused(saved.refusal)
  }
  const done = await giveMarks(world, noted)
  if (!done.ok) return refused(done.refusal)
  const filter = {
    level: searchParams.get('level') ?? undefined,
    sessionId: searchParams.get('session') ?? undefined,
  }
  const next = await claimNext(world, { markerId, filter })
  throw next.ok ? redirect(`/marking/${next.value.taskId}?${searchParams}`) : back('done')
}

/** A lost connection is told on the page, which keeps what was chosen, and is no error page. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>()
  } catch (failed) {
    if (failed instanceof TypeError) return { refusal: { code: 'unreachable' } as const }
    throw failed
  }
}

export default function MarkingTask() {
  const { t } = useTranslation('marking')
  const { task, shortcuts } = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/marking">{t('task.crumb')}</Link>
        {task && ` / ${t('task.paper', { number: task.paperNumber })}`}
      </p>
      {task ? (
        <MarkingDesk key={task.id} task={task} shortcuts={shortcuts} />
      ) : (
        <EmptyState title={t('task.gone')} action={<ButtonLink to="/marking">{t('task.back')}</ButtonLink>}>
          {t('task.goneBody')}
        </EmptyState>
      )}
    </Shell>
  )
}
