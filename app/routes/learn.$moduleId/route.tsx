import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, Form, Link, useLoaderData, useNavigation } from '@remix-run/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Contents, FoldedContents } from '../../components/learn/contents.tsx'
import { hasLesson, LessonText, preloadLesson } from '../../components/learn/lessons.tsx'
import { PractisedIn } from '../../components/learn/practised-in.tsx'
import { Sources } from '../../components/learn/sources.tsx'
import { useCurrentSection } from '../../components/learn/use-current-section.ts'
import { useStudy } from '../../components/learn/use-study.ts'
import { WhatIsLeft } from '../../components/learn/what-is-left.tsx'
import { LessonProgress } from '../../components/lesson/progress.tsx'
import { WordsSince } from '../../components/lesson/term.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { findGlossaryVersion } from '../../db/reads/authored.server.ts'
import { allModules } from '../../db/reads/content.server.ts'
import { hasRole } from '../../db/reads/people.server.ts'
import { scenarioTitles } from '../../db/reads/scenarios.server.ts'
import { findProgress } from '../../db/reads/study.server.ts'
import { wordsSince } from '../../domain/course/glossary.ts'
import { isComplete } from '../../domain/course/progress.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: pageTitle(matches, 'learn', data?.module.title) },
]

/** Who may read a lesson; the first that somebody is decides where its practice leads him. */
const ROLES = ['trainee', 'trainer', 'manager'] as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, ...ROLES)
  const { db } = context.world
  const modules = await allModules(db)
  const module = modules.find(({ id }) => id === params.moduleId)
  if (!module || !hasLesson(module.id)) throw new Response('no such module', { status: 404 })
  await preloadLesson(module.id)
  const progress = await findProgress(db, viewer.id, module.id)
  const glossary = await findGlossaryVersion(db)
  const course = modules.filter(({ level }) => level === module.level)
  const next = course[course.findIndex(({ id }) => id === module.id) + 1]
  const {
    id,
    level,
    order,
    title,
    titleEn,
    objectives,
    objectivesEn,
    classHours,
    summary,
    summaryEn,
    sources,
    sections,
    parts,
  } = module
  return {
    viewerId: viewer.id,
    role: ROLES.find((role) => hasRole(viewer, role)) ?? 'trainee',
    talks: await scenarioTitles(db, module.scenarios),
    drill: module.drill,
    words: glossary ? wordsSince(glossary.file, glossary.entries, module.terms) : {},
    module: {
      id,
      level,
      order,
      title,
      titleEn,
      objectives,
      objectivesEn,
      classHours,
      summary,
      summaryEn,
      sources,
      sections,
      parts,
    },
    sectionsRead: progress?.sectionsRead ?? [],
    partsDone: progress?.partsDone ?? [],
    lastSection: progress?.lastSection ?? null,
    next: next ? { id: next.id, title: next.title, titleEn: next.titleEn } : null,
  }
}

/** The text comes with the data, so that the page is whole when it is shown and an address with # finds its place. */
export async function clientLoader({ params, serverLoader }: ClientLoaderFunctionArgs) {
  const [data] = await Promise.all([serverLoader<typeof loader>(), preloadLesson(params.moduleId ?? '')])
  return data
}

export default function ModulePage() {
  const data = useLoaderData<typeof loader>()
  // what was read and done belongs to one module: another one starts from its own
  return <Reading key={data.module.id} data={data} />
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

function Reading({ data }: { data: Data }) {
  const { t, i18n } = useTranslation('learn')
  const { module, viewerId } = data
  const inEnglish = i18n.language === 'en'
  const { read, done, waiting, onRead, onDone, onReach } = useStudy(viewerId, module.id, data)
  const ids = useMemo(() => module.sections.map(({ id }) => id), [module])
  const current = useCurrentSection(ids, onReach)
  const progress = useMemo(() => ({ read, onRead, onDone }), [read, onRead, onDone])
  const state = useMemo(() => ({ sectionsRead: [...read], partsDone: [...done] }), [read, done])
  const where = t('where', { level: t(`shell:level.${module.level}`), order: module.order })
  const contents = { sections: module.sections, read, current }
  return (
    <Shell>
      <div className="read">
        <Contents where={where} {...contents} />
        <article className="prose">
          <p className="note only-s">{where}</p>
          <h1 lang={inEnglish ? undefined : 'zh-CN'}>{inEnglish ? module.titleEn : module.title}</h1>
          <p className="lead">{inEnglish ? module.summaryEn : module.summary}</p>
          <Objectives of={inEnglish ? module.objectivesEn : module.objectives} hours={module.classHours} />
          <FoldedContents {...contents} />
          {!isComplete(module, state) && <ComeBack to={data.lastSection} sections={module.sections} />}
          {inEnglish && <Notice>{t('chineseOnly')}</Notice>}
          <LessonProgress.Provider value={progress}>
            <WordsSince.Provider value={data.words}>
              <LessonText moduleId={module.id} />
            </WordsSince.Provider>
          </LessonProgress.Provider>
          <footer className="lesson-end sec">
            <WhatIsLeft module={module} state={state} waiting={waiting} />
            <PractisedIn scenarios={data.talks} drill={data.drill} as={data.role} />
            <Onwards data={data} />
          </footer>
          <Sources sources={module.sources} />
        </article>
        <div className="margin" />
      </div>
    </Shell>
  )
}

function Objectives({ of, hours }: { of: readonly string[]; hours: number }) {
  const { t } = useTranslation('learn')
  return (
    <section className="aims" aria-labelledby="aims">
      <h2 id="aims">{t('aims')}</h2>
      <ul>
        {of.map((aim) => (
          <li key={aim}>{aim}</li>
        ))}
      </ul>
      <p className="note">{t('hours', { hours })}</p>
    </section>
  )
}

/** Where the reader was the last time, unless that is where he would begin anyway. */
function ComeBack({
  to,
  sections,
}: {
  to: string | null
  sections: readonly { id: string; title: string }[]
}) {
  const { t } = useTranslation('learn')
  const section = sections.find(({ id }, at) => id === to && at > 0)
  if (!section) return null
  return (
    <p className="note come-back">
      {t('lastAt')}
      <a href={`#${section.id}`} lang="zh-CN">
        {section.title}
      </a>
    </p>
  )
}

function Onwards({ data: { module, next, role } }: { data: Data }) {
  const { t, i18n } = useTranslation('learn')
  const busy = useNavigation().formAction === `/practice/${module.id}`
  return (
    <>
      <div className="acts sec-s">
        {role === 'trainee' && (
          <Form method="post" action={`/practice/${module.id}`}>
            <Button kind="main" type="submit" busy={busy && t('practiceBusy')}>
              {t('practice')}
            </Button>
          </Form>
        )}
        {next && (
          <ButtonLink to={`/learn/${next.id}`}>
            {t('next', { title: i18n.language === 'en' ? next.titleEn : next.title })} <Icon name="next" />
          </ButtonLink>
        )}
      </div>
      <p className="note">
        <Link to="/learn">{t('all')}</Link>
      </p>
    </>
  )
}
