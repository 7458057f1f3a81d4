import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MappingFields } from '../../components/exchange/mapping-fields.tsx'
import { ReportTables } from '../../components/exchange/report-tables.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { findImport, importsOfFile } from '../../db/reads/bank-imports.server.ts'
import { findKnowledge } from '../../db/reads/content.server.ts'
import { openTree, pointsOf } from '../../domain/knowledge/schema.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { localOf } from '../../lib/local-time.server.ts'
import { confirmImport, undoImport } from '../../use-cases/item/import-items.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'exchange') }]

/** Rows of accepted questions a page shows; the counts are of all. */
const SHOWN = 200

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const found = await findImport(db, params.importId ?? '')
  if (!found) throw new Response('no such import', { status: 404 })
  const { report, itemIds, ...head } = found
  const [tree, earlier] = await Promise.all([
    findKnowledge(db),
    head.sha256 ? importsOfFile(db, head.sha256, head.id) : [],
  ])
  return {
    ...head,
    items: itemIds.length,
    first: itemIds[0] ?? null,
    read: report.read,
    accepted: report.accepted.length,
    shown: report.accepted
      .slice(0, SHOWN)
      .map(({ line, part, item, knowledge, lacksAnswer, notes, fields }) => ({
        line,
        part: part ?? null,
        item,
        knowledge,
        lacksAnswer,
        notes,
        kind: String(fields.kind),
      })),
    rejected: report.rejected,
    duplicates: report.duplicates,
    near: report.near ?? [],
    earlier: earlier.filter(({ broughtAt }) => broughtAt <= head.broughtAt),
    warnings: report.warnings,
    unmapped: report.unmapped,
    points: (tree ? pointsOf(openTree(tree)) : []).map(({ id, name, level }) => ({ id, name, level })),
  }
}
export type ImportData = Awaited<ReturnType<typeof loader>>

/** Takes the questions in as drafts, or takes them back. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { world } = context
  const id = params.importId ?? ''
  const form = await request.formData()
  if (form.get('intent') === 'undo') {
    const undone = await undoImport(world, viewer, id)
    return undone.ok ? redirect(`/bank/import/${id}`) : refused(undone.refusal)
  }
  const mapping = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith('point:') ? [[name.slice('point:'.length), String(value)]] : [],
    ),
  )
  const confirmed = await confirmImport(world, viewer.id, {
    id,
    goodOnes: form.get('goodOnes') !== null,
    mapping,
    year: localOf(world.now()).slice(0, 4),
  })
  return confirmed.ok ? redirect(`/bank/import/${id}`) : refused(confirmed.refusal)
}

export default function ImportReportPage() {
  const { t } = useTranslation('exchange')
  const data = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  const intent = useNavigation().formData?.get('intent')
  const { status, accepted, rejected, duplicates, unmapped, items } = data
  const { dateTime } = useFormats()
  const before = data.earlier.find((one) => one.status === 'imported') ?? data.earlier[0]
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/bank">{t('bank:title')}</Link> / <Link to="/bank/import">{t('title')}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{data.fileName}</h1>
          <p>
            {t('summary', {
              format: t(`formats.${data.format}`),
              encoding: data.encoding ?? '',
              read: data.read,
              accepted,
              rejected: rejected.length,
              duplicates: duplicates.length,
              near: data.near.length,
            })}
          </p>
        </div>
        <ButtonLink small to={`/bank/import/${data.id}/report.csv`} reloadDocument>
          {t('download')}
        </ButtonLink>
      </div>
      {refusal && (
        <Notice tone="bad">
          {t(`refusal.${refusal.code}`, { count: 'itemIds' in refusal ? refusal.itemIds.length : 0 })}
        </Notice>
      )}
      {before && (
        <Notice tone="warn">
          {t('before', {
            at: dateTime(before.broughtAt),
            by: before.by,
            state: t(`status.${before.status}`),
          })}{' '}
          <Link to={`/bank/import/${before.id}`}>{t('toBefore')}</Link>
        </Notice>
      )}
      {data.warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      {status === 'previewed' && accepted > 0 && (
        <Form method="post" className="sec-s">
          <MappingFields unmapped={unmapped} points={data.points} />
          <div className="acts">
            {rejected.length > 0 && (
              <label className="pick">
                <input type="checkbox" name="goodOnes" />
                <span>{t('goodOnes', { good: accepted, bad: rejected.length })}</span>
              </label>
            )}
            <Button
              kind="main"
              type="submit"
              name="intent"
              value="confirm"
              busy={intent === 'confirm' && t('importing')}
            >
              {t('confirm', { count: accepted })}
            </Button>
          </div>
          <p className="note">{t('confirmNote')}</p>
        </Form>
      )}
      {status === 'imported' && (
        <Notice tone="good">
          <p>
            {t('imported', { count: items })} <Link to="/bank?status=draft">{t('toDrafts')}</Link>
          </p>
          <Form method="post">
            <Button type="submit" small name="intent" value="undo" busy={intent === 'undo' && t('undoing')}>
              {t('undo')}
            </Button>
          </Form>
        </Notice>
      )}
      {status === 'undone' && <Notice tone="neutral">{t('undone')}</Notice>}
      <ReportTables {...data} />
    </Shell>
  )
}
