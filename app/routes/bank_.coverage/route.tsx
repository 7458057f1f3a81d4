import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DocumentSection } from '../../components/bank/coverage-document.tsx'
import { useAddress } from '../../components/bank/use-address.ts'
import { Shell } from '../../components/shell/shell.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { allModules, findKnowledge } from '../../db/reads/content.server.ts'
import { countedItems } from '../../db/reads/coverage.server.ts'
import { coverageOf, ITEMS_A_POINT, openGaps, TAUGHT_IN } from '../../domain/course/coverage.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'coverage') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { db } = context.world
  const [modules, tree, items] = await Promise.all([allModules(db), findKnowledge(db), countedItems(db)])
  const gapsOnly = new URL(request.url).searchParams.get('gaps') === '1'
  const documents = tree ? coverageOf(modules, tree, items) : []
  return {
    gapsOnly,
    documents: gapsOnly ? documents.filter(({ gaps }) => gaps > 0).map(withoutTheRest) : documents,
    atLeast: ITEMS_A_POINT,
    facts: {
      documents: Object.keys(TAUGHT_IN).length,
      planned: new Set(Object.values(TAUGHT_IN).flat()).size,
      modules: modules.length,
      gaps: openGaps(documents),
      ready: items.filter(({ status }) => status === 'ready').length,
      reserved: items.filter(({ status, reserved }) => status === 'ready' && reserved).length,
    },
  }
}

/** A document with only what is open in it. */
const withoutTheRest = (document: ReturnType<typeof coverageOf>[number]) => ({
  ...document,
  modules: document.modules
    .map((module) => ({ ...module, points: module.points.filter(({ gaps }) => gaps.length > 0) }))
    .filter(({ state, points }) => state !== 'taught' || points.length > 0),
})

export default function CoveragePage() {
  const { t } = useTranslation('coverage')
  const { documents, facts, gapsOnly, atLeast } = useLoaderData<typeof loader>()
  const { to } = useAddress()
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/bank">{t('bank')}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead', facts)}</p>
        </div>
        <nav className="switch" aria-label={t('show.legend')}>
          <Link to={to({ gaps: null })} aria-current={gapsOnly ? undefined : 'page'}>
            {t('show.all')}
          </Link>
          <Link to={to({ gaps: '1' })} aria-current={gapsOnly ? 'page' : undefined}>
            {t('show.gaps', { count: facts.gaps })}
          </Link>
        </nav>
      </div>
      <p className="note">{t('rule', { atLeast })}</p>
      {documents.length === 0 && <EmptyState>{t(gapsOnly ? 'noGaps' : 'nothing')}</EmptyState>}
      {documents.map((document) => (
        <DocumentSection key={document.id} document={document} open={gapsOnly} />
      ))}
    </Shell>
  )
}
