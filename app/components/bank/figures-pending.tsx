import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

const ASK_AGAIN_MS = 3_000

/** Says that discrimination and curves are being reckoned from new marks, and asks for the list again until they are. */
export function FiguresPending() {
  const { t } = useTranslation('workbench')
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, ASK_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [revalidate, state])
  return (
    <p className="note" role="status">
      {t('figuresPending')}
    </p>
  )
}
