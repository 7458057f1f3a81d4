import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ExamCard } from '../../components/exam/exam-card.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { closeOwnOverdue } from '../../use-cases/exam/read-attempt.server.ts'
import { sittingsFor } from './sittings.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'exams') }]

/** The sittings with their rules, what this trainee still lacks for each, and how he did before. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { world } = context
  await closeOwnOverdue(world, trainee.id)
  return { exams: await sittingsFor(world.db, trainee, world.now()) }
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
