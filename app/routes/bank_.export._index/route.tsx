import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ExportChoice } from '../../components/exchange/export-choice.tsx'
import { ExportFormatSection } from '../../components/exchange/export-format-section.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { foreseeExport } from '../../use-cases/item/export-items.server.ts'
import { wantedIn } from './wanted.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'export') }]

/** What each format would leave behind of the chosen items, before the download. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { searchParams } = new URL(request.url)
  const wanted = wantedIn(searchParams)
  return {
    level: wanted.level ?? null,
    status: wanted.status ?? null,
    noFormat: searchParams.get('problem') === 'format',
    ...(await foreseeExport(context.world, wanted)),
  }
}
export type ExportData = Awaited<ReturnType<typeof loader>>

export default function ExportPage() {
  const { t } = useTranslation('exchange')
  const { level, status, noFormat, items, formats } = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/bank">{t('bank:title')}</Link> / <Link to="/bank/import">{t('title')}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{t('export.title')}</h1>
          <p>{t('export.lead')}</p>
        </div>
      </div>
      {noFormat && <Notice tone="warn">{t('export.noFormat')}</Notice>}
      <ExportChoice level={level} status={status} />
      {items === 0 ? (
        <EmptyState>{t('export.nothing')}</EmptyState>
      ) : (
        <>
          <p className="note sec-s">{t('export.chosen', { count: items })}</p>
          {formats.map((foreseen) => (
            <ExportFormatSection key={foreseen.format} {...{ foreseen, items, level, status }} />
          ))}
        </>
      )}
    </Shell>
  )
}
