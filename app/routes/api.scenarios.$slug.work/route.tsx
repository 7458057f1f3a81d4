import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { requireRoleJson } from '../../lib/auth/require-role.server.ts'
import { refusedJson } from '../../lib/http/refused.ts'
import { examineText, LONGEST_SOURCE, saveScenario } from '../../use-cases/role-play/edit-scenario.server.ts'
import { textView } from '../../use-cases/role-play/text-view.server.ts'
import { tryScenario } from '../../use-cases/role-play/try-scenario.server.ts'

const Source = z.string().max(LONGEST_SOURCE)
const Words = z.string().trim().min(1).max(500)
const Wanted = z.discriminatedUnion('kind', [
  /** `revision`: the save it started from; 0: none yet. */
  z.strictObject({ kind: z.literal('save'), source: Source, revision: z.int().min(0) }),
  z.strictObject({ kind: z.literal('check'), source: Source }),
  z.strictObject({
    kind: z.literal('try'),
    source: Source,
    variant: z.string().max(100),
    difficulty: z.enum(['easy', 'normal', 'hard']),
    round: z.int().min(0),
    inputs: z
      .array(
        z.union([
          z.strictObject({ say: Words }),
          z.strictObject({ lookup: z.string().max(100) }),
          z.strictObject({ end: z.literal(true) }),
        ]),
      )
      .max(60),
  }),
])

/**
 * What the editor of a scenario asks while somebody writes: to keep the words and say what is wrong with them, to check
 * them with the rules that search too, to play a talk with them.
 * @example POST { "kind": "save", "source": "id: price\n…", "revision": 3 }
 * → { "revision": 4, "savedAt": 1790000000000, "view": { "findings": [], "tests": [] } }
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRoleJson(request, context, 'trainer')
  const wanted = Wanted.safeParse(await request.json().catch(() => null))
  if (!wanted.success) return refusedJson({ code: 'bad-form' })
  const slug = params.slug ?? ''
  const { world } = context
  const { source } = wanted.data
  switch (wanted.data.kind) {
    case 'save': {
      const saved = await saveScenario(world, viewer.id, { slug, source, revision: wanted.data.revision })
      if (!saved.ok) return refusedJson(saved.refusal)
      const view = textView(await examineText(world, { slug, source, quick: true }), false)
      return Response.json({ ...saved.value, view })
    }
    case 'check':
      return Response.json({
        view: textView(await examineText(world, { slug, source, quick: false }), true),
      })
    case 'try': {
      const tried = await tryScenario(world, { slug, ...wanted.data })
      return tried.ok ? Response.json(tried.value) : refusedJson(tried.refusal)
    }
  }
}
