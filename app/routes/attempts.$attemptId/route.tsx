import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AttemptRoom } from '../../components/exam/attempt-room.tsx'
import { inGivenOrder } from '../../components/question/option-order.ts'
import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { answersOf, slotsOf } from '../../db/reads/exams.server.ts'
import { candidateView } from '../../domain/item/schema.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { readOwnAttempt } from '../../use-cases/exam/read-attempt.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'room') }]

/** The paper as its candidate may see it. A paper that is closed leads to its receipt. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const attempt = await readOwnAttempt(context.world, params.attemptId ?? '', trainee.id)
  if (!attempt) throw new Response('no such attempt', { status: 404 })
  if (attempt.status !== 'inProgress') throw redirect(`/attempts/${attempt.id}/receipt`)
  const { db, now } = context.world
  const slots = await slotsOf(db, attempt.id)
  const versions = await itemVersionsOf(db, slots)
  const questions = slots.map(({ slot, itemId, itemVersion, optionOrder }) => {
    const version = versions.get(versionName(itemId, itemVersion))
    if (!version) throw new Error(`item ${itemId} has no version ${itemVersion}`)
    return { slot, view: inGivenOrder(candidateView(version.body), optionOrder) }
  })
  const answers = await answersOf(db, attempt.id)
  return {
    attemptId: attempt.id,
    level: attempt.level,
    title: attempt.examSessionId === `${attempt.level}-theory` ? null : attempt.title,
    epoch: attempt.epoch,
    deadline: attempt.deadline,
    pausedAt: attempt.pausedAt,
    serverNow: now(),
    shortcuts: trainee.shortcuts,
    questions,
    answers: answers.map(({ slot, value, flagged, epoch, seq }) => ({ slot, value, flagged, epoch, seq })),
  }
}

export default function Room() {
  const { t } = useTranslation('exam')
  const { level, title, ...room } = useLoaderData<typeof loader>()
  return (
    <AttemptRoom
      key={room.attemptId}
      title={title ?? t('theory', { level: t(`shell:level.${level}`) })}
      {...room}
    />
  )
}
