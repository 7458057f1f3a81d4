import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Notice } from '../ui/notice.tsx'

export type Answer =
  | Readonly<{ done: string; awarded: readonly string[] }>
  | Readonly<{ refusal: Readonly<{ code: string }> }>

type Facts = {
  need?: number
  have?: number
  minutes?: number
  scene?: number
  limit?: number
  mayStartAt?: number
}

/** What came of the last press on somebody's record. */
export function DossierAnswer({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation('certification')
  const { date } = useFormats()
  if (!answer) return null
  if ('refusal' in answer) {
    const facts = answer.refusal as Facts & { code: string } // the facts of whichever refusal it is
    const at = facts.mayStartAt === undefined ? '' : date(facts.mayStartAt, true)
    return (
      <Notice tone="bad" role="alert">
        {t(`refused.${answer.refusal.code}`, { ...facts, at })}
      </Notice>
    )
  }
  return (
    <Notice tone="good" role="status">
      {t(`done.${answer.done}`)}
      {answer.awarded.length > 0 && t('done.awarded', { numbers: answer.awarded.join(t('and')) })}
    </Notice>
  )
}
