import type { LoaderFunctionArgs } from '@remix-run/node'
import { findOwnAttempt } from '../../db/reads/exams.server.ts'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { eventStream } from '../../lib/http/event-stream.ts'
import { refusedJson } from '../../lib/http/refused.ts'

/** What an invigilator does to this attempt, as it happens: more time, a pause, the end; and another device taking over. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRoleJson(request, context, 'trainee')
  const { live, world } = context
  const attempt = await findOwnAttempt(world.db, params.attemptId ?? '', trainee.id)
  if (!attempt) return refusedJson({ code: 'no-such-attempt' })
  return eventStream(request, ({ send, end }) => {
    const stop = live.attempt(attempt.id, ({ status, epoch, deadline, pausedAt }) =>
      send('signal', { status, epoch, deadline, pausedAt, serverNow: world.now() }),
    )
    const callOff = live.onClose(end)
    return () => {
      stop()
      callOff()
    }
  })
}
