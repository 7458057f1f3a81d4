import type { LoaderFunctionArgs } from '@remix-run/node'
import { findExamSession } from '../../db/reads/exams.server.ts'
import { mayInvigilate } from '../../db/reads/sittings.server.ts'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { eventStream } from '../../lib/http/event-stream.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { changesSince } from './changes.server.ts'

/** So often a page hears something even when nothing happens: silence then means that the line is cut. */
const TIME_MS = 5_000

/** A sitting as it goes on, for those who watch over it: the candidates that changed, and what was written down. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRoleJson(request, context, 'invigilator', 'trainer', 'administrator')
  const { live, world } = context
  const session = await findExamSession(world.db, params.sessionId ?? '')
  if (!session || !(await mayInvigilate(world.db, viewer, session.id)))
    return refusedJson({ code: 'no-such-session' })
  return eventStream(request, ({ send, end }) => {
    const changes = changesSince()
    const stop = live.session(session.id, (picture) => {
      const news = changes(picture)
      if (news) send('picture', { ...news, serverNow: world.now() })
    })
    const timer = setInterval(() => send('time', { serverNow: world.now() }), TIME_MS)
    const callOff = live.onClose(end)
    return () => {
      stop()
      callOff()
      clearInterval(timer)
    }
  })
}
