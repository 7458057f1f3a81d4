import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { WorkEntry } from '../../domain/item/work.ts'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { lookAtWork } from '../../use-cases/item/look-at-work.server.ts'
import { saveWork } from '../../use-cases/item/save-work.server.ts'

const Saved = z.strictObject({
  moduleId: z.string().max(100),
  entry: WorkEntry,
  basedOn: z.int().nullable(),
  /** The save it started from; absent on the first. */
  revision: z.int().optional(),
})

/**
 * Saves an item as it is being written, and says what it looks like now.
 * @example POST { "moduleId": "l4-08-signals", "entry": { "kind": "single", "stem": "…" }, "basedOn": null, "revision": 3 }
 * → { "revision": 4, "savedAt": 1790000000000, "look": { "findings": [], "view": { … } } }
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRoleJson(request, context, 'trainer')
  const said = Saved.safeParse(await request.json().catch(() => null))
  if (!said.success) return refusedJson({ code: 'bad-form' })
  const { moduleId, entry: body, basedOn, revision } = said.data
  const itemId = params.itemId ?? ''
  const saved = await saveWork(context.world, viewer, { itemId, moduleId, body, basedOn, revision })
  if (!saved.ok) return refusedJson(saved.refusal)
  const look = await lookAtWork(context.world, { itemId, moduleId, body })
  return Response.json({ ...saved.value, look })
}
