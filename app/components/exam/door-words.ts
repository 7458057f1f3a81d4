import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'

/** Why a sitting cannot be started, with the facts of the reason. */
export type DoorSays = Readonly<{ code: string } & Record<string, unknown>>

/** The reason in words, its moments as dates. */
export function useDoorWords() {
  const { t } = useTranslation('exam')
  const { dateTime } = useFormats()
  return (refusal: DoorSays): string => {
    const moment = refusal.opensAt ?? refusal.closesAt ?? refusal.until
    return t([`refusal.${refusal.code}`, 'refusal.no-such-exam'], {
      ...refusal,
      at: typeof moment === 'number' ? dateTime(moment) : '',
      seconds: Math.ceil(Number(refusal.waitMs ?? 0) / 1000),
    })
  }
}
