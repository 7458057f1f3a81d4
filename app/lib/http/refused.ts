import { data } from '@remix-run/node'

/** The status of every refusal: a new code does not compile until it has one. */
const statusOf = {
  'no-such-exam': 404,
  'not-open-yet': 403,
  'window-closed': 403,
  'not-eligible': 403,
  'no-form': 503,
  'no-such-attempt': 404,
  'attempt-closed': 409,
  'session-taken': 409,
  'time-is-up': 409,
  'time-not-up': 409,
  'not-marked': 409,
  'not-handed-in': 409,
  'not-released': 403,
  'no-such-module': 404,
  'no-items': 404,
  'no-such-run': 404,
  'no-such-slot': 404,
  'no-such-item': 404,
  'wrong-kind': 400,
  'answered-already': 409,
  'wrong-password': 401,
  'weak-password': 400,
  'too-many': 429,
  'login-taken': 409,
  'link-used': 410,
  'bad-form': 400,
  'no-such-person': 404,
  'own-account': 409,
} as const
export type RefusalCode = keyof typeof statusOf

/** A refusal as a response, with its facts and the status of its code. */
export const refused = <const R extends { code: RefusalCode }>(refusal: R) =>
  data({ refusal }, { status: statusOf[refusal.code] })

/** A refusal for a script: plain JSON, with whatever the page can go on with. */
export const refusedJson = <const R extends { code: RefusalCode }>(
  refusal: R,
  more: Record<string, unknown> = {},
) => Response.json({ ...more, refusal }, { status: statusOf[refusal.code] })
