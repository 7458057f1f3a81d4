import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { recordStudy } from '../../use-cases/study/record-study.server.ts'

const Ids = z.array(z.string().min(1).max(200)).max(200)
const Studied = z.strictObject({
  moduleId: z.string().min(1).max(100),
  sectionsRead: Ids,
  partsDone: Ids,
  lastSection: z.string().max(200).nullable(),
})

/**
 * What a reader read and did in a module, in batches; the same batch may come twice.
 * @example POST { "moduleId": "l4-08-signals", "sectionsRead": ["churn-signals"], "partsDone": [], "lastSection": "churn-signals" }
 * → { "completed": false, "justCompleted": false }
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRoleJson(request, context, 'trainee', 'trainer', 'manager')
  const said = Studied.safeParse(await request.json().catch(() => null))
  if (!said.success) return refusedJson({ code: 'bad-form' })
  const { moduleId, sectionsRead, partsDone, lastSection } = said.data
  const recorded = await recordStudy(context.world, {
    personId: viewer.id,
    moduleId,
    studied: { sectionsRead, partsDone },
    lastSection,
  })
  return recorded.ok ? Response.json(recorded.value) : refusedJson(recorded.refusal)
}
