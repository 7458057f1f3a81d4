import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { GlossaryList } from '../../components/learn/glossary-list.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { allModules, findGlossary } from '../../db/reads/content.server.ts'
import { hasRole } from '../../db/reads/people.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { byPinyin, initialOf } from './by-pinyin.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'glossary') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainee', 'trainer', 'manager')
  const { db } = context.world
  const [glossary, modules] = await Promise.all([findGlossary(db), allModules(db)])
  return {
    mayEdit: hasRole(viewer, 'trainer'),
    entries: glossary
      .toSorted((a, b) => byPinyin(a.zh, b.zh))
      .map((entry) => ({ ...entry, initial: initialOf(entry.zh) })),
    modules: modules.map(({ id, level, title, titleEn, terms }) => ({ id, level, title, titleEn, terms })),
  }
}
export type GlossaryData = Awaited<ReturnType<typeof loader>>

export default function GlossaryPage() {
  const { t } = useTranslation('glossary')
  const { entries, modules, mayEdit } = useLoaderData<typeof loader>()
  return (
    <Shell>
      <p className="crumb">
        <Link to="/learn">{t('course')}</Link>
      </p>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead', { count: entries.length })}</p>
        </div>
        {mayEdit && (
          <ButtonLink small to="/glossary">
            {t('manage')}
          </ButtonLink>
        )}
      </div>
      {entries.length === 0 ? (
        <EmptyState>{t('none')}</EmptyState>
      ) : (
        <GlossaryList entries={entries} modules={modules} />
      )}
    </Shell>
  )
}
