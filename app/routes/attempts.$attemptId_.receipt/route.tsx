import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LeftOver } from '../../components/exam/left-over.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { lateArrivals, logOfAttempt } from '../../db/reads/sittings.server.ts'
import { lateFates } from '../../domain/exam-session/late-answers.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { readOwnAttempt } from '../../use-cases/exam/read-attempt.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'receipt') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const attempt = await readOwnAttempt(context.world, params.attemptId ?? '', trainee.id)
  if (!attempt) throw new Response('no such attempt', { status: 404 })
  if (attempt.status === 'inProgress') throw redirect(`/attempts/${attempt.id}`)
  const { id, level, status, release, receipt } = attempt
  const { db } = context.world
  const late = lateFates(await lateArrivals(db, { attemptId: id }), await logOfAttempt(db, id))
  return { id, level, status, release, receipt, late }
}

export default function ReceiptPage() {
  const { t } = useTranslation('exam')
  const { date, seconds } = useFormats()
  const { id, level, status, release, receipt, late } = useLoaderData<typeof loader>()
  const next =
    status === 'released' || status === 'voided' || status === 'awaitingManual'
      ? status
      : status === 'marked' || release === 'manual'
        ? 'manual'
        : 'soon'
  return (
    <Shell>
      <p className="crumb">
        <Link to="/exams">{t('start.crumb')}</Link> / {t('theory', { level: t(`shell:level.${level}`) })}
      </p>
      <div className="head">
        <div>
          <h1>{t('receipt.title')}</h1>
        </div>
      </div>
      <div className="stack">
        <LeftOver attemptId={id} />
        {late.undecided > 0 && <Notice tone="warn">{t('receipt.late', { count: late.undecided })}</Notice>}
        {late.beingRead > 0 && <Notice>{t('receipt.lateBeingRead', { count: late.beingRead })}</Notice>}
        {late.counted > 0 && <Notice tone="good">{t('receipt.lateCounted', { count: late.counted })}</Notice>}
        {receipt && (
          <dl className="kv">
            <dt>{t('receipt.submittedAt')}</dt>
            <dd>
              {date(receipt.submittedAt, true)} {seconds(receipt.submittedAt)}
            </dd>
            <dt>{t('receipt.by')}</dt>
            <dd>{t(`receipt.${receipt.by}`)}</dd>
            <dt>{t('receipt.answered')}</dt>
            <dd>{t('receipt.answeredOf', receipt)}</dd>
            <dt>{t('receipt.hash')}</dt>
            <dd>
              <code>{receipt.answersHash}</code>
              <br />
              <span className="note">{t('receipt.hashNote')}</span>
            </dd>
            <dt>{t('receipt.attempt')}</dt>
            <dd>
              <code>{id}</code>
            </dd>
          </dl>
        )}
        <p role="status">{t(`receipt.${next}`)}</p>
      </div>
      <div className="acts sec">
        {next === 'released' && (
          <ButtonLink kind="main" to={`/attempts/${id}/result`}>
            {t('receipt.toResult')}
          </ButtonLink>
        )}
        {next === 'soon' && (
          <ButtonLink to="." replace>
            <Icon name="again" />
            {t('receipt.refresh')}
          </ButtonLink>
        )}
        {receipt && (
          <a className="btn" href={`/attempts/${id}/receipt.txt`} download>
            <Icon name="download" />
            {t('receipt.download')}
          </a>
        )}
        <ButtonLink to="/exams">{t('receipt.toExams')}</ButtonLink>
      </div>
    </Shell>
  )
}
