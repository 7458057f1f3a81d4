import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NewScenario } from '../../components/scenarios/new-scenario.tsx'
import { ScenarioTable } from '../../components/scenarios/scenario-table.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { beginScenario } from '../../use-cases/role-play/begin-scenario.server.ts'
import { scenarioDesk } from '../../use-cases/role-play/scenario-desk.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'scenarios') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  return { rows: await scenarioDesk(context.world) }
}
export type ScenarioDeskData = Awaited<ReturnType<typeof loader>>

/** Begins a scenario and goes to its editor. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const begun = await beginScenario(context.world, viewer.id, Object.fromEntries(await request.formData()))
  return begun.ok ? redirect(`/scenarios/${begun.value.slug}`) : refused(begun.refusal)
}

export default function ScenariosPage() {
  const { t } = useTranslation('scenarios')
  const { rows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t(rows.length === 0 ? 'empty' : 'lead')}</p>
        </div>
        <NewScenario rows={rows} refusal={answer?.refusal.code} />
      </div>
      {rows.length > 0 && <ScenarioTable rows={rows} />}
    </Shell>
  )
}
