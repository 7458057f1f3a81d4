import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'

export type SessionRefusal = Readonly<{ code: string } & Record<string, unknown>>

/** Why the last press did nothing, and what would help. */
export function RefusalWords({ refusal }: { refusal: SessionRefusal }) {
  const { t } = useTranslation('sessions')
  const faults = Array.isArray(refusal.faults) ? refusal.faults.map(String) : []
  const unknown = Array.isArray(refusal.logins) ? refusal.logins.map(String).join('、') : ''
  return (
    <Notice
      tone="bad"
      role="alert"
      title={t([`refusal.${refusal.code}`, 'refusal.other'], { ...refusal, unknown })}
    >
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{t(`planFault.${fault}`)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
