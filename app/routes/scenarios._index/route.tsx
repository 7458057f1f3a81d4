import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ScenarioTable } from '../../components/scenarios/scenario-table.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { scenarioDesk } from '../../use-cases/role-play/scenario-desk.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'scenarios') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  return { rows: await scenarioDesk(context.world) }
}
export type ScenarioDeskData = Awaited<ReturnType<typeof loader>>

export default function ScenariosPage() {
  const { t } = useTranslation('scenarios')
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t(rows.length === 0 ? 'empty' : 'lead')}</p>
        </div>
      </div>
      {rows.length > 0 && <ScenarioTable rows={rows} />}
    </Shell>
  )
}
