import { useTranslation } from 'react-i18next'
import type { Unmet } from '../../domain/certification/eligibility.ts'
import type { Phase, SessionKind } from '../../domain/exam-session/session.ts'
import type { Level } from '../../domain/shared/level.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Tag } from '../ui/tag.tsx'
import { type AttemptLine, AttemptTable } from './attempt-table.tsx'
import type { DoorSays } from './door-words.ts'
import { useDoorWords } from './door-words.ts'
import type { RulesTold } from './exam-rules.ts'
import { RulesList } from './rules-list.tsx'
import { UnmetList } from './unmet-list.tsx'

export type ExamCardProps = {
  exam: {
    id: string
    level: Level
    kind: SessionKind
    title: string
    /** Open all the time, named after its level. */
    standing: boolean
    place: string | null
    opensAt: number | null
    closesAt: number | null
    entryUntil: number | null
    asksCode: boolean
  }
  rules: RulesTold
  unmet: readonly Unmet[]
  /** Why the door is shut; null: it is open. */
  door: DoorSays | null
  phase: Phase
  extraMinutes: number
  open: { id: string; deadline: number } | null
  /** Whether another exam of his is under way. */
  another: boolean
  attempts: readonly AttemptLine[]
}

/** One sitting: its rules, whether it may be sat now, and how it went before. */
export function ExamCard(card: ExamCardProps) {
  const { t } = useTranslation('exam')
  const { exam, rules, unmet, door, open, another, attempts } = card
  const headId = `exam-${exam.id}`
  return (
    <section aria-labelledby={headId} className="sec">
      <div className="head">
        <div>
          <h2 id={headId}>
            {exam.standing ? t('theory', { level: t(`shell:level.${exam.level}`) }) : exam.title}
          </h2>
          {!exam.standing && (
            <p>
              <Tag tone={exam.kind === 'formal' ? 'accent' : 'line'}>{t(`kind.${exam.kind}`)}</Tag>{' '}
              {t('theory', { level: t(`shell:level.${exam.level}`) })}
            </p>
          )}
        </div>
        <div className="acts">
          {open ? (
            <ButtonLink kind="main" to={`/attempts/${open.id}`}>
              {t('list.resume')}
            </ButtonLink>
          ) : (
            unmet.length === 0 &&
            door === null &&
            !another && (
              <ButtonLink kind="main" to={`/exams/${exam.id}/start`}>
                {t('list.start')}
              </ButtonLink>
            )
          )}
        </div>
      </div>
      <div className="row2">
        <div className="stack">
          <Standing {...card} />
          {(exam.standing || attempts.length > 0) && (
            <>
              <h3>{t('list.attempts')}</h3>
              <AttemptTable attempts={attempts} />
            </>
          )}
        </div>
        <RulesList rules={rules} exam={exam} />
      </div>
    </section>
  )
}

/** What keeps him from it, or that nothing does. */
function Standing({ exam, unmet, door, phase, extraMinutes, open, another, attempts }: ExamCardProps) {
  const { t } = useTranslation('exam')
  const { dateTime } = useFormats()
  const doorWords = useDoorWords()
  if (open) return <Notice icon="clock">{t('list.resumeNote', { at: dateTime(open.deadline) })}</Notice>
  if (door && phase !== 'upcoming')
    return (
      <p className="muted">
        {t(attempts.length > 0 ? 'list.done' : 'list.over')} {attempts.length === 0 && doorWords(door)}
      </p>
    )
  return (
    <>
      {door && exam.opensAt !== null && (
        <Notice icon="clock">
          {t('list.upcoming', { from: dateTime(exam.opensAt) })}{' '}
          {exam.entryUntil !== null && t('list.entryUntil', { at: dateTime(exam.entryUntil) })}
        </Notice>
      )}
      {unmet.length > 0 && (
        <Notice tone="warn" title={t('list.missing')}>
          <UnmetList unmet={unmet} />
        </Notice>
      )}
      {!door && unmet.length === 0 && another && <Notice tone="warn">{t('list.otherOpen')}</Notice>}
      {!door && unmet.length === 0 && !another && (
        <Notice tone="good">{t(exam.standing ? 'list.ready' : 'list.openNow')}</Notice>
      )}
      {extraMinutes > 0 && <p className="muted">{t('list.extra', { count: extraMinutes })}</p>}
      {exam.asksCode && <p className="muted">{t('list.code')}</p>}
    </>
  )
}
