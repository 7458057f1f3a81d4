import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { rulesTold } from '../../components/exam/exam-rules.ts'
import { UnmetList } from '../../components/exam/unmet-list.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { attemptsOf, findExamSession } from '../../db/reads/exams.server.ts'
import { candidateFacts } from '../../db/reads/study.server.ts'
import { type Unmet, unmetConditions } from '../../domain/certification/eligibility.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { closeOwnOverdue } from '../../use-cases/exam/read-attempt.server.ts'
import { startAttempt } from '../../use-cases/exam/start-attempt.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'start') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { world } = context
  const exam = await findExamSession(world.db, params.examId ?? '')
  const version = exam && (await findBlueprint(world.db, exam.level))
  if (!exam || version?.blueprint.status !== 'published') throw new Response('no such exam', { status: 404 })
  await closeOwnOverdue(world, trainee.id)
  const open = (await attemptsOf(world.db, trainee.id)).find(
    ({ level, status }) => level === exam.level && status === 'inProgress',
  )
  if (open) throw redirect(`/attempts/${open.id}`)
  const facts = await candidateFacts(world.db, trainee.id, exam.level)
  const { blueprint } = version
  return {
    level: exam.level,
    rules: rulesTold(blueprint),
    unmet: unmetConditions(blueprint.rules, facts, world.now()),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  await closeOwnOverdue(context.world, trainee.id)
  const started = await startAttempt(context.world, { candidateId: trainee.id, examId: params.examId ?? '' })
  if (!started.ok) return refused(started.refusal)
  throw redirect(`/attempts/${started.value.attemptId}`)
}

const POINTS_OF_ORDER = ['time', 'save', 'offline', 'one', 'handIn'] as const

export default function Start() {
  const { t } = useTranslation('exam')
  const { level, rules, unmet } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const missing: readonly Unmet[] = answer && 'unmet' in answer.refusal ? answer.refusal.unmet : unmet
  const questions = rules.mix
    .map(({ kind, count, unit }) => t(`list.${unit}`, { kind: t(`shell:kind.${kind}`), count }))
    .join('、')
  return (
    <Shell>
      <p className="crumb">
        <Link to="/exams">{t('start.crumb')}</Link> / {t('theory', { level: t(`shell:level.${level}`) })}
      </p>
      <div className="head">
        <div>
          <h1>{t('start.title')}</h1>
          <p>
            {t('start.facts', {
              minutes: rules.minutes,
              questions,
              full: formatPoints(rules.fullMark),
              cut: formatPoints(rules.cutScore),
            })}
          </p>
        </div>
      </div>
      <dl className="rules">
        {POINTS_OF_ORDER.map((point) => (
          <div key={point}>
            <dt>{t(`start.${point}`)}</dt>
            <dd>{t(`start.${point}Body`)}</dd>
          </div>
        ))}
      </dl>
      {answer && answer.refusal.code !== 'not-eligible' && (
        <Notice tone="bad" role="alert">
          {t(`refusal.${answer.refusal.code}`)}
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone="warn" title={t('start.cannot')} role={answer ? 'alert' : undefined}>
          <UnmetList unmet={missing} />
        </Notice>
      )}
      <Form method="post" className="acts sec">
        {missing.length === 0 && (
          <Button kind="main" type="submit" busy={busy && t('start.busy')}>
            {t('start.button')}
          </Button>
        )}
        <ButtonLink to="/exams">{t('start.back')}</ButtonLink>
      </Form>
    </Shell>
  )
}
