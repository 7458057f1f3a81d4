import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { loader } from '../../routes/bank_.import.progress/route.ts'

const EVERY_MS = 800

/** How far the file is, while it is being sent and read. */
export function ImportProgress() {
  const { t } = useTranslation('exchange')
  const { load, data } = useFetcher<typeof loader>()
  useEffect(() => {
    const timer = setInterval(() => load('/bank/import/progress'), EVERY_MS)
    return () => clearInterval(timer)
  }, [load])
  const progress = data?.progress
  return (
    <p className="note" role="status">
      {progress
        ? t(`stage.${progress.stage}`, { count: 'questions' in progress ? progress.questions : 0 })
        : t('stage.sending')}
    </p>
  )
}
