import { useTranslation } from 'react-i18next'
import { formatPoints } from '../../domain/shared/format-points.ts'
import type { ReportView } from './report-view.ts'

/** Where the points come from: the trainee's own words, marked, with what they earned. */
export function Evidence({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  const inOrder = report.evidence.filter(({ points }) => points !== 0).sort((a, b) => a.turn - b.turn)
  return (
    <section className="sec" aria-labelledby="evidence">
      <h2 id="evidence">{t('evidence.title')}</h2>
      {inOrder.length === 0 ? (
        <p className="note">{t('evidence.none')}</p>
      ) : (
        <ol className="evid">
          {inOrder.map(({ line, turn, quote, points }) => (
            <li key={line}>
              <span className="t">{t('turn', { turn })}</span>
              <div>
                {quote !== '' && <Quoted say={report.timeline[turn]?.say ?? quote} quote={quote} />}
                <p className="why">
                  {t('evidence.why', {
                    dimension: t(`dimension.${line.slice(0, 2)}`),
                    line: t(`line.${line.replace('.', '_')}`),
                  })}
                </p>
              </div>
              <span className={points > 0 ? 'p good-t' : 'p bad-t'}>
                {points > 0 ? '+' : '−'}
                {formatPoints(Math.abs(points))}
              </span>
            </li>
          ))}
        </ol>
      )}
      {CUT.map((dimension) => (
        <Cut key={dimension} report={report} dimension={dimension} />
      ))}
    </section>
  )
}

/** The dimensions that lose what their lines earned: D2 by haste or brush-offs, D6 by vague words or a red line. */
const CUT = ['D2', 'D6'] as const

function Cut({ report, dimension }: { report: ReportView; dimension: (typeof CUT)[number] }) {
  const { t } = useTranslation('report')
  const earned = report.evidence
    .filter(({ line }) => line.startsWith(dimension))
    .reduce((sum, { points }) => sum + points, 0)
  const kept = report.dimensions.find((one) => one.dimension === dimension)?.points ?? 0
  if (earned <= kept) return null
  return (
    <p className="note">
      {t(`evidence.cut.${dimension}`, { earned: formatPoints(earned), kept: formatPoints(kept) })}
    </p>
  )
}

/** A line with the words that counted marked in it. */
function Quoted({ say, quote }: { say: string; quote: string }) {
  const from = Math.max(say.indexOf(quote), 0)
  return (
    <p className="song">
      “{say.slice(0, from)}
      <mark>{quote}</mark>
      {say.slice(from + quote.length)}”
    </p>
  )
}

/** What could have been said, when, and how. */
export function Missing({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  if (report.missed.length === 0) return null
  return (
    <section className="sec" aria-labelledby="missed">
      <h2 id="missed">{t('missed.title')}</h2>
      {report.missed.map(({ line, pct, of, first, better }) => (
        <div key={line} className="pair missed">
          <div>
            <h3>{t(`line.${line.replace('.', '_')}`)}</h3>
            <p className="muted">
              {of > 0 && t(pct > 0 ? 'missed.partly' : 'missed.wholly', { earned: pct, worth: of })}
              {first === undefined ? t('missed.never') : t('missed.when', { turn: first })}
            </p>
          </div>
          {better.length > 0 && (
            <ul className="better">
              {better.map((say) => (
                <li key={say} className="song">
                  “{say}”
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  )
}
