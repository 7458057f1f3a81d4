import type { LoaderFunctionArgs } from '@remix-run/node'
import { findImage, wasGivenImage } from '../../db/reads/images.server.ts'
import { hasRole } from '../../db/reads/people.server.ts'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'

/**
 * An image of an item, to who writes, reviews or marks items, and to a trainee who was given a version that shows it.
 * Its name is the hash of what is in it, so it may be kept for good, by the browser that asked alone. For anybody else
 * it is as if it were not there.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRoleJson(request, context, 'trainee', 'trainer', 'assessor', 'administrator')
  const { db } = context.world
  const image = await findImage(db, params.file ?? '')
  const all = hasRole(viewer, 'trainer', 'assessor', 'administrator')
  if (!image || !(all || (await wasGivenImage(db, viewer.id, image.id))))
    throw new Response('no such image', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(new Uint8Array(image.bytes), {
    headers: {
      'Content-Type': image.mediaType,
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Disposition': 'inline',
      'X-Content-Type-Options': 'nosniff',
      // opened by itself it may do nothing, whatever is in it
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  })
}
