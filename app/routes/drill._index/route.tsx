import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { Challenges } from '../../components/drill/challenges.tsx'
import { DrillHome } from '../../components/drill/drill-home.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { challengesFor } from '../../db/reads/challenges.server.ts'
import { drillLog, findOpenSet } from '../../db/reads/drill.server.ts'
import { drillStanding } from '../../db/reads/drill-round.server.ts'
import { DRILL_MODES } from '../../domain/complaint/modes.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { playChallenge } from '../../use-cases/drill/challenge.server.ts'
import { startSet } from '../../use-cases/drill/start-set.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'drill') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { db, now } = context.world
  const at = now()
  return {
    ...(await drillStanding(db, trainee.id, await drillLog(db, [trainee.id]), at)),
    challenges: await challengesFor(db, trainee, at),
  }
}

const Wanted = z.discriminatedUnion('mode', [
  z.object({ mode: z.enum(DRILL_MODES).exclude(['challenge']) }),
  z.object({ mode: z.literal('challenge'), challengeId: z.string() }),
])

/** Begins a round, or goes on with the one of this mode that was left; a sprint that was left is over. */
export async function action({ request, context }: ActionFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const wanted = Wanted.safeParse(Object.fromEntries(await request.formData()))
  if (!wanted.success) return refused({ code: 'bad-form' })
  if (wanted.data.mode === 'challenge') {
    const { challengeId } = wanted.data
    const played = await playChallenge(context.world, { viewer: trainee, challengeId })
    if (!played.ok) return refused(played.refusal)
    throw redirect(`/drill/${played.value.setId}`)
  }
  const { mode } = wanted.data
  const open = mode === 'sprint' ? undefined : await findOpenSet(context.world.db, trainee.id, mode)
  if (open) throw redirect(`/drill/${open.id}`)
  const started = await startSet(context.world, { personId: trainee.id, mode })
  if (!started.ok) return refused(started.refusal)
  throw redirect(`/drill/${started.value.setId}`)
}

export default function DrillPage() {
  const standing = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell>
      <DrillHome standing={standing} refusal={answer?.refusal.code}>
        <Challenges challenges={standing.challenges} />
      </DrillHome>
    </Shell>
  )
}
