import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { notePresence } from '../../use-cases/exam/note-presence.server.ts'

const Presence = z.strictObject({
  epoch: z.int().min(1),
  visible: z.boolean(),
  slot: z.int().min(1).max(500),
})

/** A sign of life of the room, `POST { epoch, visible, slot }`; answers where the attempt stands. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainee = await requireRoleJson(request, context, 'trainee')
  const form = Presence.safeParse(await request.json().catch(() => undefined))
  if (!form.success) return refusedJson({ code: 'bad-form' })
  const attemptId = params.attemptId ?? ''
  const noted = await notePresence(context.world, { ...form.data, attemptId, candidateId: trainee.id })
  if (!noted.ok) return refusedJson(noted.refusal)
  return Response.json({ ...noted.value, serverNow: context.world.now() })
}
