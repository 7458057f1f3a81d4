import { useTranslation } from 'react-i18next'
import type { ExamRules } from '../../domain/blueprint/schema.ts'
import { inPoints } from '../bank/points.ts'
import { Table } from '../ui/table.tsx'
import { OriginTag } from './origin-tag.tsx'

/** The rules of the examination, each with where it comes from. */
export function ExamRulesTable({ rules }: { rules: ExamRules }) {
  const { t } = useTranslation('blueprint')
  const words: Record<keyof ExamRules, string> = {
    minutes: t('rules.in.minutes', { value: rules.minutes.value }),
    fullMark: t('rules.in.points', { value: inPoints(rules.fullMark.value) }),
    cutScore: t('rules.in.points', { value: inPoints(rules.cutScore.value) }),
    graceMs: t('rules.in.seconds', { value: rules.graceMs.value / 1_000 }),
    classHours: t('rules.in.hours', { value: rules.classHours.value }),
    retakeDays: t('rules.in.days', { value: rules.retakeDays.value }),
    attemptsPerYear: t('rules.in.times', { value: rules.attemptsPerYear.value }),
    maxOverlap: t('rules.in.share', { value: Math.round(rules.maxOverlap.value * 100) }),
    theoryValidMonths: t('rules.in.months', { value: rules.theoryValidMonths.value }),
    certificateValidMonths: t('rules.in.months', { value: rules.certificateValidMonths.value }),
    release: t(`rules.release.${rules.release.value}`),
  }
  return (
    <section className="sec" aria-labelledby="rules">
      <h2 id="rules">{t('rules.title')}</h2>
      <Table caption={t('rules.title')} className="exam-rules">
        <thead>
          <tr>
            <th scope="col">{t('rules.rule')}</th>
            <th scope="col">{t('rules.value')}</th>
            <th scope="col">{t('weights.origin')}</th>
            <th scope="col" className="hide-s">
              {t('rules.note')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(words) as (keyof ExamRules)[]) // the keys of a record typed by them
            .map((rule) => (
              <tr key={rule}>
                <th scope="row">{t(`rules.name.${rule}`)}</th>
                <td>{words[rule]}</td>
                <td>
                  <OriginTag origin={rules[rule].origin} />
                </td>
                <td className="hide-s muted">{rules[rule].note}</td>
              </tr>
            ))}
        </tbody>
      </Table>
    </section>
  )
}
