import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Shell } from '../../components/shell/shell.tsx'
import { Editor } from '../../components/workbench/editor.tsx'
import { bankRows } from '../../db/reads/bank-list.server.ts'
import { findKnowledge, findModule } from '../../db/reads/content.server.ts'
import { findWork, notesOf } from '../../db/reads/works.server.ts'
import { namesByLeaf } from '../../domain/knowledge/schema.ts'
import { Level, levelsFrom } from '../../domain/shared/level.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { startingPoint } from '../../use-cases/item/bulk-items.server.ts'
import { discardWorks } from '../../use-cases/item/discard-works.server.ts'
import { lookAtWork } from '../../use-cases/item/look-at-work.server.ts'
import { submitWork, withdrawWork } from '../../use-cases/item/review-work.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'editItem') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { world } = context
  const { db } = world
  const itemId = params.itemId ?? ''
  const work = await findWork(db, itemId)
  const start = work ?? (await startingPoint(world, itemId))
  if (!start) throw new Response('no such item', { status: 404 })
  const { moduleId, basedOn, body } = start
  const [module, tree, rows, notes] = [
    await findModule(db, moduleId),
    await findKnowledge(db),
    await bankRows(db),
    await notesOf(db, itemId),
  ]
  return {
    itemId,
    moduleId,
    moduleTitle: module?.title ?? moduleId,
    basedOn,
    revision: work?.revision ?? null,
    status: work?.status ?? null,
    entry: body,
    look: await lookAtWork(world, { itemId, moduleId, body }),
    leaves: namesByLeaf(tree),
    sections: (module?.sections ?? []).map(({ id, title }) => ({ id, title })),
    levels: levelsFrom(Level.parse(moduleId.slice(0, 2))),
    groups: [...new Set(rows.flatMap(({ enemyGroups }) => enemyGroups))].sort(),
    origin: rows.find(({ id }) => id === itemId)?.origin ?? 'platform',
    returned: work?.status === 'returned' ? (notes.find(({ kind }) => kind === 'returned') ?? null) : null,
  }
}
export type WorkData = Awaited<ReturnType<typeof loader>>

/** Sends what is written to review, takes it back, or throws it away. Saving goes by `/api/items/:itemId/work`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const itemId = params.itemId ?? ''
  const form = await request.formData()
  const text = String(form.get('text') ?? '').slice(0, 2_000)
  switch (form.get('intent')) {
    case 'submit': {
      const sent = await submitWork(context.world, viewer, { itemId, text })
      return sent.ok ? redirect(`/bank/${itemId}/history`) : refused(sent.refusal)
    }
    case 'withdraw': {
      const back = await withdrawWork(context.world, viewer, { itemId })
      return back.ok ? redirect(`/bank/${itemId}/edit`) : refused(back.refusal)
    }
    case 'discard': {
      const gone = await discardWorks(context.world, viewer, [itemId])
      return gone.ok ? redirect('/bank') : refused(gone.refusal)
    }
    default:
      return refused({ code: 'bad-form' })
  }
}

export default function EditItem() {
  const data = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <Editor key={data.itemId} data={data} />
    </Shell>
  )
}
