import { useTranslation } from 'react-i18next'
import type { AnalysisData } from '../../routes/analysis._index/route.tsx'
import { decimal, percent } from './figures.ts'
import { Histogram } from './histogram.tsx'

/** The papers as a whole: where scores lie, how far they can be trusted, how sure pass and fail are. */
export function ExamFigures({ exam, passRate, reliability, consistency, histogram, people }: AnalysisData) {
  const { t } = useTranslation('analysis')
  const facts: readonly (readonly [string, string])[] = [
    ['people', String(people)],
    ['mean', `${decimal(exam.mean, 1)}${t('of100')}`],
    ['median', decimal(exam.median, 1)],
    ['sd', decimal(exam.sd, 1)],
    ['passRate', percent(passRate)],
    [
      'reliability',
      reliability
        ? t(`reliability.${reliability.kind}`, { value: decimal(reliability.value) })
        : t('reliability.none'),
    ],
    ['sem', decimal(exam.sem, 1)],
    ['skewness', decimal(exam.skewness)],
    ['kurtosis', decimal(exam.kurtosis)],
  ]
  return (
    <section className="exam-figures">
      <dl className="figure-grid">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`facts.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Histogram bins={histogram} mean={exam.mean} people={people} />
      <p className="note">
        <b>{t('consistency.title')}</b>{' '}
        {consistency
          ? t('consistency.text', {
              accuracy: percent(consistency.accuracy),
              consistency: percent(consistency.consistency),
              kappa: decimal(consistency.kappa),
            })
          : t('consistency.none')}
      </p>
    </section>
  )
}
