import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { Shell } from '../../components/shell/shell.tsx'
import { TeamRoom } from '../../components/team/team-room.tsx'
import { findTalkRoom } from '../../db/reads/talk-room.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { say } from '../../use-cases/role-play/say.server.ts'
import { wordLastReply } from '../../use-cases/role-play/word-reply.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: pageTitle(matches, 'teamPlay', data?.title) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  const room = await findTalkRoom(context.world.db, { talkId: params.talkId ?? '', personId: viewer.id })
  if (room?.mode !== 'team') throw new Response('no such talk', { status: 404 })
  return room
}

const Seq = z.int().min(0)
const Said = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('say'),
    seq: Seq,
    say: z.string().trim().min(1).max(500),
    hints: z.literal(0),
  }),
  z.strictObject({ kind: z.literal('lookup'), seq: Seq, lookup: z.string() }),
  z.strictObject({ kind: z.literal('end'), seq: Seq }),
])

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager')
  const said = Said.safeParse(await request.json().catch(() => null))
  if (!said.success) return refused({ code: 'bad-form' })
  const { seq, ...order } = said.data
  const talkId = params.talkId ?? ''
  const kept = await say(context.world, { personId: viewer.id, talkId, seq, order })
  if (kept.ok && order.kind !== 'lookup')
    await wordLastReply(context.world, { talkId, language: context.language })
  return kept.ok ? { refusal: null } : refused(kept.refusal)
}

export default function TeamTalkPage() {
  const room = useLoaderData<typeof loader>()
  return (
    <Shell>
      <TeamRoom key={room.id} room={room} />
    </Shell>
  )
}
