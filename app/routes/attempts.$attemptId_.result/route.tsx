import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NodeTable } from '../../components/exam/node-table.tsx'
import { RereadPlan } from '../../components/exam/reread-plan.tsx'
import { ScoreHistory } from '../../components/regrade/score-history.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Tag } from '../../components/ui/tag.tsx'
import { unmetFor } from '../../db/reads/certification.server.ts'
import { getBlueprintVersion } from '../../db/reads/content.server.ts'
import { findCertificate } from '../../db/reads/exams.server.ts'
import { markedPaper } from '../../db/reads/papers.server.ts'
import { scoreHistory } from '../../db/reads/regrades.server.ts'
import { placesToReread, resultByNode, weakestLeaves } from '../../domain/attempt/result-summary.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { readOwnAttempt } from '../../use-cases/exam/read-attempt.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'result') }]

const WEAK_LEAVES = 3
const PLACES_EACH = 2

/** Score, points by node and what to reread; an attempt that is not released leads to its receipt, which says when. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { world } = context
  const attempt = await readOwnAttempt(world, params.attemptId ?? '', trainee.id)
  if (!attempt) throw new Response('no such attempt', { status: 404 })
  const paper = attempt.status === 'released' ? await markedPaper(world.db, attempt.id) : undefined
  if (!paper) throw redirect(`/attempts/${attempt.id}/receipt`)
  const { tree } = await getBlueprintVersion(world.db, attempt.level, attempt.blueprintVersion)
  const marks = paper.rows.map(({ slot, mark, section }) => ({
    leaf: slot.leaf,
    points: mark.points,
    outOf: mark.outOf,
    section,
  }))
  const nodes = resultByNode(tree, marks)
  const weak = weakestLeaves(nodes, WEAK_LEAVES).map(({ id, name, points, outOf }) => {
    const lost = marks.filter((mark) => mark.leaf === id && mark.points < mark.outOf)
    const placed = lost.flatMap(({ section, ...mark }) =>
      section ? [{ section, lost: mark.outOf - mark.points }] : [],
    )
    return { id, name, points, outOf, wrong: lost.length, places: placesToReread(placed, PLACES_EACH) }
  })
  const certificate = await findCertificate(world.db, { attemptId: attempt.id })
  const { points, outOf, passed } = paper.score
  const unmet = await unmetFor(world.db, trainee.id, attempt.level, world.now())
  const waits = unmet.flatMap((condition) => ('mayStartAt' in condition ? [condition.mayStartAt] : []))
  return {
    id: attempt.id,
    level: attempt.level,
    startedAt: attempt.startedAt,
    score: { points, outOf, passed, cutScore: attempt.cutScore },
    scores: await scoreHistory(world.db, attempt.id),
    nodes,
    weak,
    certificate: certificate
      ? {
          code: certificate.code,
          validUntil: certificate.validUntil,
          inQuestion: certificate.flaggedAt !== null,
        }
      : null,
    againAt: passed || waits.length === 0 ? null : Math.max(...waits),
  }
}

export default function Result() {
  const { t } = useTranslation('exam')
  const { date, dateTime } = useFormats()
  const { id, level, startedAt, score, scores, nodes, weak, certificate, againAt } =
    useLoaderData<typeof loader>()
  const names = { level: t(`shell:level.${level}`) }
  return (
    <Shell>
      <p className="crumb">
        <Link to="/exams">{t('start.crumb')}</Link> / {t('result.crumb', names)} / {date(startedAt)}
      </p>
      <div className="head">
        <div>
          <h1>{t('result.title', names)}</h1>
        </div>
        <div className="acts">
          <ButtonLink small to={`/attempts/${id}/review`}>
            {t('result.review')}
          </ButtonLink>
          <ButtonLink small to={`/attempts/${id}/receipt`}>
            <Icon name="paper" />
            {t('receipt.title')}
          </ButtonLink>
        </div>
      </div>
      <section className="score">
        <p className="big">
          {formatPoints(score.points)}
          <small> / {formatPoints(score.outOf)}</small>
        </p>
        <div className="stack-s">
          <p>
            <Tag tone={score.passed ? 'good' : 'bad'} icon={score.passed ? 'check' : 'cross'}>
              {t(score.passed ? 'passed' : 'failed')}
            </Tag>{' '}
            <FromTheCut points={score.points} cutScore={score.cutScore} />
          </p>
          {certificate && (
            <p className="muted">
              {certificate.inQuestion
                ? t('regrade:history.inQuestion')
                : t('result.validUntil', { at: date(certificate.validUntil, true) })}{' '}
              <Link to={`/certificates/${certificate.code}`}>{t('result.certificate')}</Link>
            </p>
          )}
          {againAt !== null && <p className="muted">{t('result.againAt', { at: dateTime(againAt) })}</p>}
        </div>
      </section>
      <ScoreHistory scores={scores} />
      <div className="row2 sec">
        <section aria-labelledby="nodes-head">
          <h2 id="nodes-head">{t('result.nodes')}</h2>
          <p className="note">
            {t('result.nodesNote')} <Icon name="warn" label={t('result.low')} />。
          </p>
          <NodeTable nodes={nodes} />
        </section>
        <RereadPlan leaves={weak} />
      </div>
    </Shell>
  )
}

/** The way from the cut. What is missing is shown to the hundredth, so that 59.95 does not read as missing nothing. */
function FromTheCut({ points, cutScore }: { points: number; cutScore: number }) {
  const { t } = useTranslation('exam')
  if (points === cutScore) return <>{t('result.onCut')}</>
  if (points > cutScore) return <>{t('result.above', { points: formatPoints(points - cutScore) })}</>
  return <>{t('result.below', { points: (cutScore - points) / 100 })}</>
}
