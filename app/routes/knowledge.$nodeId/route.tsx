import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NodeForm } from '../../components/knowledge/node-form.tsx'
import { NodeUses } from '../../components/knowledge/node-uses.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { findTreeVersion } from '../../db/reads/authored.server.ts'
import { allModules } from '../../db/reads/content.server.ts'
import { knowledgeUses } from '../../db/reads/knowledge-uses.server.ts'
import { nodesOf } from '../../domain/knowledge/change.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { jsonField } from '../../lib/http/json-field.ts'
import { statusOfRefusal } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { lookAtNode, writeNode } from '../../use-cases/content/edit-knowledge.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: found, matches }) => [
  { title: pageTitle(matches, 'knowledge', found?.node.name) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const standing = await findTreeVersion(db)
  const node = standing && nodesOf(standing.tree).find(({ id }) => id === params.nodeId)
  if (!node) throw new Response('no such node', { status: 404 })
  const modules = await allModules(db)
  return {
    node: {
      id: node.id,
      name: node.name,
      nameEn: node.nameEn,
      about: node.about,
      isLeaf: node.leaf === undefined,
      retired: node.leaf !== undefined && node.retired === true,
    },
    uses: (await knowledgeUses(db))(node.id),
    modules: modules.map(({ id, title }) => ({ id, title })),
  }
}

/** Shows what a change would do; with `confirm` it is made as it was shown. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { world } = context
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  if (form.get('intent') === 'confirm') {
    const change = jsonField(form.get('change'))
    const written = await writeNode(world, viewer.id, { change, basedOn: Number(text('basedOn')) })
    if (written.ok) return redirect(`/knowledge?changed=${written.value.n}`)
    return data({ refusal: written.refusal }, { status: statusOfRefusal(written.refusal.code) })
  }
  const id = params.nodeId ?? ''
  const kind = text('intent')
  const names = { name: text('name'), nameEn: text('nameEn'), about: text('about') }
  const asked = {
    add: { kind, leaf: id, form: { ...names, level: text('level'), module: text('module') } },
    edit: { kind, id, form: names },
  }[kind] ?? { kind, id }
  const looked = await lookAtNode(world, asked)
  if (!looked.ok) return data({ refusal: looked.refusal }, { status: statusOfRefusal(looked.refusal.code) })
  const { change, n, before, after } = looked.value
  return { preview: { change, n, before: before?.name ?? null, after: { id: after.id, name: after.name } } }
}

export default function NodePage() {
  const { t } = useTranslation('knowledge')
  const { node, uses, modules } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  const preview = answer && 'preview' in answer ? answer.preview : undefined
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/knowledge">{t('title')}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{node.name}</h1>
          <p>
            <code>{node.id}</code>
          </p>
        </div>
        {!node.isLeaf && (
          <Form method="post" className="acts">
            <Button small type="submit" name="intent" value={node.retired ? 'restore' : 'retire'}>
              {t(node.retired ? 'restore' : 'retire')}
            </Button>
          </Form>
        )}
      </div>
      {refusal && (
        <Notice tone="warn" role="alert" title={t(`refusal.${refusal.code}`)}>
          {refusal.code === 'point-in-use' && <p>{[...refusal.modules, ...refusal.ready].join(t('and'))}</p>}
        </Notice>
      )}
      {preview && (
        <Notice
          tone="accent"
          role="status"
          title={t(`impact.${preview.change.kind}`, { ...preview.after, before: preview.before })}
        >
          <p>
            {t('impact.what', {
              lessons: preview.change.kind === 'add' ? 0 : uses.modules.length,
              items:
                preview.change.kind === 'add' ? 0 : Object.values(uses.byStatus).reduce((a, b) => a + b, 0),
            })}
          </p>
          <Form method="post" className="acts">
            <input type="hidden" name="change" value={JSON.stringify(preview.change)} />
            <input type="hidden" name="basedOn" value={preview.n} />
            <Button kind="main" type="submit" name="intent" value="confirm">
              {t('confirm')}
            </Button>
          </Form>
        </Notice>
      )}
      <div className="split narrow">
        <div>
          <NodeForm key={node.id} node={node} />
          {node.isLeaf && (
            <>
              <h2 className="sec-s">{t('addPoint')}</h2>
              <NodeForm modules={modules} />
            </>
          )}
        </div>
        <NodeUses address={`/bank?${node.isLeaf ? 'leaf' : 'point'}=${node.id}`} uses={uses} />
      </div>
    </Shell>
  )
}
