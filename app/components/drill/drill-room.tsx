import { useTranslation } from 'react-i18next'
import type { DrillMode } from '../../domain/complaint/modes.ts'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import type { CaseView } from '../../domain/complaint/schema.ts'
import { LearnMode } from './learn-mode.tsx'
import { PileMode } from './pile-mode.tsx'
import { type ResultOfRound, RoundResult } from './round-result.tsx'
import { SprintMode } from './sprint-mode.tsx'
import type { ToldCase } from './told.tsx'
import { TwinsMode } from './twins-mode.tsx'

export type Round = {
  id: string
  mode: DrillMode
  deadlineAt: number | null
  now: number
  cases: readonly CaseView[]
  told: readonly (ToldCase | null)[]
  due: number
  result: ResultOfRound | null
}
export type Said =
  | {
      kind: 'answer'
      place: number
      class: ComplaintClass
      motive: Motive | null
      secondary: Motive | null
      tookMs: number
    }
  | { kind: 'reply'; place: number; reply: 'better' | 'worse' }
  | { kind: 'finish' }

const MODES = { learn: LearnMode, challenge: LearnMode, sprint: SprintMode, twins: TwinsMode, pile: PileMode }

/** A round being answered in the manner of its mode, or closed with what it showed. */
export function DrillRoom({ round }: { round: Round }) {
  const { t } = useTranslation('drill')
  const Mode = MODES[round.mode]
  // the last answer is read before the result: who has just answered goes on by himself
  return (
    <div className="drill">
      <h1 className="sr">{t('title')}</h1>
      {round.result && round.mode === 'sprint' ? (
        <RoundResult round={round} result={round.result} />
      ) : (
        <Mode round={round} />
      )}
    </div>
  )
}
