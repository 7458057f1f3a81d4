import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ExamCard } from '../../components/exam/exam-card.tsx'
import { rulesTold } from '../../components/exam/exam-rules.ts'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { allExamSessions, attemptsOf, latestScore } from '../../db/reads/exams.server.ts'
import { candidateFacts } from '../../db/reads/study.server.ts'
import { unmetConditions } from '../../domain/certification/eligibility.ts'
import { LEVELS } from '../../domain/shared/level.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { closeOwnOverdue } from '../../use-cases/exam/read-attempt.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'exams') }]

/** The sittings with their rules, what this trainee still lacks for each, and how he did before. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { world } = context
  await closeOwnOverdue(world, trainee.id)
  const mine = await attemptsOf(world.db, trainee.id)
  const exams = []
  for (const exam of await allExamSessions(world.db)) {
    const level = LEVELS.find((known) => known === exam.level)
    const version = level && (await findBlueprint(world.db, level))
    if (!level || version?.blueprint.status !== 'published') continue
    const { blueprint } = version
    const sat = mine.filter((attempt) => attempt.examSessionId === exam.id)
    const open = mine.find((attempt) => attempt.level === level && attempt.status === 'inProgress')
    const unmet = unmetConditions(
      blueprint.rules,
      await candidateFacts(world.db, trainee.id, level),
      world.now(),
    )
    const lines = []
    for (const { id, status, startedAt } of sat.reverse()) {
      const score = status === 'released' ? await latestScore(world.db, id) : undefined
      lines.push({
        id,
        status,
        startedAt,
        score: score ? { points: score.points, passed: score.passed } : null,
      })
    }
    exams.push({
      exam: { id: exam.id, level, opensAt: exam.opensAt, closesAt: exam.closesAt },
      rules: rulesTold(blueprint),
      unmet,
      open: open ? { id: open.id, deadline: open.deadline } : null,
      attempts: lines,
    })
  }
  return { exams }
}

export default function Exams() {
  const { t } = useTranslation('exam')
  const { exams } = useLoaderData<typeof loader>()
  return (
    <Shell>
      <div className="head">
        <div>
          <h1>{t('list.title')}</h1>
          <p>{t('list.lead')}</p>
        </div>
      </div>
      {exams.length === 0 && (
        <EmptyState action={<ButtonLink to="/learn">{t('list.toLearn')}</ButtonLink>}>
          {t('list.none')}
        </EmptyState>
      )}
      {exams.map((card) => (
        <ExamCard key={card.exam.id} {...card} />
      ))}
    </Shell>
  )
}
