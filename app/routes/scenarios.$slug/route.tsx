import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ScenarioEditor } from '../../components/scenarios/scenario-editor.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { findKnowledge } from '../../db/reads/content.server.ts'
import {
  findScenarioDraft,
  findStandingText,
  scenarioVersions,
} from '../../db/reads/scenario-drafts.server.ts'
import { findScenario } from '../../db/reads/scenarios.server.ts'
import { namesByLeaf } from '../../domain/knowledge/schema.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import {
  discardScenario,
  examineText,
  publishScenario,
} from '../../use-cases/role-play/edit-scenario.server.ts'
import { textView, titleIn } from '../../use-cases/role-play/text-view.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: pageTitle(matches, 'scenarioEdit', data?.title) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const slug = params.slug ?? ''
  const { world } = context
  const [standing, published, draft, versions, tree] = await Promise.all([
    findStandingText(world.db, slug),
    findScenario(world.db, slug),
    findScenarioDraft(world.db, slug),
    scenarioVersions(world.db, slug),
    findKnowledge(world.db),
  ])
  // one that was never published is known by its draft alone
  if (standing ? !published : draft?.basedOn !== null) throw new Response('no such scenario', { status: 404 })
  const source = draft?.source ?? standing?.source ?? ''
  const asked = new URL(request.url).searchParams
  return {
    slug,
    title: published?.scenario.title ?? titleIn(source) ?? slug,
    /** 0: not published yet. */
    n: standing?.n ?? 0,
    source,
    draft: draft
      ? {
          revision: draft.revision,
          savedAt: draft.updatedAt,
          by: draft.author,
          isBehind: draft.basedOn !== (standing?.n ?? null),
        }
      : null,
    view: textView(await examineText(world, { slug, source, quick: true }), false),
    versions,
    leaves: namesByLeaf(tree),
    published: Number(asked.get('published')),
    /** When the draft before was thrown away: the editor starts anew. */
    discarded: asked.get('discarded') ?? '',
  }
}
export type ScenarioEditData = Awaited<ReturnType<typeof loader>>

/** Publishes the draft as it was last saved, or throws it away. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const slug = params.slug ?? ''
  const form = await request.formData()
  const revision = Number(form.get('revision') ?? 0)
  if (form.get('intent') === 'discard') {
    const discarded = await discardScenario(context.world, viewer.id, { slug, revision })
    if (!discarded.ok) return refused(discarded.refusal)
    // a scenario that was a draft alone is gone with it
    const isGone = (await findStandingText(context.world.db, slug)) === undefined
    return redirect(isGone ? '/scenarios' : `/scenarios/${slug}?discarded=${context.world.now()}`)
  }
  const published = await publishScenario(context.world, viewer.id, { slug, revision })
  if (!published.ok) return refused(published.refusal)
  return redirect(`/scenarios/${slug}?published=${published.value.n}`)
}
export type ScenarioEditAction = typeof action

export default function ScenarioPage() {
  const data = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <ScenarioEditor key={`${data.slug} ${data.n} ${data.discarded}`} data={data} />
    </Shell>
  )
}
