import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { submitAttempt, timeOutAttempt } from '../../use-cases/exam/end-attempt.server.ts'

const HandIn = z.strictObject({ epoch: z.int().min(1), submitKey: z.string().min(8).max(100) })

/** Hands the paper in, `POST { epoch, submitKey }`; the same key again gets the same receipt. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const receivedAt = context.world.now()
  const trainee = await requireRoleJson(request, context, 'trainee')
  const form = HandIn.safeParse(await request.json().catch(() => undefined))
  if (!form.success) return refusedJson({ code: 'bad-form' })
  const attemptId = params.attemptId ?? ''
  const ended = await submitAttempt(context.world, {
    ...form.data,
    attemptId,
    candidateId: trainee.id,
    receivedAt,
  })
  if (ended.ok) return Response.json({ receipt: ended.value })
  if (ended.refusal.code === 'time-is-up') await timeOutAttempt(context.world, attemptId)
  return refusedJson(ended.refusal)
}
