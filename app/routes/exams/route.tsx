import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ExamCard } from '../../components/exam/exam-card.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { ladderLines } from '../../db/reads/certification.server.ts'
import { levelWorkedFor } from '../../domain/certification/standing.ts'
import type { Level } from '../../domain/shared/level.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { closeOwnOverdue } from '../../use-cases/exam/read-attempt.server.ts'
import { type Sitting, sittingsFor } from './sittings.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'exams') }]

/** The sittings with their rules, what this trainee still lacks for each, and how he did before. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { world } = context
  await closeOwnOverdue(world, trainee.id)
  const level = levelWorkedFor(await ladderLines(world.db, trainee.id, world.now()))
  const sittings = await sittingsFor(world.db, trainee, world.now())
  return {
    exams: sittings.filter((sitting) => !isAside(sitting, level)),
    others: sittings.filter((sitting) => isAside(sitting, level)),
  }
}

/** The standing exam of a level the person does not work for and never sat. */
const isAside = ({ exam, attempts }: Sitting, level: Level): boolean =>
  exam.standing && exam.level !== level && attempts.length === 0

export default function Exams() {
  const { t } = useTranslation('exam')
  const { exams, others } = useLoaderData<typeof loader>()
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
      {others.length > 0 && (
        <details className="more sec">
          <summary>{t('list.others', { count: others.length })}</summary>
          {others.map((card) => (
            <ExamCard key={card.exam.id} {...card} />
          ))}
        </details>
      )}
    </Shell>
  )
}
