import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { Shell } from '../../components/shell/shell.tsx'
import { TalkReportPage } from '../../components/talk/talk-report.tsx'
import { hasRole } from '../../db/reads/people.server.ts'
import { findTalkReport } from '../../db/reads/talk-report.server.ts'
import { requireViewer } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { branchTalk } from '../../use-cases/role-play/start-talk.server.ts'
import { comment, share, withdrawComment } from '../../use-cases/role-play/talk-about.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: pageTitle(matches, 'talkReport', data?.title) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const report = await findTalkReport(context.world.db, viewer, params.talkId ?? '')
  if (!report) throw new Response('no such report', { status: 404 })
  // what an exam showed is told with its result
  if (report.mode === 'exam' && report.own && !hasRole(viewer, 'trainer') && report.provisional)
    throw redirect(`/practicals/${report.practicalId}`)
  const back = hasRole(viewer, 'manager') ? ('team' as const) : ('appeals' as const)
  return {
    ...report,
    back: !report.own ? back : report.mode === 'team' ? ('play' as const) : ('talks' as const),
  }
}

const Wanted = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('share') }),
  z.object({ intent: z.literal('branch'), turn: z.coerce.number().int().min(1) }),
  z.object({
    intent: z.literal('comment'),
    turn: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1)]),
    text: z.string().trim().min(1).max(500),
  }),
  z.object({ intent: z.literal('withdraw'), commentId: z.string() }),
])

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  const talkId = params.talkId ?? ''
  const wanted = Wanted.safeParse(Object.fromEntries(await request.formData()))
  if (!wanted.success) return refused({ code: 'bad-form' })
  const it = wanted.data
  if (it.intent === 'branch') {
    const branched = await branchTalk(context.world, { personId: viewer.id, talkId, turn: it.turn })
    if (!branched.ok) return refused(branched.refusal)
    const { talkId: branchId, mode } = branched.value
    throw redirect(mode === 'team' ? `/team/play/${branchId}` : `/talks/${branchId}`)
  }
  const done =
    it.intent === 'share'
      ? await share(context.world, { personId: viewer.id, talkId })
      : it.intent === 'comment'
        ? await comment(context.world, { viewer, talkId, turn: it.turn, text: it.text })
        : await withdrawComment(context.world, { actorId: viewer.id, commentId: it.commentId })
  return done.ok ? { refusal: null } : refused(done.refusal)
}

export default function ReportPage() {
  const report = useLoaderData<typeof loader>()
  return (
    <Shell>
      <TalkReportPage report={report} />
    </Shell>
  )
}
