import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Shell } from '../../components/shell/shell.tsx'
import { Meter } from '../../components/ui/meter.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { Tag } from '../../components/ui/tag.tsx'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { progressOf, studyOf } from '../../db/reads/study.server.ts'
import { hoursEarned } from '../../domain/course/progress.ts'
import { LEVELS, Level } from '../../domain/shared/level.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'learn') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainee', 'trainer', 'manager')
  const { db } = context.world
  const asked = Level.safeParse(new URL(request.url).searchParams.get('level'))
  const lastOpen = (await progressOf(db, viewer.id))[0]
  const level = asked.data ?? (lastOpen ? levelOfModule(lastOpen.moduleId) : 'l4')
  const modules = await studyOf(db, viewer.id, level)
  const needed = (await findBlueprint(db, level))?.blueprint.rules.classHours.value
  return {
    level,
    levels: LEVELS,
    hours: hoursEarned(modules),
    needed: needed ?? modules.reduce((sum, { classHours }) => sum + classHours, 0),
    modules: modules.map((module) => ({
      id: module.id,
      order: module.order,
      title: module.title,
      titleEn: module.titleEn,
      objective: module.objectives[0] ?? '',
      objectiveEn: module.objectivesEn[0] ?? '',
      classHours: module.classHours,
      sections: module.sections.length,
      read: module.sectionsRead.length,
      parts: module.parts.length,
      done: module.partsDone.length,
      completed: module.completed,
      begun: module.updatedAt !== null,
      lastSection: module.lastSection,
    })),
  }
}

/** A module's id begins with its level. */
const levelOfModule = (moduleId: string): Level => Level.catch('l4').parse(moduleId.slice(0, 2))

export default function LearnPage() {
  const { t } = useTranslation('learn')
  const { level, levels, hours, needed, modules } = useLoaderData<typeof loader>()
  return (
    <Shell>
      <div className="head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead', { level: t(`shell:level.${level}`), count: modules.length, needed })}</p>
          <p className="note">
            <Link to="/learn/glossary">{t('glossary')}</Link>
          </p>
        </div>
        <div className="hours">
          <p>
            <b>{t('hoursOf', { hours, needed })}</b>
            {hours < needed && <span className="muted">{t('hoursLeft', { left: needed - hours })}</span>}
          </p>
          <Meter value={hours} of={needed} tone="accent" label={t('hoursOf', { hours, needed })} />
        </div>
      </div>
      <nav className="switch levels-of" aria-label={t('levels')}>
        {levels.map((one) => (
          <Link key={one} to={`?level=${one}`} aria-current={one === level ? 'page' : undefined}>
            {t(`shell:level.${one}`)}
          </Link>
        ))}
      </nav>
      {modules.length === 0 ? (
        <EmptyState>{t('none')}</EmptyState>
      ) : (
        <ol className="modules">
          {modules.map((module) => (
            <ModuleRow key={module.id} module={module} />
          ))}
        </ol>
      )}
    </Shell>
  )
}

type Module = ReturnType<typeof useLoaderData<typeof loader>>['modules'][number]

function ModuleRow({ module }: { module: Module }) {
  const { t, i18n } = useTranslation('learn')
  const inEnglish = i18n.language === 'en'
  const place = module.lastSection && !module.completed ? `#${module.lastSection}` : ''
  const said = t('read', { count: module.read, of: module.sections })
  return (
    <li>
      <span className="n" aria-hidden="true">
        {module.order}
      </span>
      <div>
        <h2>
          <Link className="plain" to={`/learn/${module.id}${place}`} prefetch="intent">
            {inEnglish ? module.titleEn : module.title}
          </Link>
        </h2>
        <p className="muted">{inEnglish ? module.objectiveEn : module.objective}</p>
      </div>
      <div className="so-far">
        <Meter
          value={module.read}
          of={module.sections}
          tone={module.completed ? 'good' : 'accent'}
          label={said}
        />
        <p className="note">
          {said}
          {module.parts > 0 && t('partsDone', { count: module.done, of: module.parts })}
        </p>
      </div>
      <div className="state">
        {module.completed && (
          <Tag tone="good" icon="check">
            {t('state.completed')}
          </Tag>
        )}
        {!module.completed && (
          <Tag tone={module.begun ? 'accent' : 'line'}>{t(module.begun ? 'state.begun' : 'state.new')}</Tag>
        )}
        <span className="note">{t('hoursShort', { hours: module.classHours })}</span>
      </div>
    </li>
  )
}
