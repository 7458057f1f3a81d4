import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useDoorWords } from '../../components/exam/door-words.ts'
import { rulesTold } from '../../components/exam/exam-rules.ts'
import { UnmetList } from '../../components/exam/unmet-list.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button, ButtonLink } from '../../components/ui/button.tsx'
import { Field, TextInput } from '../../components/ui/field.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { unmetFor } from '../../db/reads/certification.server.ts'
import { findBlueprint } from '../../db/reads/content.server.ts'
import { attemptsOf, findExamSession, isStanding } from '../../db/reads/exams.server.ts'
import { sittingsOf } from '../../db/reads/sittings.server.ts'
import type { Unmet } from '../../domain/certification/eligibility.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { closeOwnOverdue } from '../../use-cases/exam/read-attempt.server.ts'
import { startAttempt } from '../../use-cases/exam/start-attempt.server.ts'
import { takeTurn } from '../../use-cases/people/rate-limit.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'start') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { world } = context
  const exam = await findExamSession(world.db, params.examId ?? '')
  const version = exam && (await findBlueprint(world.db, exam.level))
  if (!exam || version?.blueprint.status !== 'published') throw new Response('no such exam', { status: 404 })
  await closeOwnOverdue(world, trainee.id)
  const mine = await attemptsOf(world.db, trainee.id)
  const open = mine.find(({ status }) => status === 'inProgress')
  if (open?.examSessionId === exam.id) throw redirect(`/attempts/${open.id}`)
  const sat = new Set(mine.map(({ examSessionId }) => examSessionId))
  const visible = await sittingsOf(world.db, trainee, sat)
  if (!visible.some(({ id }) => id === exam.id)) throw new Response('no such exam', { status: 404 })
  const { blueprint } = version
  return {
    level: exam.level,
    title: isStanding(exam) ? null : exam.title,
    asksCode: exam.accessCodeHash !== null,
    rules: rulesTold(blueprint),
    unmet: exam.kind === 'formal' ? await unmetFor(world.db, trainee.id, exam.level, world.now()) : [],
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { world, address } = context
  await closeOwnOverdue(world, trainee.id)
  const examId = params.examId ?? ''
  const form = await request.formData().catch(() => new FormData()) // without a body: no code was typed
  const accessCode = form.get('accessCode')
  if (accessCode !== null) {
    const turn = await takeTurn(world, { kind: 'accessCode', of: trainee.id })
    if (!turn.ok) return refused(turn.refusal)
  }
  const started = await startAttempt(world, {
    candidateId: trainee.id,
    examId,
    address,
    ...(accessCode !== null && { accessCode: String(accessCode) }),
  })
  if (!started.ok) return refused(started.refusal)
  throw redirect(`/attempts/${started.value.attemptId}`)
}

const POINTS_OF_ORDER = ['time', 'save', 'offline', 'one', 'handIn'] as const

export default function Start() {
  const { t } = useTranslation('exam')
  const { level, title, asksCode, rules, unmet } = useLoaderData<typeof loader>()
  const doorWords = useDoorWords()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const missing: readonly Unmet[] = answer && 'unmet' in answer.refusal ? answer.refusal.unmet : unmet
  const questions = rules.mix
    .map(({ kind, count, unit }) => t(`list.${unit}`, { kind: t(`shell:kind.${kind}`), count }))
    .join('、')
  return (
    <Shell>
      <p className="crumb">
        <Link to="/exams">{t('start.crumb')}</Link> /{' '}
        {title ?? t('theory', { level: t(`shell:level.${level}`) })}
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
          {doorWords(answer.refusal)}{' '}
          {answer.refusal.code === 'another-attempt-open' && (
            <Link to={`/attempts/${answer.refusal.attemptId}`}>{t('refusal.toOther')}</Link>
          )}
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone="warn" title={t('start.cannot')} role={answer ? 'alert' : undefined}>
          <UnmetList unmet={missing} />
        </Notice>
      )}
      <Form method="post" className="sec">
        {asksCode && missing.length === 0 && (
          <div className="form-col">
            <Field label={t('start.code')} hint={t('start.codeHint')}>
              <TextInput
                name="accessCode"
                required
                maxLength={20}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
              />
            </Field>
          </div>
        )}
        <div className="acts">
          {missing.length === 0 && (
            <Button kind="main" type="submit" busy={busy && t('start.busy')}>
              {t('start.button')}
            </Button>
          )}
          <ButtonLink to="/exams">{t('start.back')}</ButtonLink>
        </div>
      </Form>
    </Shell>
  )
}
