import type { ActionFunctionArgs } from '@remix-run/node'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { addImage } from '../../use-cases/item/add-image.server.ts'

/**
 * Takes the bytes of an image for an item; which kind it is, its content says.
 * @example POST (bytes) → { "file": "3f2a….png", "width": 800, "height": 600 }
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRoleJson(request, context, 'trainer')
  const bytes = new Uint8Array(await request.arrayBuffer())
  const added = await addImage(context.world, viewer, { itemId: params.itemId ?? '', bytes })
  return added.ok ? Response.json(added.value) : refusedJson(added.refusal)
}
