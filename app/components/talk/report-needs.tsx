import { useTranslation } from 'react-i18next'
import { Clauses } from '../ui/words.tsx'
import type { ReportView } from './report-view.ts'

/** The customer's lines he was asked about, with what they want; one passed over is told so, and is not wrong. */
export function Needs({ report }: { report: ReportView }) {
  const { t } = useTranslation('report')
  if (report.needs.length === 0) return null
  return (
    <section className="sec" aria-labelledby="needs">
      <h2 id="needs">{t('needs.title')}</h2>
      <ol className="evid">
        {report.needs.map(({ turn, words, key, said }) => (
          <li key={turn}>
            <a className="t" href={turn === 0 ? '#transcript' : `#turn-${turn}`}>
              {turn === 0 ? t('transcript.start') : t('turn', { turn })}
            </a>
            <div className="stack-s">
              <p className="song">
                <Clauses>{words}</Clauses>
              </p>
              <p>
                {t(said === null ? 'needs.skipped' : said.score === 100 ? 'needs.right' : 'needs.other', {
                  class: t(`question:class.${key.class}`),
                  motive: t(`question:motive.${key.motive}`),
                  said: said && t(`question:motive.${said.motive ?? key.motive}`),
                })}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <p className="note">{t('needs.note')}</p>
    </section>
  )
}
