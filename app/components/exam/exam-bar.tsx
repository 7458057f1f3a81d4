import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/mark.tsx'
import { SaveState, type Saving } from '../ui/save-state.tsx'
import { Timer } from './timer.tsx'
import type { ExamSession } from './use-exam-session.ts'

type ExamBarProps = {
  title: string
  session: ExamSession
  initialMs: number
  onOver: () => void
  onHandIn: () => void
  canHandIn: boolean
}

/** The bar of the room: whose house, which exam, where the answers are, how long yet, and the way out. */
export function ExamBar({ title, session, initialMs, onOver, onHandIn, canHandIn }: ExamBarProps) {
  const { t } = useTranslation('exam')
  const { seconds } = useFormats()
  const saving = savingOf(session, seconds)
  return (
    <header className="exam-bar">
      <div className="bar-in">
        <span className="brand">
          <Mark />
          <span>{t('shell:brand')}</span>
        </span>
        <span className="exam-name">{title}</span>
        {saving && <SaveState {...saving} />}
        <Timer
          deadline={session.view.deadline}
          pausedAt={session.view.pausedAt}
          serverNow={session.serverNow}
          initialMs={initialMs}
          onOver={onOver}
        />
        <Button small kind="main" onClick={onHandIn} disabled={!canHandIn}>
          {t('handIn.button')}
        </Button>
      </div>
    </header>
  )
}

function savingOf({ place, view }: ExamSession, timeOf: (at: number) => string): Saving | undefined {
  if (place === 'frozen' || place === 'asking') return { state: 'elsewhere' }
  if (view.link === 'offline' || view.link === 'signed-out')
    return { state: 'offline', waiting: view.waiting }
  if (view.link === 'sending') return { state: 'saving' }
  return view.savedAt === null ? undefined : { state: 'saved', at: timeOf(view.savedAt) }
}
