import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { UndoButton } from '../../components/bank/undo-button.tsx'
import { LeafSection } from '../../components/knowledge/leaf-section.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { findTreeVersion } from '../../db/reads/authored.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { knowledgeUses } from '../../db/reads/knowledge-uses.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { undoNode } from '../../use-cases/content/edit-knowledge.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'knowledge') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const [standing, blueprint, usesOf] = [
    await findTreeVersion(db),
    await findBlueprint(db, 'l4'),
    await knowledgeUses(db),
  ]
  const areas = new Map(blueprint?.blueprint.tree.map(({ id, name }) => [id, name]))
  const asked = new URL(request.url).searchParams
  return {
    leaves: (standing?.tree.leaves ?? []).map((leaf) => {
      const { blueprints } = usesOf(leaf.id)
      return {
        ...leaf,
        area: areas.get(leaf.id.split('.')[0] ?? '') ?? null,
        blueprints,
        points: leaf.points.map((point) => {
          const { modules, byStatus } = usesOf(point.id)
          return { ...point, byStatus, lessons: modules.length }
        }),
      }
    }),
    changed: Number(asked.get('changed')) || null,
    undone: asked.has('undone'),
  }
}
export type KnowledgeData = Awaited<ReturnType<typeof loader>>

/** Takes one change of the tree back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const form = await request.formData()
  const undone = await undoNode(context.world, viewer.id, { n: Number(form.get('n')) })
  return undone.ok ? redirect('/knowledge?undone=1') : refused(undone.refusal)
}

export default function KnowledgePage() {
  const { t } = useTranslation('knowledge')
  const { leaves, changed, undone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/bank">{t('bank:title')}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
      </div>
      {answer && (
        <Notice tone="warn" role="alert">
          {t(`refusal.${answer.refusal.code}`)}
        </Notice>
      )}
      {changed !== null && !answer && (
        <Notice tone="good" role="status" title={t('done')}>
          <UndoButton action="/knowledge?index" n={changed} label={t('undo')} busyLabel={t('undoing')} />
        </Notice>
      )}
      {undone && !answer && (
        <Notice tone="good" role="status">
          {t('undone')}
        </Notice>
      )}
      {leaves.length === 0 && <EmptyState>{t('none')}</EmptyState>}
      {leaves.map((leaf) => (
        <LeafSection key={leaf.id} leaf={leaf} />
      ))}
    </Shell>
  )
}
