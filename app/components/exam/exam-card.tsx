import { useTranslation } from 'react-i18next'
import type { Unmet } from '../../domain/certification/eligibility.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import type { Level } from '../../domain/shared/level.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { type AttemptLine, AttemptTable } from './attempt-table.tsx'
import type { RulesTold } from './exam-rules.ts'
import { UnmetList } from './unmet-list.tsx'

export type ExamCardProps = {
  exam: { id: string; level: Level; opensAt: number | null; closesAt: number | null }
  rules: RulesTold
  unmet: readonly Unmet[]
  open: { id: string; deadline: number } | null
  attempts: readonly AttemptLine[]
}

/** One sitting: its rules, whether it may be sat now, and how it went before. */
export function ExamCard({ exam, rules, unmet, open, attempts }: ExamCardProps) {
  const { t } = useTranslation('exam')
  const { dateTime } = useFormats()
  const headId = `exam-${exam.id}`
  return (
    <section aria-labelledby={headId} className="sec">
      <div className="head">
        <div>
          <h2 id={headId}>{t('theory', { level: t(`shell:level.${exam.level}`) })}</h2>
        </div>
        <div className="acts">
          {open ? (
            <ButtonLink kind="main" to={`/attempts/${open.id}`}>
              {t('list.resume')}
            </ButtonLink>
          ) : (
            unmet.length === 0 && (
              <ButtonLink kind="main" to={`/exams/${exam.id}/start`}>
                {t('list.start')}
              </ButtonLink>
            )
          )}
        </div>
      </div>
      <div className="row2">
        <div className="stack">
          {open && <Notice icon="clock">{t('list.resumeNote', { at: dateTime(open.deadline) })}</Notice>}
          {!open && unmet.length > 0 && (
            <Notice tone="warn" title={t('list.missing')}>
              <UnmetList unmet={unmet} />
            </Notice>
          )}
          {!open && unmet.length === 0 && <Notice tone="good">{t('list.ready')}</Notice>}
          <h3>{t('list.attempts')}</h3>
          <AttemptTable attempts={attempts} />
        </div>
        <RulesList rules={rules} exam={exam} />
      </div>
    </section>
  )
}

function RulesList({ rules, exam: { opensAt, closesAt } }: Pick<ExamCardProps, 'rules' | 'exam'>) {
  const { t } = useTranslation('exam')
  const { dateTime } = useFormats()
  const [from, to] = [
    opensAt === null ? null : dateTime(opensAt),
    closesAt === null ? null : dateTime(closesAt),
  ]
  return (
    <aside className="stack-s" aria-label={t('list.rules')}>
      <h3>{t('list.rules')}</h3>
      <dl className="kv">
        <dt>{t('list.time')}</dt>
        <dd>{t('list.minutes', { count: rules.minutes })}</dd>
        <dt>{t('list.score')}</dt>
        <dd>
          {t('list.full', { points: formatPoints(rules.fullMark) })}
          {t('comma')}
          {t('list.cut', { points: formatPoints(rules.cutScore) })}
        </dd>
        <dt>{t('list.questions')}</dt>
        <dd>
          <MixWords mix={rules.mix} />
        </dd>
        <dt>{t('list.retake')}</dt>
        <dd>{t('list.retakeRule', { days: rules.retakeDays, times: rules.attemptsPerYear })}</dd>
        {(from || to) && (
          <>
            <dt>{t('list.window')}</dt>
            <dd>
              {from && to
                ? t('list.windowIs', { from, to })
                : from
                  ? t('list.from', { from })
                  : t('list.until', { to })}
            </dd>
          </>
        )}
      </dl>
    </aside>
  )
}

/** 单选 45 题、多选 10 题… one line a kind. */
function MixWords({ mix }: Pick<RulesTold, 'mix'>) {
  const { t } = useTranslation('exam')
  return (
    <ul>
      {mix.map(({ kind, count, unit }) => (
        <li key={kind}>{t(`list.${unit}`, { kind: t(`shell:kind.${kind}`), count })}</li>
      ))}
    </ul>
  )
}
