import type { LoaderFunctionArgs } from '@remix-run/node'
import { answersOf } from '../../db/reads/exams.server.ts'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { readOwnAttempt } from '../../use-cases/exam/read-attempt.server.ts'

/** Where an attempt stands, for a page that comes back: its state, its answers, the server's time. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRoleJson(request, context, 'trainee')
  const attempt = await readOwnAttempt(context.world, params.attemptId ?? '', trainee.id)
  if (!attempt) return refusedJson({ code: 'no-such-attempt' })
  const { id, status, epoch, deadline, pausedAt } = attempt
  const answers = await answersOf(context.world.db, id)
  return Response.json(
    { status, epoch, deadline, pausedAt, answers, serverNow: context.world.now() },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
