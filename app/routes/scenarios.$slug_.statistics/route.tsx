import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ScenarioFigures } from '../../components/scenarios/scenario-figures.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { scenarioStatistics } from '../../db/reads/scenario-statistics.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: pageTitle(matches, 'scenarioStatistics', data?.title) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const slug = params.slug ?? ''
  const found = await scenarioStatistics(context.world.db, slug)
  if (!found) throw new Response('no such scenario', { status: 404 })
  return { slug, ...found }
}
export type ScenarioStatisticsData = Awaited<ReturnType<typeof loader>>

export default function ScenarioStatisticsPage() {
  const { t } = useTranslation('scenarios')
  const { slug, title, statistics } = useLoaderData<typeof loader>()
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/scenarios">{t('title')}</Link> / <Link to={`/scenarios/${slug}`}>{title}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{t('statistics.title')}</h1>
          <p>
            {statistics.talks === 0
              ? t('statistics.empty')
              : t('statistics.lead', {
                  count: statistics.talks,
                  n: statistics.passed.n,
                  pct: Math.floor((100 * statistics.passed.n) / statistics.passed.of),
                })}
          </p>
        </div>
      </div>
      {statistics.talks > 0 && statistics.few && <Notice>{t('statistics.few')}</Notice>}
      {statistics.talks > 0 && <ScenarioFigures statistics={statistics} />}
    </Shell>
  )
}
