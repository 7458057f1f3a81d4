import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { DrillRoom } from '../../components/drill/drill-room.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { findDrillRound } from '../../db/reads/drill-round.server.ts'
import { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { answerCase, finishSet, pickReply } from '../../use-cases/drill/answer-case.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'drill') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { db, now } = context.world
  const at = now()
  const round = await findDrillRound(db, { setId: params.setId ?? '', personId: trainee.id, at })
  if (!round) throw new Response('no such round', { status: 404 })
  return { ...round, now: at }
}

const Place = z.int().min(0)
const Said = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    place: Place,
    class: ComplaintClass,
    motive: Motive.nullable(),
    secondary: Motive.nullable(),
    tookMs: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('reply'), place: Place, reply: z.enum(['better', 'worse']) }),
  z.strictObject({ kind: z.literal('finish') }),
])

export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const said = Said.safeParse(await request.json().catch(() => null))
  if (!said.success) return refused({ code: 'bad-form' })
  const where = { personId: trainee.id, setId: params.setId ?? '' }
  const done = await keep(said.data)
  return done.ok ? { refusal: null } : refused(done.refusal)

  async function keep(it: z.infer<typeof Said>) {
    if (it.kind === 'finish') return finishSet(context.world, where)
    if (it.kind === 'reply') return pickReply(context.world, { ...where, place: it.place, reply: it.reply })
    const { place, tookMs, class: of, motive, secondary } = it
    return answerCase(context.world, { ...where, place, given: { class: of, motive, secondary }, tookMs })
  }
}

export default function DrillRoundPage() {
  const round = useLoaderData<typeof loader>()
  return (
    <Shell>
      <DrillRoom key={round.id} round={round} />
    </Shell>
  )
}
