import type { ActionFunctionArgs } from '@remix-run/node'
import { findOwnAttempt } from '../../db/reads/exams.server.ts'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { readEnvelope } from './envelope.server.ts'

/**
 * Takes in answer events, `PUT { epoch, events }`. Every event is kept with its verdict before the reply, also those of
 * a page that another one has taken over from: that page is answered 409 and freezes.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const receivedAt = context.world.now()
  const trainee = await requireRoleJson(request, context, 'trainee')
  if (request.method !== 'PUT')
    return Response.json({ refusal: { code: 'method' } }, { status: 405, headers: { Allow: 'PUT' } })
  const attemptId = params.attemptId ?? ''
  const envelope = readEnvelope(await request.json().catch(() => undefined))
  if (!envelope.ok)
    return refusedJson(
      { code: 'bad-form', message: envelope.message },
      { acked: [], refused: envelope.refused },
    )
  const { epoch } = envelope
  const replies = await Promise.all(
    envelope.events.map((event) =>
      context.saveAnswer({ ...event, attemptId, epoch, candidateId: trainee.id, receivedAt }),
    ),
  )
  const attempt = await findOwnAttempt(context.world.db, attemptId, trainee.id)
  if (!attempt) return refusedJson({ code: 'no-such-attempt' })
  const told = {
    acked: replies.filter(({ outcome }) => outcome !== 'refused'),
    refused: [...replies.filter(({ outcome }) => outcome === 'refused'), ...envelope.refused],
    serverNow: context.world.now(),
    deadline: attempt.deadline,
    pausedAt: attempt.pausedAt,
    epoch: attempt.epoch,
  }
  if (epoch < attempt.epoch && attempt.status === 'inProgress')
    return refusedJson({ code: 'session-taken' }, told)
  return Response.json(told)
}
