import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unmet } from '../../domain/certification/eligibility.ts'
import type { Condition } from '../../domain/certification/standing.ts'
import type { TheoryStanding } from '../../domain/course/next-step.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Icon } from '../ui/icon.tsx'

export type PracticalCondition = Extract<Condition, { points: unknown }>

type Props = {
  modulesDone: number
  modules: number
  hours: number
  needed: number
  cutScore: number
  theory: TheoryStanding
  unmet: readonly Unmet[]
  practical: PracticalCondition | undefined
  /** A certificate of the level is held: its parts have served. */
  certified: boolean
}

/** What a certificate asks for, and what of it is there. */
export function Checklist(props: Props) {
  const { modulesDone, modules, hours, needed, cutScore, theory, unmet, practical, certified } = props
  const { t } = useTranslation('home')
  return (
    <>
      <ul className="check">
        <Line done={modules > 0 && modulesDone === modules} state={`${modulesDone} / ${modules}`}>
          {t('gap.modules', { count: modules })}
        </Line>
        <Line done={hours >= needed} state={`${hours} / ${needed}`}>
          {t('gap.hours', { needed })}
        </Line>
        <Line done={theory.state === 'passed'} state={<TheoryState theory={theory} unmet={unmet} />}>
          {t('gap.theory', { cut: formatPoints(cutScore) })}
        </Line>
        <Line
          done={certified || practical?.met === true}
          state={certified ? t('gap.done') : <PracticalState practical={practical} />}
        >
          {t('gap.skills')}
        </Line>
      </ul>
      <p className="note">
        <Link to="/certification">{t('gap.all')}</Link>
      </p>
    </>
  )
}

function Line({ done = false, state, children }: { done?: boolean; state: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('home')
  return (
    <li>
      {/* what stands beside it says it in words */}
      <Icon name={done ? 'check' : 'clock'} label={done ? t('gap.done') : undefined} />
      <span>{children}</span>
      <span className="st">{state}</span>
    </li>
  )
}

function PracticalState({ practical }: { practical: PracticalCondition | undefined }) {
  const { t } = useTranslation('home')
  if (!practical || practical.points === null) return t('gap.skillsState')
  return t('theory.points', { points: formatPoints(practical.points) })
}

function TheoryState({ theory, unmet }: { theory: TheoryStanding; unmet: readonly Unmet[] }) {
  const { t } = useTranslation('home')
  const { date } = useFormats()
  switch (theory.state) {
    case 'running':
      return <Link to={`/attempts/${theory.attemptId}`}>{t('theory.running')}</Link>
    case 'marking':
      return t('theory.marking')
    case 'passed':
      return (
        <Link to={`/attempts/${theory.attemptId}/result`}>
          {t('theory.points', { points: formatPoints(theory.points) })}
        </Link>
      )
    case 'failed': {
      const [wait] = unmet
        .flatMap((one) => ('mayStartAt' in one ? [one.mayStartAt] : []))
        .sort((a, b) => b - a)
      return (
        <>
          <Link to={`/attempts/${theory.attemptId}/result`}>
            {t('theory.points', { points: formatPoints(theory.points) })}
          </Link>
          {wait !== undefined && t('theory.again', { date: date(wait) })}
        </>
      )
    }
    case 'none':
      return unmet.length > 0 ? t('theory.afterHours') : <Link to="/exams">{t('theory.open')}</Link>
  }
}
