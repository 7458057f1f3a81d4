import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Reminders } from '../../components/certification/reminders.tsx'
import { Checklist, type PracticalCondition } from '../../components/home/checklist.tsx'
import { Ladder } from '../../components/home/ladder.tsx'
import { NextStep } from '../../components/home/next-step.tsx'
import { Review } from '../../components/home/review.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ladderLines } from '../../db/reads/certification.server.ts'
import { hasRole } from '../../db/reads/people.server.ts'
import { todayOf } from '../../db/reads/today.server.ts'
import { type Condition, levelWorkedFor } from '../../domain/certification/standing.ts'
import { minutesLeft } from '../../domain/course/progress.ts'
import { requireViewer } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'today') }]

/** Reviews offered at once: as many as can be done in a day. */
const MOST_REVIEWS = 5

/** Everybody's front door: trainees see the level they are working for, the others go to where they work. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request, context)
  if (!hasRole(viewer, 'trainee')) {
    if (hasRole(viewer, 'trainer')) throw redirect('/bank')
    if (hasRole(viewer, 'manager')) throw redirect('/team')
    if (hasRole(viewer, 'administrator')) throw redirect('/people')
    if (hasRole(viewer, 'assessor')) throw redirect('/certification/people')
    throw redirect(hasRole(viewer, 'invigilator') ? '/sessions' : '/profile')
  }
  const levels = await ladderLines(context.world.db, viewer.id, context.world.now())
  const level = levelWorkedFor(levels)
  const today = await todayOf(context.world.db, viewer.id, level, context.world.now())
  const { next, hours, needed, cutScore, theory, unmet, weak } = today
  const modules = today.modules.map((module) => ({
    id: module.id,
    order: module.order,
    title: module.title,
    titleEn: module.titleEn,
    completed: module.completed,
    begun: module.updatedAt !== null,
    place: module.sections.find(({ id }) => id === module.lastSection) ?? null,
    sectionsLeft: module.sections.length - module.sectionsRead.length,
    partsLeft: module.parts.length - module.partsDone.length,
    minutes: minutesLeft(module, module),
    classHours: module.classHours,
  }))
  return {
    level,
    next,
    hours,
    needed,
    cutScore,
    theory,
    unmet,
    weak: weak.slice(0, MOST_REVIEWS),
    modules,
    levels,
  }
}

const isPractical = (condition: Condition): condition is PracticalCondition => condition.name === 'practical'

export default function TodayPage() {
  const { t } = useTranslation('home')
  const { level, next, hours, needed, cutScore, theory, unmet, weak, modules, levels } =
    useLoaderData<typeof loader>()
  const own = levels.find((line) => line.level === level)
  const module = next.kind === 'module' ? modules.find(({ id }) => id === next.moduleId) : undefined
  const reviews =
    weak.length > 0 || modules.some((one) => one.begun && !one.completed && one.id !== module?.id)
  return (
    <Shell>
      <Reminders levels={levels} />
      <div className="next">
        <NextStep level={level} step={next} module={module} unmet={unmet} reviews={reviews} />
        <Ladder levels={levels} next={level} />
      </div>
      <div className="row2 sec">
        <section aria-labelledby="review">
          <h2 id="review">{t('review.title')}</h2>
          <Review weak={weak} modules={modules.filter(({ id }) => id !== module?.id)} />
        </section>
        <aside aria-labelledby="gap">
          <h2 id="gap">
            {t(theory.state === 'passed' ? 'gap.passed' : 'gap.title', { level: t(`shell:level.${level}`) })}
          </h2>
          <Checklist
            modulesDone={modules.filter(({ completed }) => completed).length}
            modules={modules.length}
            hours={hours}
            needed={needed}
            cutScore={cutScore}
            theory={theory}
            unmet={unmet}
            practical={own?.conditions.find(isPractical)}
            certified={own !== undefined && own.certificate !== null}
          />
        </aside>
      </div>
    </Shell>
  )
}
