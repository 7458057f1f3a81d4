import { useTranslation } from 'react-i18next'
import type { Act } from '../../domain/role-play/acts.ts'

/** What a trainee does and means to do, grouped by what it is for, in the order of a talk. What harms is not among it. */
const GROUPS: Readonly<Record<string, readonly Act[]>> = {
  opening: ['greet', 'identify-self', 'verify-identity', 'small-talk'],
  feeling: ['empathise', 'apologise', 'acknowledge-fault'],
  asking: ['ask-open', 'ask-problem', 'ask-closed'],
  informing: ['explain', 'state-terms'],
  proposing: ['offer', 'compensate-within-authority'],
  promising: ['commit-with-deadline', 'follow-up', 'commit-vague'],
  closing: ['summarise', 'confirm-agreement', 'release-gracefully'],
}

/** The acts as options of a select. */
export function ActOptions() {
  const { t } = useTranslation('talk')
  return (
    <>
      {Object.entries(GROUPS).map(([group, acts]) => (
        <optgroup key={group} label={t(`group.${group}`)}>
          {acts.map((act) => (
            <option key={act} value={act}>
              {t(`act.${act}`)}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  )
}
