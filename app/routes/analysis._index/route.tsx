import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AnalysedItems } from '../../components/analysis/analysed-items.tsx'
import { ExamFigures } from '../../components/analysis/exam-figures.tsx'
import { ScopeForm } from '../../components/analysis/scope-form.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { standingFlags } from '../../db/reads/analysis.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { analysisOf } from './scope.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'analysis') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const { searchParams } = new URL(request.url)
  const { analysis, sats, ...scope } = await analysisOf(db, searchParams)
  const flagged = new Set((await standingFlags(db)).map(({ itemId }) => itemId))
  const { items, ...exam } = analysis
  const onlyFlagged = searchParams.get('show') === 'flagged'
  const shown = onlyFlagged ? items.filter(({ id, flags }) => flags.length > 0 || flagged.has(id)) : items
  return {
    ...scope,
    ...exam,
    people: sats.length,
    onlyFlagged,
    items: shown.map((item) => ({ ...item, isFlagged: flagged.has(item.id) })),
    csv: `/analysis.csv?${searchParams}`,
  }
}
export type AnalysisData = Awaited<ReturnType<typeof loader>>

export default function AnalysisPage() {
  const { t } = useTranslation('analysis')
  const data = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        {data.people > 0 && (
          <ButtonLink small to={data.csv} reloadDocument>
            {t('csv')}
          </ButtonLink>
        )}
      </div>
      <ScopeForm {...data} />
      {data.people === 0 ? (
        <EmptyState
          title={t('none.title')}
          action={<ButtonLink to="/sessions">{t('none.action')}</ButtonLink>}
        >
          {t('none.todo')}
        </EmptyState>
      ) : (
        <>
          <ExamFigures {...data} />
          <AnalysedItems {...data} />
        </>
      )}
    </Shell>
  )
}
