import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CorrectForm } from '../../components/regrade/correct-form.tsx'
import { Refusal } from '../../components/regrade/refusal.tsx'
import { VersionSwitch } from '../../components/regrade/version-switch.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { versionsOfItem } from '../../db/reads/bank.server.ts'
import { findItemHead } from '../../db/reads/bank-item.server.ts'
import { formsByVersion, keyChangesOf } from '../../db/reads/regrades.server.ts'
import { keyView } from '../../domain/item/review.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { proposeKeyChange } from '../../use-cases/regrade/propose-key-change.server.ts'
import { readCorrectForm } from './correct-form.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'correct') }]

/** The version the address names, else the standing one, beside all others. */
async function versionIn({ world: { db } }: AppLoadContext, itemId: string, wanted: string | null) {
  const head = await findItemHead(db, itemId)
  const versions = head ? await versionsOfItem(db, itemId) : []
  const n = wanted === null ? head?.currentVersion : Number(wanted)
  const version = versions.find((one) => one.n === n)
  if (!head || !version) throw new Response('no such item', { status: 404 })
  return { version, versions, standing: head.currentVersion }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const itemId = params.itemId ?? ''
  const { searchParams } = new URL(request.url)
  const { version, versions, standing } = await versionIn(context, itemId, searchParams.get('version'))
  const forms = await formsByVersion(db, itemId)
  const open = (await keyChangesOf(db, itemId)).find(
    ({ itemVersion, status }) =>
      itemVersion === version.n && (status === 'proposed' || status === 'approved'),
  )
  return {
    itemId,
    n: version.n,
    keyVersion: version.keyVersion,
    standing,
    body: version.body,
    key: keyView(version.body),
    versions: versions.map(({ n }) => ({ n, forms: forms.get(n) ?? 0 })),
    openId: open?.id ?? null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: proposedBy } = await requireRole(request, context, 'trainer')
  const { world } = context
  const itemId = params.itemId ?? ''
  const form = await request.formData()
  const { version } = await versionIn(context, itemId, String(form.get('version') ?? ''))
  const read = readCorrectForm(form, version.body)
  if (!read.ok) return refused({ code: 'bad-form', faults: read.faults })
  const done = await proposeKeyChange(world, { itemId, itemVersion: version.n, ...read.value, proposedBy })
  if (!done.ok) return refused(done.refusal)
  return redirect(`/regrades/${done.value.id}`)
}

export default function Correct() {
  const { t } = useTranslation('regrade')
  const item = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { itemId, n, versions, openId } = item
  const forms = versions.find((version) => version.n === n)?.forms ?? 0
  return (
    <Shell dense>
      <p className="crumb">
        <Link to={`/bank?item=${itemId}`}>{t('crumb.bank')}</Link> / {itemId}
      </p>
      <div className="head">
        <div>
          <h1>{t('form.title', { itemId })}</h1>
          <p>{t('form.lead', { count: forms })}</p>
        </div>
      </div>
      {versions.length > 1 && <VersionSwitch itemId={itemId} n={n} versions={versions} />}
      {openId === null ? (
        <>
          {answer && <Refusal refusal={answer.refusal} />}
          <CorrectForm key={n} item={item} />
        </>
      ) : (
        <Notice tone="warn" title={t('form.open')}>
          <p>
            {t('form.openTodo')} <Link to={`/regrades/${openId}`}>{t('form.openLink')}</Link>
          </p>
        </Notice>
      )}
    </Shell>
  )
}
