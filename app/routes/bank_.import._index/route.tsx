import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  MaxPartSizeExceededError,
  type MetaFunction,
  unstable_createMemoryUploadHandler as memoryUploads,
  unstable_parseMultipartFormData as parseMultipart,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ImportProgress } from '../../components/exchange/import-progress.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { Field, Select } from '../../components/ui/field.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { Table } from '../../components/ui/table.tsx'
import { recentImports } from '../../db/reads/bank-imports.server.ts'
import { IMPORT_FORMATS } from '../../domain/item/import/read-file.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { examineApart } from '../../lib/exchange/examine-apart.server.ts'
import { LARGEST_FILE } from '../../lib/exchange/largest-file.ts'
import { withProgress } from '../../lib/exchange/progress.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { previewImport } from '../../use-cases/item/import-items.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'exchange') }]

const SHOWN = 20

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const imports = await recentImports(context.world.db, SHOWN)
  return {
    formats: IMPORT_FORMATS,
    megabytes: LARGEST_FILE / 1024 / 1024,
    imports: imports.map(({ itemIds, ...row }) => ({ ...row, items: itemIds.length })),
  }
}

/** Reads the file, keeps what was found, and goes to the report; the bank is not touched yet. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  let form: FormData
  try {
    form = await parseMultipart(request, memoryUploads({ maxPartSize: LARGEST_FILE }))
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError)
      return refused({ code: 'bad-file', line: 1, message: 'too-large' })
    throw error
  }
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0)
    return refused({ code: 'bad-file', line: 1, message: 'no-file' })
  const format = IMPORT_FORMATS.find((known) => known === form.get('format'))
  const brought = {
    name: file.name.slice(0, 200),
    bytes: new Uint8Array(await file.arrayBuffer()),
    format,
  }
  const previewed = await withProgress(viewer.id, (tell) =>
    previewImport(context.world, viewer.id, brought, { examine: examineApart, tell }),
  )
  return previewed.ok ? redirect(`/bank/import/${previewed.value.id}`) : refused(previewed.refusal)
}

export default function ImportPage() {
  const { t } = useTranslation('exchange')
  const { dateTime } = useFormats()
  const { formats, imports, megabytes } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/bank">{t('bank:title')}</Link> / {t('title')}
      </p>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        <ButtonLink small to="/bank/import/template" reloadDocument>
          {t('template')}
        </ButtonLink>
      </div>
      {refusal && (
        <Notice tone="bad" title={t('bad.title')}>
          <p>
            {refusal.message === 'no-file' || refusal.message === 'too-large'
              ? t(`bad.${refusal.message}`, { megabytes })
              : t('bad.at', { line: refusal.line, message: refusal.message })}
          </p>
        </Notice>
      )}
      <Form method="post" encType="multipart/form-data" className="sec-s import-form">
        <Field label={t('file')} hint={t('fileHint', { megabytes })}>
          <input
            type="file"
            name="file"
            id="file"
            required
            accept=".xlsx,.csv,.txt,.gift,.xml,.zip,.docx,.yaml,.yml"
            aria-label={t('file')}
          />
        </Field>
        <Field label={t('format')} hint={t('formatHint')}>
          <Select name="format" defaultValue="">
            <option value="">{t('auto')}</option>
            {formats.map((format) => (
              <option key={format} value={format}>
                {t(`formats.${format}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Button kind="main" type="submit" busy={busy && t('reading')}>
          {t('read')}
        </Button>
        {busy && <ImportProgress />}
      </Form>
      <section className="sec">
        <h2>{t('earlier')}</h2>
        {imports.length === 0 ? (
          <p className="note">{t('none')}</p>
        ) : (
          <Table caption={t('earlier')}>
            <thead>
              <tr>
                <th scope="col">{t('column.file')}</th>
                <th scope="col" className="hide-s">
                  {t('column.by')}
                </th>
                <th scope="col">{t('column.at')}</th>
                <th scope="col" className="num">
                  {t('column.items')}
                </th>
                <th scope="col">{t('column.status')}</th>
              </tr>
            </thead>
            <tbody>
              {imports.map(({ id, fileName, by, broughtAt, items, status }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link className="staff" to={`/bank/import/${id}`}>
                      {fileName}
                    </Link>
                  </th>
                  <td className="hide-s">{by}</td>
                  <td>{dateTime(broughtAt)}</td>
                  <td className="num">{items || '—'}</td>
                  <td>{t(`status.${status}`)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </section>
      <section className="sec">
        <h2>{t('export.title')}</h2>
        <p className="note">{t('export.linkNote')}</p>
        <ButtonLink to="/bank/export">{t('export.link')}</ButtonLink>
      </section>
    </Shell>
  )
}
