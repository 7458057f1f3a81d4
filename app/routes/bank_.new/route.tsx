import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PointOptions } from '../../components/bank/point-options.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Field, Select } from '../../components/ui/field.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { allModules, findKnowledge } from '../../db/reads/content.server.ts'
import { ITEM_KINDS } from '../../domain/item/schema.ts'
import { blankEntry } from '../../domain/item/work.ts'
import { openTree, pointsOf } from '../../domain/knowledge/schema.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { localOf } from '../../lib/local-time.server.ts'
import { saveWork } from '../../use-cases/item/save-work.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'newItem') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const [tree, modules] = [await findKnowledge(db), await allModules(db)]
  const published = new Set(modules.map(({ id }) => id))
  return {
    leaves: (tree?.leaves ?? []).map(({ id, name, points }) => ({
      id,
      name,
      points: points
        .filter(({ module, retired }) => !retired && published.has(module))
        .map((point) => ({ id: point.id, name: point.name })),
    })),
    kinds: ITEM_KINDS,
  }
}

/** Gives a new item its id: from here on it is saved as it is written. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { world } = context
  const form = await request.formData()
  const tree = await findKnowledge(world.db)
  const point = tree && pointsOf(openTree(tree)).find(({ id }) => id === form.get('point'))
  const kind = ITEM_KINDS.find((one) => one === form.get('kind'))
  if (!point || !kind) return refused({ code: 'bad-form' })
  const body = blankEntry({ kind, knowledgePoint: point.id, year: localOf(world.now()).slice(0, 4) })
  const saved = await saveWork(world, viewer, { moduleId: point.module, body, basedOn: null })
  if (!saved.ok) return refused(saved.refusal)
  return redirect(`/bank/${saved.value.itemId}/edit`)
}

export default function NewItem() {
  const { t } = useTranslation('workbench')
  const { leaves, kinds } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/bank">{t('bank:title')}</Link> / {t('new')}
      </p>
      <div className="head">
        <div>
          <h1>{t('new')}</h1>
          <p>{t('newItem.lead')}</p>
        </div>
      </div>
      <Form method="post" className="form-col stack">
        <Field label={t('newItem.point')} hint={t('newItem.pointHint')}>
          <Select name="point" required defaultValue="">
            <option value="">{t('newItem.choose')}</option>
            <PointOptions leaves={leaves} />
          </Select>
        </Field>
        <Field label={t('field.kind')}>
          <Select name="kind" required defaultValue="single">
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`shell:kind.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        {answer && 'refusal' in answer && <Notice tone="warn">{t('newItem.fault')}</Notice>}
        <Button kind="main" type="submit" busy={busy && t('newItem.busy')}>
          {t('newItem.go')}
        </Button>
      </Form>
    </Shell>
  )
}
