import { Form, Link, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { Clauses } from '../ui/words.tsx'
import { MoodChart } from './mood-chart.tsx'
import { Radar } from './radar.tsx'
import { Evidence, Missing } from './report-evidence.tsx'
import { Needs } from './report-needs.tsx'
import { Transcript } from './report-transcript.tsx'
import type { ReportView } from './report-view.ts'

/** What happened in a talk and why: every point with the words that earned it, every chance missed with better ones. */
export function TalkReportPage({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  const { date } = useFormats()
  const { before } = report
  return (
    <>
      <p className="crumb">
        <Link to={BACK[report.back]}>{t(`watch:back.${report.back}`)}</Link> / {report.title} /{' '}
        {date(report.startedAt)}
        {!report.own && ` / ${report.personName}`}
      </p>
      <div className="head">
        <h1>{t(`headline.${headlineOf(report)}`)}</h1>
        {report.own && <Actions report={report} />}
      </div>
      <section className="score">
        <p className="big">
          {formatPoints(report.total)}
          <small> / 100</small>
        </p>
        <div className="stack-s">
          <p>
            <Tag tone={END_TONE[report.end]} icon={END_TONE[report.end] === 'good' ? 'check' : 'warn'}>
              {t(report.falseClose ? 'end.falseClose' : `end.${report.end}`)}
            </Tag>{' '}
            <Tag tone={report.passed ? 'good' : 'line'}>{t(report.passed ? 'passed' : 'notPassed')}</Tag>
          </p>
          {before && (
            <p className="muted">
              {t(report.total >= before.total ? 'moreThanBefore' : 'lessThanBefore', {
                points: formatPoints(Math.abs(report.total - before.total)),
              })}
              {before.truthOut !== null &&
                report.truthOut !== null &&
                before.truthOut !== report.truthOut && (
                  <>
                    {' '}
                    {t(report.truthOut < before.truthOut ? 'truthEarlier' : 'truthLater', {
                      count: Math.abs(before.truthOut - report.truthOut),
                    })}
                  </>
                )}
            </p>
          )}
          {report.caps.map(({ kind, count, points }) => (
            <p key={kind} className="bad-t">
              <Icon name="warn" /> {t(`cap.${kind}`, { count, points: formatPoints(points) })}
            </p>
          ))}
        </div>
      </section>
      {report.provisional && <Notice tone="warn">{t('provisional')}</Notice>}
      {report.redLines.map(({ redLine, turn, quote, confirmed }) => (
        <Notice key={`${redLine} ${turn}`} tone={confirmed ? 'bad' : 'warn'} title={t(`red.${redLine}.name`)}>
          <p>{t(confirmed ? 'red.confirmed' : 'red.suspected', { turn, say: quote })}</p>
          <p>{t(`red.${redLine}.rule`)}</p>
        </Notice>
      ))}
      <section className="sec" aria-labelledby="timeline">
        <h2 id="timeline">{t('timeline', { count: report.timeline.length - 1 })}</h2>
        <MoodChart timeline={report.timeline} />
      </section>
      <Advice report={report} />
      <Truth report={report} />
      <Needs report={report} />
      <Dimensions report={report} />
      <Evidence report={report} />
      <Missing report={report} />
      <Transcript report={report} />
      <Tries report={report} />
    </>
  )
}

/** What a language model made of the evidence, where the site has one; points are not its to give. */
function Advice({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  if (report.advice.length === 0) return null
  return (
    <section className="sec" aria-labelledby="advice">
      <h2 id="advice">{t('advice.title')}</h2>
      <ol className="evid">
        {report.advice.map(({ turn, text }) => (
          <li key={`${turn} ${text}`}>
            <a className="t" href={`#turn-${turn}`}>
              {t('turn', { turn })}
            </a>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p className="note">{t('advice.note')}</p>
    </section>
  )
}

const BACK = { talks: '/talks', team: '/team/talks', play: '/team/play', appeals: '/appeals' } as const

const END_TONE = {
  saved: 'good',
  deferred: 'good',
  gracefulExit: 'good',
  lost: 'warn',
  violation: 'bad',
} as const

/** One sentence for the whole talk: the red line, what stayed hidden, or the weakest dimension. */
function headlineOf({ redLines, truth, dimensions, passed, end }: ReportView): string {
  if (redLines.some(({ confirmed }) => confirmed)) return 'redLine'
  if (truth.every(({ voiced }) => voiced === undefined)) return 'truthHidden'
  const weakest = [...dimensions].sort((a, b) => a.pct - b.pct)[0]
  if (passed && weakest && weakest.pct >= 80) return end === 'gracefulExit' ? 'wellReleased' : 'allWell'
  return weakest?.dimension ?? 'allWell'
}

function Actions({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  const busy = useNavigation().state !== 'idle'
  const retry = report.missed.find(({ first }) => first !== undefined && first > 1)?.first ?? 1
  return (
    <div className="acts">
      <Button small onClick={() => window.print()} className="no-print">
        <Icon name="print" />
        {t('print')}
      </Button>
      {report.mode !== 'team' && (
        <Form method="post">
          <input type="hidden" name="intent" value="share" />
          <Button small type="submit" disabled={report.shared}>
            {t(report.shared ? 'shared' : 'share')}
          </Button>
        </Form>
      )}
      {report.mode !== 'exam' && (
        <Form method="post">
          <input type="hidden" name="intent" value="branch" />
          <input type="hidden" name="turn" value={retry} />
          <Button kind="main" small type="submit" busy={busy && t('starting')}>
            {t('retry', { turn: retry })}
          </Button>
        </Form>
      )}
    </div>
  )
}

/** What he came with, and what it was about. */
function Truth({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  return (
    <section className="sec" aria-labelledby="truth">
      <h2 id="truth">{t('truth.title')}</h2>
      {report.truth.map(({ id, label, voiced, resolved, gate }) => (
        <div key={id} className="truth">
          <div>
            <small>{t('truth.stated')}</small>
            <p className="quote">
              <Clauses>{report.timeline[0]?.reply ?? ''}</Clauses>
            </p>
          </div>
          <Icon name="next" />
          <div>
            <small>{voiced === undefined ? t('truth.never') : t('truth.voiced', { turn: voiced })}</small>
            <p className="quote">
              <Clauses>{(voiced !== undefined && report.timeline[voiced]?.reply) || label}</Clauses>
            </p>
            {voiced === undefined ? (
              <ul className="plain note">
                {gate
                  .filter(({ met }) => !met)
                  .map((condition) => (
                    <li key={`${condition.kind} ${'label' in condition ? condition.label : ''}`}>
                      {t(`truth.gate.${condition.kind}`, { ...condition })}
                    </li>
                  ))}
              </ul>
            ) : (
              <p className="note">
                {resolved === undefined ? t('truth.unresolved') : t('truth.resolved', { turn: resolved })}
              </p>
            )}
          </div>
        </div>
      ))}
    </section>
  )
}

function Dimensions({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  const { dimensions, before } = report
  const weightOf = (dimension: string) => dimensions.find((one) => one.dimension === dimension)?.weight ?? 0
  const earlier = before
    ? dimensions.map(({ dimension }) => ({
        dimension,
        pct: weightOf(dimension) === 0 ? 0 : (before.dimensions[dimension] ?? 0) / weightOf(dimension),
      }))
    : null
  return (
    <div className="pair sec">
      <section aria-labelledby="radar">
        <h2 id="radar">{t('radar.title')}</h2>
        <Radar now={dimensions} before={earlier} />
        <p className="note">{t(before ? 'radar.noteBoth' : 'radar.note')}</p>
      </section>
      <section aria-labelledby="points">
        <h2 id="points">{t('points.title')}</h2>
        <Table caption={t('points.title')} className="nodes">
          <thead>
            <tr>
              <th scope="col">{t('points.dimension')}</th>
              <th scope="col" className="num">
                {t('points.now')}
              </th>
              <th scope="col" className="num">
                {t('points.full')}
              </th>
              {before && (
                <th scope="col" className="num">
                  {t('points.before')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {dimensions.map(({ dimension, points, weight }) => (
              <tr key={dimension}>
                <th scope="row">{t(`dimension.${dimension}`)}</th>
                <td className="num">
                  <b>{formatPoints(points)}</b>
                </td>
                <td className="num muted">{weight}</td>
                {before && <td className="num muted">{formatPoints(before.dimensions[dimension] ?? 0)}</td>}
              </tr>
            ))}
          </tbody>
        </Table>
        <p className="note">
          {t('negation', { count: report.negations.count, per: report.negations.per100 })}
        </p>
      </section>
    </div>
  )
}

/** Every try with this scenario, so that one sees how one got on. */
function Tries({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  const { dateTime } = useFormats()
  if (report.tries.length < 2) return null
  return (
    <section className="sec" aria-labelledby="tries">
      <h2 id="tries">{t('tries.title')}</h2>
      <Table caption={t('tries.title')}>
        <tbody>
          {report.tries.map(({ id, at, total, end, branchTurn }) => (
            <tr key={id} aria-current={id === report.id ? 'true' : undefined}>
              <th scope="row">
                {id === report.id ? dateTime(at) : <Link to={`/talks/${id}/report`}>{dateTime(at)}</Link>}
                {branchTurn !== null && (
                  <small className="note"> {t('tries.branch', { turn: branchTurn })}</small>
                )}
              </th>
              <td>{end ? t(`end.${end}`) : ''}</td>
              <td className="num">{total === null ? '—' : formatPoints(total)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
