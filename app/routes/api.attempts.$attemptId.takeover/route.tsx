import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { takeOver } from '../../use-cases/exam/take-over.server.ts'

const TakeOver = z.strictObject({ seen: z.int().min(1).optional() })

/** Gives the paper to the page that asks, `POST { seen? }`, with the epoch it saves under from now on. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainee = await requireRoleJson(request, context, 'trainee')
  const form = TakeOver.safeParse(await request.json().catch(() => undefined))
  if (!form.success) return refusedJson({ code: 'bad-form' })
  const taken = await takeOver(context.world, {
    ...form.data,
    attemptId: params.attemptId ?? '',
    candidateId: trainee.id,
    address: context.address,
    userAgent: (request.headers.get('User-Agent') ?? '').slice(0, 300),
  })
  return taken.ok ? Response.json(taken.value) : refusedJson(taken.refusal)
}
