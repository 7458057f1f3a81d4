import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { Shell } from '../../components/shell/shell.tsx'
import { TalkRoom } from '../../components/talk/talk-room.tsx'
import { findTalkRoom, hintFor } from '../../db/reads/talk-room.server.ts'
import { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { answerLine } from '../../use-cases/drill/answer-line.server.ts'
import { raiseAppeal } from '../../use-cases/role-play/appeals.server.ts'
import { settlePractical } from '../../use-cases/role-play/practical.server.ts'
import { say } from '../../use-cases/role-play/say.server.ts'
import { wordLastReply } from '../../use-cases/role-play/word-reply.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: pageTitle(matches, 'talks', data?.room.title) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { db, now } = context.world
  const room = await findTalkRoom(db, { talkId: params.talkId ?? '', personId: trainee.id })
  if (!room) throw new Response('no such talk', { status: 404 })
  return { room, now: now() }
}

const Seq = z.int().min(0)
const Words = z.string().trim().min(1).max(500)
const Said = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), seq: Seq, say: Words, hints: z.int().min(0).max(50) }),
  z.strictObject({ kind: z.literal('choice'), seq: Seq, choice: Words }),
  z.strictObject({ kind: z.literal('lookup'), seq: Seq, lookup: z.string() }),
  z.strictObject({ kind: z.literal('end'), seq: Seq }),
  z.strictObject({ kind: z.literal('hint') }),
  z.strictObject({
    kind: z.literal('need'),
    turn: Seq,
    class: ComplaintClass,
    motive: Motive,
    tookMs: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('appeal'),
    turn: z.int().min(1),
    clause: Words,
    recognised: z.string().nullable(),
    proposed: z.string().nullable(),
    note: z.string().max(200),
  }),
])

export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const said = Said.safeParse(await request.json().catch(() => null))
  if (!said.success) return refused({ code: 'bad-form' })
  const where = { personId: trainee.id, talkId: params.talkId ?? '' }
  if (said.data.kind === 'hint') {
    const hint = await hintFor(context.world.db, where)
    return hint ? { refusal: null, hint } : refused({ code: 'no-such-talk' })
  }
  if (said.data.kind === 'appeal') {
    const raised = await raiseAppeal(context.world, { ...where, ...said.data })
    return raised.ok ? { refusal: null } : refused(raised.refusal)
  }
  if (said.data.kind === 'need') {
    const { kind: _, turn, tookMs, ...given } = said.data
    const kept = await answerLine(context.world, { ...where, turn, given, tookMs })
    return kept.ok ? { refusal: null, need: kept.value } : refused(kept.refusal)
  }
  const { seq, ...order } = said.data
  const kept = await say(context.world, { ...where, seq, order })
  if (kept.ok && order.kind !== 'lookup')
    await wordLastReply(context.world, { ...where, language: context.language })
  if (kept.ok && kept.value.practicalId) await settlePractical(context.world, kept.value.practicalId)
  return kept.ok ? { refusal: null } : refused(kept.refusal)
}

export default function TalkPage() {
  const { room, now } = useLoaderData<typeof loader>()
  return (
    <Shell>
      <TalkRoom key={room.id} room={room} now={now} />
    </Shell>
  )
}
