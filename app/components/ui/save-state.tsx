import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'

export type Saving =
  | { state: 'saved'; at: string }
  | { state: 'saving' }
  | { state: 'offline'; waiting: number }
  | { state: 'elsewhere' }

const LOOK = {
  saved: { tone: 'on', icon: 'cloud' },
  saving: { tone: 'busy', icon: 'clock' },
  offline: { tone: 'off', icon: 'cloudOff' },
  elsewhere: { tone: 'away', icon: 'warn' },
} as const

/** Where the answers are. A polite live region: it speaks only when the state changes, not at each save. */
export function SaveState(saving: Saving) {
  const { t } = useTranslation('ui')
  const { tone, icon } = LOOK[saving.state]
  return (
    <span className={`save ${tone}`}>
      <Icon name={icon} />
      {t(`save.${saving.state}`, saving)}
      <span className="sr" role="status">
        {t(`save.said.${saving.state}`)}
      </span>
    </span>
  )
}
