import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BankHealth } from '../../components/blueprint/bank-health.tsx'
import { ExamRulesTable } from '../../components/blueprint/exam-rules-table.tsx'
import { FormPreview } from '../../components/blueprint/form-preview.tsx'
import { HealthDetails } from '../../components/blueprint/health-details.tsx'
import { LevelSwitch } from '../../components/blueprint/level-switch.tsx'
import { GradesTable, MixTable } from '../../components/blueprint/mix-tables.tsx'
import { WeightsTable } from '../../components/blueprint/weights-table.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import type { Blueprint } from '../../domain/blueprint/schema.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { previewForm, shortSeed } from '../../use-cases/blueprint/preview-form.server.ts'
import { blueprintOf } from './blueprint-of.server.ts'
import { levelIn } from './level-in.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'blueprint') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const level = levelIn(params)
  const seed = new URL(request.url).searchParams.get('seed')
  const [page, preview] = await Promise.all([
    blueprintOf(context, level),
    seed === null ? null : previewForm(context.world, { level, seed }),
  ])
  return { level, seed, preview, ...page }
}
export type BlueprintData = Awaited<ReturnType<typeof loader>>

/** Sends to a preview with a fresh seed; nothing is kept. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireRole(request, context, 'trainer')
  return redirect(`/blueprints/${levelIn(params)}?seed=${shortSeed(context.world)}`)
}

const namesOf = ({ tree }: Blueprint): Map<string, string> =>
  new Map(tree.flatMap((node) => [node, ...(node.children ?? [])]).map(({ id, name }) => [id, name]))

export default function BlueprintPage() {
  const { t } = useTranslation('blueprint')
  const { level, levels, standing, health, preview, seed } = useLoaderData<typeof loader>()
  const busy = useNavigation().state !== 'idle'
  const levelName = t(`shell:level.${level}`)
  return (
    <Shell dense>
      <p className="crumb">
        {t('title')} / {levelName}
        {standing && ` / ${t('version', { n: standing.n })}`}
      </p>
      <div className="head">
        <div>
          <h1>{standing?.blueprint.name ?? t('none.title', { level: levelName })}</h1>
          {standing && <p>{standing.blueprint.note}</p>}
        </div>
        <div className="acts">
          <LevelSwitch levels={levels} level={level} />
          {standing && (
            <ButtonLink small to={`/blueprints/${level}/edit`}>
              {t('edit')}
            </ButtonLink>
          )}
          {health && (
            <Form method="post" preventScrollReset>
              <Button kind="main" small type="submit" busy={busy && t('preview.busy')}>
                {t('preview.go')}
              </Button>
            </Form>
          )}
        </div>
      </div>
      {standing ? (
        <>
          {health ? (
            <>
              <BankHealth health={health} current={standing.n} needed={standing.stock.forms} />
              {health.bank && <HealthDetails health={health.bank} names={namesOf(standing.blueprint)} />}
            </>
          ) : (
            <Notice tone="warn" title={t('health.none')}>
              <p>{t('health.noneTodo', { level })}</p>
            </Notice>
          )}
          <div className="row2 wide-l">
            <WeightsTable level={level} stock={standing.stock} />
            <div className="sec-s stack">
              <MixTable level={level} stock={standing.stock} />
              <GradesTable
                level={level}
                stock={standing.stock}
                origin={standing.blueprint.difficultyMix.origin}
              />
            </div>
          </div>
          <ExamRulesTable rules={standing.blueprint.rules} />
          {preview && (
            <FormPreview
              key={seed}
              level={level}
              seed={seed ?? ''}
              preview={preview}
              blueprint={standing.blueprint}
            />
          )}
        </>
      ) : (
        <EmptyState>{t(levels.length > 0 ? 'none.others' : 'none.todo', { level: levelName })}</EmptyState>
      )}
    </Shell>
  )
}
